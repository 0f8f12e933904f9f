"""Fills in the admin's forms as a browser does: what stands there is sent along."""

from tests.site.reading import form_values, read


def fill_in(client, address, /, **typed):
    """Open the form of the admin at `address`, type something into it and send it."""
    tree = read(client.get(address), strict=False)
    (form,) = [form for form in tree.iter("form") if form.get("id", "").endswith("_form")]
    return client.post(address, form_values(form) | typed)


def choose(client, model, action, *pages, **more):
    """Tick pages in the list of `model`, such as "blog/post", and choose an action."""
    ticked = [page.pk for page in pages]
    return client.post(
        f"/admin/{model}/", {"action": action, "_selected_action": ticked} | more, follow=True
    )
