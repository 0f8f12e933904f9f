"""What an authenticator app and a person do: codes, and signing in by them."""

import base64
import time

from django_otp.oath import totp

from clinic_site.accounts.models import AuthenticatorApp, new_secret

LOGIN, SECOND_STEP = "/admin/login/", "/admin/second-step/"
PASSWORD = "a long password"


def code_of(secret: str, *, steps: int = 0) -> str:
    """The six digits that an app shows, now or so many half minutes later."""
    return f"{totp(base64.b32decode(secret), t0=int(-30 * steps)):06d}"


def wrong_code(secret: str) -> str:
    """Six digits that are right neither now nor soon."""
    near = {code_of(secret, steps=steps) for steps in range(-3, 4)}
    return next(
        code for code in ("000000", "111111", *map(str, range(222222, 222232))) if code not in near
    )


def give_app(account) -> str:
    """Give an account an app that is proven, and return its secret."""
    secret = new_secret()
    AuthenticatorApp.objects.create(user=account, name="My phone", secret=secret)
    return secret


def give_password(client, account, to="/admin/"):
    """The first step; returns the answer."""
    form = {"username": account.get_username(), "password": PASSWORD, "next": to}
    return client.post(LOGIN, form)


def give_code(client, code, to="/admin/"):
    """The second step; returns the answer."""
    return client.post(SECOND_STEP, {"code": code, "next": to})


def later() -> float:
    """Half a minute from now, when the app shows another code."""
    return time.time() + 31
