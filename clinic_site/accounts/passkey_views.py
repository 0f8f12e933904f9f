"""What the package's scripts ask for when a passkey is made or shown, and what a right answer opens."""

import json

from django.contrib import admin
from django.http import JsonResponse
from django_otp_webauthn import exceptions, views
from django_otp_webauthn.models import WebAuthnCredential

from clinic_site.access.sign_ins import note_failure

from . import enrolling
from .confirming import note_confirmed
from .next_page import next_page
from .passkeys import SECOND
from .signing_in import complete, half_signed_in

# Without a browser's answer the noted question is over then, and so is the session of a stranger.
ASKED_FOR = 10 * 60  # seconds
PASSKEY = "passkey"  # by which its failures are counted
NOT_UNDERSTOOD = (TypeError, ValueError, KeyError, AttributeError, RecursionError)


class AnswersInWords:
    """What a browser sends may be anything: the answer is a sentence all the same."""

    def handle_exception(self, exc):
        if isinstance(exc, NOT_UNDERSTOOD):
            exc = exceptions.MalformedRequest()
        return super().handle_exception(exc)


class Showing(AnswersInWords):
    """Whom a passkey must belong to: who is between the steps or confirms; else anybody signs in."""

    @property
    def is_second_step(self):
        # Beside it, who left between the steps keeps nobody from signing in at the same browser.
        return SECOND in self.request.GET and half_signed_in(self.request) is not None

    def get_user(self):
        if self.is_second_step:
            return half_signed_in(self.request)
        return self.request.user if admin.site.has_permission(self.request) else None


class BeginShowing(Showing, views.BeginCredentialAuthenticationView):
    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        if not self.request.user.is_authenticated:
            self.request.session.set_expiry(ASKED_FOR)
        return response


class CompleteShowing(Showing, views.CompleteCredentialAuthenticationView):
    owner = None  # of a passkey that is right, whatever becomes of it

    def get_state(self):
        state = super().get_state()
        # Who had given a password was asked for no PIN. Of a stranger it is asked, whoever began.
        if self.get_user() is None and not state["require_user_verification"]:
            raise exceptions.InvalidState
        return state

    def handle_exception(self, exc):
        response = super().handle_exception(exc)
        owner = self.owner or self.get_user()
        note_failure(self.request, owner, "gave a passkey that was refused", page=PASSKEY)
        return response

    def check_device_usable(self, device):
        self.owner = device.user
        super().check_device_usable(device)
        if not device.user.is_staff:
            raise exceptions.UserDisabled

    def complete_auth(self, device):
        # Who was away is between the steps again, and signed in still, by a session that is over.
        is_in = admin.site.has_permission(self.request) and not self.is_second_step
        if is_in and device.user_id == self.request.user.pk:
            note_confirmed(self.request, by_factor=True)
        else:
            complete(self.request, device.user, device, "")

    def get_success_url(self):
        return next_page(self.request)


class Making(AnswersInWords):
    """Who may make a passkey now: see `enrolling.who_enrolls`."""

    def get_user(self):
        account = enrolling.who_enrolls(self.request)
        if account and not hasattr(account, "is_verified"):
            account.is_verified = lambda: False  # as of anybody who has no factor yet
        return account


class BeginMaking(Making, views.BeginCredentialRegistrationView):
    pass


class CompleteMaking(Making, views.CompleteCredentialRegistrationView):
    def post(self, *args, **kwargs):
        account = self.get_user()
        response = super().post(*args, **kwargs)
        device = WebAuthnCredential.objects.get(pk=json.loads(response.content)["id"])
        to = enrolling.enrolled(self.request, account, device)
        return JsonResponse({"id": device.pk, "next": to})
