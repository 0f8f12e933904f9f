"""A mail server of our own on the loopback, and the moment at which all mail has left."""

import socket
from queue import Queue

from clinic_site.outbox import sending

TIMEOUT = 30  # seconds, far more than anything here takes


class Inbox:
    """Keeps each envelope whole."""

    def __init__(self):
        self.arrived = Queue()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's own name
        self.arrived.put(envelope)
        return "250 OK"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def everything_is_sent():
    # One thread sends, one message after the other: an empty task comes last.
    sending._sender.submit(lambda: None).result(TIMEOUT)
