"""Tells the access records who is at work and from where, in the admin alone."""

from auditlog.context import set_extra_data
from auditlog.middleware import AuditlogMiddleware
from django.urls import reverse

from .addresses import client_address


class RecordWho(AuditlogMiddleware):
    """auditlog's own, but for the address: it would believe a header that anybody can write."""

    def __call__(self, request):
        # A public page must not ask who is signed in, and of visitors no address is kept.
        if not request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        # Without auditlog's correlation id, which is a header that anybody can write, too.
        with set_extra_data(self.get_extra_data(request)):
            return self.get_response(request)

    def get_extra_data(self, request):
        actor = self._get_actor(request)
        # The name beside the account: it stays readable when the account is deleted.
        who = {"who": actor.get_username()} if actor else None
        return {
            "actor": actor,
            "additional_data": who,
            "remote_addr": client_address(request) or None,
        }
