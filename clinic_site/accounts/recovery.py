"""Recovery codes: ten to print, each good for one sign-in when the phone is lost."""

import base64
import hashlib
import secrets

from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice

HOW_MANY = 10
NAME = "recovery codes"
# Without those that look alike. 24 of them are 115 bits, which nobody tries out: so a plain hash is
# enough, and codes outlive a change of the keys.
LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
PARTS, PART_LENGTH = 6, 4


def make_codes(account) -> list[str]:
    """New codes, which are shown once; those before are worth nothing any more."""
    codes = [_new_code() for _ in range(HOW_MANY)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=account).delete()
        device = StaticDevice.objects.create(user=account, name=NAME)
        for code in codes:
            device.token_set.create(token=_hash(code))
    return codes


def use_code(account, typed: str) -> StaticDevice | None:
    """The device of this code, which is used up now; None where it is none of the account."""
    device = StaticDevice.objects.filter(user=account).first()
    if device is None or not _bare(typed):
        return None
    # One statement: of two who send the same code at once, one comes in.
    kept_as = [_hash(typed), _hash_of_before(typed)]
    used, _of_each = device.token_set.filter(token__in=kept_as).delete()
    return device if used else None


def how_many_left(account) -> int:
    """How many codes still open the account."""
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=account))


def _new_code():
    letters = "".join(secrets.choice(LETTERS) for _ in range(PARTS * PART_LENGTH))
    return "-".join(letters[at : at + PART_LENGTH] for at in range(0, len(letters), PART_LENGTH))


def _hash(code):
    # 128 bits: the package's column has room for 16 signs, each of which is one of 256 here.
    return "".join(chr(0x100 + byte) for byte in _digest(code)[:16])


def _hash_of_before(code):
    """How codes were kept that were printed when they had 20 letters."""
    return base64.urlsafe_b64encode(_digest(code)[:12]).decode()


def _digest(code):
    return hashlib.sha256(_bare(code).encode()).digest()


def _bare(typed):
    """However it was typed: "K7M4 X2PQ …" is "k7m4x2pq…"."""
    return "".join(sign for sign in typed.casefold() if sign.isalnum())
