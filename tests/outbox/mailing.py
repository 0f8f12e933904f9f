"""A message, a server that keeps what it receives, and the end of all sending."""

from aiosmtpd.handlers import Sink

from clinic_site.outbox import sending

SECRET = "marker-7f3a"
MESSAGE = {
    "subject": f"About {SECRET}",
    "body": f"A body with {SECRET} and ünïcode.\n",
    "to": f"{SECRET}@clinic.example",
}
SECONDS = 10  # that a test waits for an event before it fails


class Mailbox(Sink):
    """Keeps what a real server receives."""

    def __init__(self):
        super().__init__()
        self.envelopes = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's own name
        self.envelopes.append(envelope)
        return "250 OK"


def wait_until_all_is_sent():
    # One thread sends one after the other: what is handed in last is done last.
    sending._sender.submit(lambda: None).result(timeout=SECONDS)
