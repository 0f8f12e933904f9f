"""Where somebody goes on to after signing in: a page of the admin, and nothing else."""

from urllib.parse import unquote, urlsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

LONGEST_ADDRESS = 2000  # characters
# How the names of addresses end that show no page to who just goes there.
NO_PAGES = (
    "login", "logout", "jsi18n", "_search", "keep_alive", "unsaved", "_library", "_upload", "_describe",
    "_picture", "_to_link", "_step", "confirm", "_begin", "_complete", "remove_factor",
    "rename_factor", "forgotten_password", "link_sent", "choose_password", "password_chosen", "new_codes", "end_session",
    "_show", "_fitness", "_fitness_new", "card",
)  # fmt: skip


def next_page(request: HttpRequest) -> str:
    """The page that was asked for, or the first one of the admin."""
    asked = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    return asked if is_page_of_the_admin(asked) else reverse("admin:index")


def without_wrong_next(data):
    """What was sent, without the address to go on to where that is no page of the admin."""
    address = data.get(REDIRECT_FIELD_NAME)
    if address is None or is_page_of_the_admin(address):
        return data
    data = data.copy()
    del data[REDIRECT_FIELD_NAME]
    return data


def is_page_of_the_admin(address: str) -> bool:
    """Whether an address that somebody sent along is one to go on to after signing in."""
    if not address.startswith(reverse("admin:index")) or len(address) > LONGEST_ADDRESS:
        return False
    if not address.isprintable() or "\\" in address or ".." in address:
        return False  # browsers read these in ways of their own
    try:
        name = resolve(unquote(urlsplit(address).path)).url_name
    except (Resolver404, ValueError):
        return False
    return bool(name) and not name.endswith(NO_PAGES)
