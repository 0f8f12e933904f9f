"""Whose session it is, and for the access records who is at work and from where, in the admin alone."""

from auditlog.context import set_extra_data
from auditlog.middleware import AuditlogMiddleware
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import InterfaceError, OperationalError
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from . import devices
from .addresses import client_address
from .events import at_hand
from .refusals import FORBIDDEN, note_refusal


class PatientSessions(SessionMiddleware):
    """Django's own, but a page comes where what its session notes cannot be written just now."""

    def process_response(self, request, response):
        try:
            return super().process_response(request, response)
        except (SessionInterrupted, OperationalError, InterfaceError) as error:
            if not _comes_of_the_database(error):
                raise  # they signed out in another window
            patch_vary_headers(response, ["Cookie"])
            return response


class RecordWho(AuditlogMiddleware):
    """auditlog's own, but for the address: it would believe a header that anybody can write."""

    def __call__(self, request):
        # A public page must not ask who is signed in, and of visitors no address is kept.
        if not request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        request.who = {}
        token = at_hand.set(request)
        try:
            # Without auditlog's correlation id, which is a header that anybody can write, too.
            with set_extra_data(request.who):
                response = self.get_response(request)
            # Not where it is raised: a transaction that ends with it would take the record along.
            if response.status_code == FORBIDDEN and request.who.get("actor"):
                note_refusal(request)
            devices.give_cookie(request, response)
            return response
        finally:
            at_hand.reset(token)

    def process_view(self, request, *view):
        # The database is asked only after Django has judged the form's token: where it does not
        # answer, whoever typed gets everything back to be sent again. (A form whose token is too old
        # does not come here: that is nobody who was refused.)
        if hasattr(request, "who"):
            request.who.update(self.get_extra_data(request))

    def get_extra_data(self, request):
        actor = self._get_actor(request)
        # The name beside the account: it stays readable when the account is deleted.
        who = {"who": actor.get_username()} if actor else None
        return {
            "actor": actor,
            "additional_data": who,
            "remote_addr": client_address(request) or None,
        }


def _comes_of_the_database(error):
    # Django says of each error at a session that it was deleted; the true one stands behind.
    while error and not isinstance(error, OperationalError | InterfaceError):
        error = error.__context__
    return error is not None
