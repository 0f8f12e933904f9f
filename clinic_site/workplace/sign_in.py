"""How staff sign in: what a right password lacks, and where it leads."""

from urllib.parse import unquote, urlsplit

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user_model
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve, reverse

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
        name, password = (self.cleaned_data.get(field) for field in ("username", "password"))
        off = get_user_model().objects.filter(username=name, is_active=False).first()
        if off is None:
            # As long as a look at a password takes: time must not tell which accounts there are.
            get_user_model()().set_password(password)
        elif off.check_password(password):
            return ValidationError(
                f"Your password is right, but the account {name} is switched off. {WHO_HELPS} to "
                "tick “active” for it.",
                code="inactive",
            )
        return super().get_invalid_login_error()


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
