"""Records that somebody who is signed in asked for a page of the admin that is not open to them."""

from django.apps import apps
from django.http import HttpRequest

from .events import REFUSED, note_some, unhindered

FORBIDDEN = 403
# How the names of Django's pages end, and what staff call these.
PAGES = {"changelist": "the list", "change": "a page", "add": "a new one", "delete": "deleting"}


def note_refusal(request: HttpRequest) -> None:
    """Record which page it was: by the name of its address, without keys or questions in it."""
    with unhindered():
        page = request.resolver_match.url_name or "" if request.resolver_match else ""
        if request.user.is_authenticated:
            note_some(
                request,
                request.user,
                f"was refused: {page_in_words(page)}",
                event=REFUSED,
                page=page,
            )


def page_in_words(name: str) -> str:
    """What an address of the admin shows, by its name: "consultation requests, export"."""
    for model in apps.get_models():
        start = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name.startswith(start):
            deed = name.removeprefix(start)
            kind = model._meta.verbose_name_plural
            return f"{kind}, {PAGES.get(deed) or deed.replace('_', ' ')}"
    return name.replace("_", " ") or "a page"
