"""The keys: the first one encrypts, every one decrypts; and hashes that need a key to be made."""

import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class WrongKeyError(Exception):
    """None of the keys opens what is stored. The stored text stays out of the message."""

    def __init__(self):
        super().__init__(
            "A stored text was encrypted with a key that ENCRYPTION_KEYS does not hold: "
            "put that key back, after the current one."
        )


def encrypt(text: str) -> str:
    """The text as a Fernet token, made with the first key."""
    return _ciphers(*settings.ENCRYPTION_KEYS).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text of a token; raises `WrongKeyError` where no key fits."""
    try:
        return _ciphers(*settings.ENCRYPTION_KEYS).decrypt(token.encode()).decode()
    except InvalidToken:
        raise WrongKeyError from None


def keyed_hash(text: str) -> str:
    """64 hexadecimal digits by which an equal text is found, and nobody else can guess it."""
    return _hash(settings.ENCRYPTION_KEYS[0], text)


def keyed_hashes(text: str) -> list[str]:
    """The hashes that rows may hold: until rotation is done some are of an earlier key."""
    return [_hash(key, text) for key in settings.ENCRYPTION_KEYS]


@lru_cache(maxsize=8)
def _ciphers(*keys):
    return MultiFernet([Fernet(key) for key in keys])


def _hash(key, text):
    # A key of its own, so that a hash tells nothing about the key that encrypts.
    derived = hmac.digest(key.encode(), b"clinic: looking up by hash", hashlib.sha256)
    return hmac.new(derived, text.encode(), hashlib.sha256).hexdigest()
