"""A passkey without a browser: it signs what the site asks, as a phone does."""

import base64
import hashlib
import json
import secrets

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django_otp_webauthn.models import WebAuthnCredential

USER_PRESENT, USER_VERIFIED = 0x01, 0x04
HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


class SoftwarePasskey:
    """A key of an account, stored as if it had been made on a page."""

    def __init__(self, account, name="Phone"):
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._id = secrets.token_bytes(16)
        public = self._key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (public.x, public.y))
        self.row = WebAuthnCredential.objects.create(
            user=account,
            name=name,
            credential_id=self._id,
            public_key=cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y}),
            aaguid="00000000-0000-0000-0000-000000000000",
            transports=[],
            backup_eligible=False,
            backup_state=False,
        )

    def show(self, client, *, to="", is_second=False, is_verified=True):
        """Ask the site for its question and answer it; returns what it says to that."""
        asked = self.ask(client, is_second=is_second)
        return self.answer(client, asked, to=to, is_second=is_second, is_verified=is_verified)

    @staticmethod
    def ask(client, *, is_second=False):
        address = f"/admin/passkey/ask/{'?second' if is_second else ''}"
        return client.post(address, content_type="application/json", headers=HERE).json()

    def answer(self, client, asked, *, to="", is_second=False, is_verified=True):
        told = {"type": "webauthn.get", "challenge": asked["challenge"], "origin": HERE["Origin"]}
        told = json.dumps(told).encode()
        flags = USER_PRESENT | (USER_VERIFIED if is_verified else 0)
        data = hashlib.sha256(asked["rpId"].encode()).digest() + bytes([flags, 0, 0, 0, 0])
        signed = self._key.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(hashes.SHA256()))
        body = {
            "id": _written(self._id),
            "rawId": _written(self._id),
            "type": "public-key",
            "response": {
                "clientDataJSON": _written(told),
                "authenticatorData": _written(data),
                "signature": _written(signed),
            },
        }
        address = f"/admin/passkey/show/?next={to}{'&second' if is_second else ''}"
        return client.post(address, body, content_type="application/json", headers=HERE)


def _written(part):
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()
