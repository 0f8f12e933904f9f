"""Links by email with which somebody chooses a password: for a day, and once."""

from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.cache import never_cache

from clinic_site.clinic.models import ClinicProfile
from clinic_site.encryption.keys import WrongKeyError, decrypt, encrypt
from clinic_site.outbox.addresses import is_address
from clinic_site.outbox.queue import enqueue_template

INVITATION, NEW_PASSWORD = "Invitation", "A link for a new password"
SENT = "sent a link to choose a password"  # in the access records


def invite(account: AbstractBaseUser) -> bool:
    """Send somebody who has never come in the link to choose their password; whether there is an address."""
    return _send(account, "invitation", INVITATION)


def send_new_password(account: AbstractBaseUser) -> bool:
    """Send the link for a new password to whose account it is."""
    return _send(account, "new_password", NEW_PASSWORD)


class ChoosePassword(PasswordResetConfirmView):
    """The page behind the link; whoever has chosen a password signs in with it, by both steps."""

    template_name = "admin/accounts/choose_password.html"
    form_class = SetPasswordForm
    success_url = reverse_lazy("admin:password_chosen")
    title = "Choose your password"

    @method_decorator(never_cache)
    def dispatch(self, *args, **kwargs):
        session = self.request.session
        # Django keeps in the session what the link says: in a copy of the database it opens nothing.
        if token := session.get(INTERNAL_RESET_SESSION_TOKEN):
            session[INTERNAL_RESET_SESSION_TOKEN] = _opened(token)
        answer = super().dispatch(*args, **kwargs)
        if token := session.get(INTERNAL_RESET_SESSION_TOKEN):
            session[INTERNAL_RESET_SESSION_TOKEN] = encrypt(token)
        return answer

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context if self.validlink else context | {"title": "This link is over"}

    def get_user(self, uidb64):
        account = super().get_user(uidb64)
        is_theirs = account is not None and account.is_active
        return account if is_theirs else None


def _opened(token):
    try:
        return decrypt(token)
    except WrongKeyError:
        return ""


def _send(account, template, kind):
    if not is_address(account.email):
        return False
    key = urlsafe_base64_encode(force_bytes(account.pk))
    token = default_token_generator.make_token(account)
    # The site's own address, not that of the request: a name that somebody sent leads nobody away.
    url = urljoin(settings.SITE_URL, reverse("admin:choose_password", args=[key, token]))
    enqueue_template(
        f"admin/accounts/mail/{template}.txt",
        kind=kind,
        to=account.email,
        is_sealed=True,
        clinic=ClinicProfile.get_solo(),
        url=url,
        name=account.get_username(),
    )
    return True


def account_of(typed: str) -> AbstractBaseUser | None:
    """The one account that may come in by this name or this email address."""
    accounts = get_user_model().objects.filter(is_active=True, is_staff=True)
    found = list(accounts.filter(username=typed)) or list(accounts.filter(email__iexact=typed)[:2])
    return found[0] if len(found) == 1 else None
