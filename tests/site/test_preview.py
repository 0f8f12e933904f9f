"""The preview: the site's own page, for staff who may see it, and for nobody else."""

from datetime import UTC, datetime
from urllib.parse import urljoin

import pytest

from blog.models import Post
from clinic_site.publishing.editions import publish
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import headings, links, main_of, read

pytestmark = pytest.mark.django_db

MAY_SEE = {
    "blog/post": (PostFactory, {"Author", "Clinician", "Editor", "Administrator"}),
    "services/service": (ServiceFactory, {"Author", "Clinician", "Editor", "Administrator"}),
    "clinic/condition": (ConditionFactory, {"Author", "Clinician", "Editor", "Administrator"}),
    "clinic/person": (PersonFactory, {"Author", "Clinician", "Editor", "Administrator"}),
    "clinic/page": (PageFactory, {"Author", "Clinician", "Editor", "Administrator"}),
}
GROUPS = ["Author", "Clinician", "Editor", "Front desk", "Administrator"]
NOT_PUBLIC = {
    "a draft": {"is_draft": True},
    "a scheduled page": {"at": datetime(2090, 1, 1, tzinfo=UTC)},
    "an expired page": {
        "at": datetime(2020, 1, 1, tzinfo=UTC),
        "until": datetime(2020, 1, 2, tzinfo=UTC),
    },
}


def address_of(model, page):
    return f"/admin/{model}/{page.pk}/preview/"


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", MAY_SEE)
def test_a_draft_is_shown_to_those_who_may_view_it(client_of, model, group):
    factory, groups = MAY_SEE[model]
    draft = factory(is_draft=True)

    response = client_of(group).get(address_of(model, draft))

    assert response.status_code == (200 if group in groups else 403)


@pytest.mark.parametrize("model", MAY_SEE)
def test_a_visitor_is_led_to_the_sign_in_page(client, model):
    address = address_of(model, MAY_SEE[model][0]())

    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={address}")


@pytest.mark.parametrize("model", MAY_SEE)
@pytest.mark.parametrize("state", NOT_PUBLIC)
def test_what_is_not_public_is_shown_as_it_would_look(admin_client, client, model, state):
    page = MAY_SEE[model][0](**NOT_PUBLIC[state])

    preview = admin_client.get(address_of(model, page))

    publish(page)
    public = client.get(page.get_absolute_url())
    name = page._meta.model_name
    assert f"{page._meta.app_label}/{name}_detail.html" in [
        part.name for part in preview.templates
    ]
    assert headings(main_of(read(preview))) == headings(main_of(read(public)))


@pytest.mark.parametrize("model", MAY_SEE)
def test_of_a_public_page_the_draft_is_shown_which_visitors_do_not_see(
    admin_client, client, model
):
    page = MAY_SEE[model][0]()
    setattr(page, "name" if model == "clinic/person" else "title", "New words")
    page.save()

    preview = headings(read(admin_client.get(address_of(model, page))))
    public = headings(read(client.get(page.get_absolute_url())))

    assert ("New words" in " ".join(preview), "New words" in " ".join(public)) == (True, False)


@pytest.mark.parametrize("model", MAY_SEE)
def test_no_cache_and_no_search_engine_keeps_a_preview(admin_client, model):
    response = admin_client.get(address_of(model, MAY_SEE[model][0]()))

    told = {part.get("name"): part.get("content") for part in read(response).iter("meta")}
    assert "no-store" in response["Cache-Control"]
    assert told["robots"] == "noindex"


@pytest.mark.parametrize("model", MAY_SEE)
def test_the_preview_leads_back_to_the_form(admin_client, model):
    page = MAY_SEE[model][0](is_draft=True)

    tree = read(admin_client.get(address_of(model, page)))

    led_to = [urljoin(address_of(model, page), link) for link in links(tree)]
    assert f"/admin/{model}/{page.pk}/change/" in led_to


def test_a_public_page_never_says_that_it_is_a_preview(client):
    public = PostFactory()

    tree = read(client.get(public.get_absolute_url()))

    assert [link for link in links(tree) if link.startswith("/admin/")] == []


def test_save_and_preview_leads_to_the_preview(client_of):
    author = client_of("Author")
    draft = PostFactory(is_draft=True)

    changed = fill_in(author, f"/admin/blog/post/{draft.pk}/change/", title="New", _preview="")
    added = fill_in(
        author, "/admin/blog/post/add/", title="Mine", slug="mine", body="<p>X</p>", _preview=""
    )

    assert changed["Location"] == address_of("blog/post", draft)
    assert added["Location"] == address_of("blog/post", Post.objects.get(slug="mine"))
    assert author.get(added["Location"]).status_code == 200


def test_the_form_links_the_address_under_which_visitors_see_the_page(admin_client):
    page = PostFactory(slug="before")
    Post.objects.update(slug="after")

    shown = links(read(admin_client.get(f"/admin/blog/post/{page.pk}/change/"), strict=False))

    assert ("/blog/before/" in shown, "/blog/after/" in shown) == (True, False)


@pytest.mark.parametrize(
    ("state", "is_linked"), [*((fields, False) for fields in NOT_PUBLIC.values()), ({}, True)]
)
def test_the_form_links_the_public_page_where_there_is_one(admin_client, state, is_linked):
    page = PostFactory(**state)

    tree = read(admin_client.get(f"/admin/blog/post/{page.pk}/change/"), strict=False)

    assert (page.get_absolute_url() in links(tree)) == is_linked
    assert address_of("blog/post", page) in links(tree)
