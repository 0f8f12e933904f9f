"""The emails to a member of staff about their own account. None names a person or holds a secret."""

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.text import capfirst

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.addresses import is_address
from clinic_site.outbox.queue import enqueue_template
from clinic_site.publishing.seo import absolute_url

KIND = "About a staff account"


def factor_made(account: AbstractBaseUser, kind: str) -> None:
    tell(account, f"{capfirst(kind)} opens your account from now on, besides your password.")


def factor_removed(account: AbstractBaseUser, kind: str) -> None:
    tell(account, f"{capfirst(kind)} was removed from your account and opens it no more.")


def factors_reset(account: AbstractBaseUser) -> None:
    tell(
        account,
        "An administrator removed all passkeys, authenticator apps, and recovery codes from your "
        "account, and its password. Choose a new one by the link in another email; you make a new "
        "second step when you sign in next.",
    )


def codes_made(account: AbstractBaseUser) -> None:
    tell(account, "New recovery codes were made for your account. Earlier ones work no more.")


def recovery_code_used(account: AbstractBaseUser, left: int) -> None:
    tell(
        account,
        f"A recovery code of your account was used. Codes that are left: {left}.",
    )


def wrong_codes(account: AbstractBaseUser) -> None:
    tell(
        account,
        "Wrong codes were given for your account until none was looked at any more. Only who knows your "
        "password, or is at your open screen, gets that far: if it was not you, choose a new password.",
    )


def signed_in_elsewhere(account: AbstractBaseUser, browser: str) -> None:
    tell(
        account,
        f"Somebody signed in with your account in a browser that was not seen before: {browser}.",
    )


def password_changed(account: AbstractBaseUser) -> None:
    tell(account, "The password of your account was changed. All other browsers are signed out.")


def groups_changed(account: AbstractBaseUser, how: str, group: str = "") -> None:
    """Tell what was given or taken; where it was not the account's own but its group's, of which."""
    by = f" by its group “{group}”" if group else ""
    tell(account, f"What your account may do was changed{by}: {how}.")


def address_changed(account: AbstractBaseUser, before: str) -> None:
    """Tell it at the address from before, which whoever changed it may not read."""
    tell(account, "Emails about your account go to another address from now on.", to=before)


def tell(account: AbstractBaseUser, sentence: str, to: str = "") -> None:
    """Write to whose account it is; without an address, to nobody."""
    to = to or account.email
    if not is_address(to):
        return
    enqueue_template(
        "admin/accounts/mail/changed.txt",
        kind=KIND,
        to=to,
        sentence=sentence,
        clinic=ClinicProfile.get_solo(),
        url=absolute_url(reverse("admin:your_account")),
    )
