"""How staff sign in: what a right password lacks, and where it leads."""

from urllib.parse import unquote, urlsplit

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve, reverse

from clinic_site.access import devices, guessing

WHO_HELPS = "Ask a colleague who looks after the staff’s accounts"
LONGEST_ADDRESS = 2000  # characters
# How the names of addresses end that show no page to who just goes there.
NO_PAGES = (
    "login", "logout", "jsi18n", "_search", "keep_alive", "_library", "_upload", "_describe",
    "_picture", "_to_link",
)  # fmt: skip


class SignInForm(AdminAuthenticationForm):
    """Only who knows the password is told what the account lacks."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "That username or password is not right. Check for capital letters, then "
        "try again."
    }

    def confirm_login_allowed(self, user):
        if not user.is_staff:
            raise ValidationError(
                f"Your password is right, but the account {user.get_username()} lacks the staff "
                f"status that these pages need. {WHO_HELPS} to tick “staff status” for it.",
                code="no_staff",
            )

    def get_invalid_login_error(self):
        if getattr(self.request, "is_switched_off", False):
            name = self.cleaned_data.get("username")
            return ValidationError(
                f"Your password is right, but the account {name} is switched off. {WHO_HELPS} to "
                "tick “active” for it.",
                code="inactive",
            )
        return super().get_invalid_login_error()


def welcome(request, response):
    """To be called when somebody is in for good, after their second factor where they have one."""
    guessing.forgive(request, request.user)
    devices.remember(request, response, request.user)


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
