"""Mail servers that fail in the ways mail servers do, all at a port that is known beforehand."""

import asyncio
import re
import socket
import struct
import threading
from contextlib import contextmanager

from aiosmtpd.controller import Controller

from tests.outbox.mailing import Mailbox

RESET = struct.pack("ii", 1, 0)  # of SO_LINGER: hang up without a word
# One request, or how many arrived since the notice before.
NOTICE = re.compile(r"(A|\d+) new consultation requests?")


class Post(Mailbox):
    """A good server: keeps what it receives, and knows which of it are the staff's notices."""

    @property
    def notices(self):
        """Message-ID and count of each notice to staff, once for each time that it arrived."""
        found = [(mail["Message-ID"], NOTICE.fullmatch(mail["Subject"])) for mail in self.messages]
        return [(name, int(of[1].replace("A", "1"))) for name, of in found if of]


class Busy(Post):
    """Turns away three of ten: try again later."""

    def __init__(self):
        super().__init__()
        self._number = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's own name
        self._number += 1
        if self._number * 3 % 10 < 3:  # spread evenly, and the same in every run
            return "451 Too busy"
        return await super().handle_DATA(server, session, envelope)


class Forgetful(Post):
    """Takes every mail and cuts each third connection before it says so."""

    def __init__(self):
        super().__init__()
        self._number = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- as above
        answer = await super().handle_DATA(server, session, envelope)
        self._number += 1
        if self._number % 3 == 0:
            server.transport.abort()
        return answer


class Slow(Post):
    """Stops at some mails, before or after it has taken them, so that somebody may be killed."""

    def __init__(self, *, before, after):
        super().__init__()
        self._before, self._after, self._number = before, after, 0
        self.is_at_it = threading.Event()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- as above
        self._number += 1
        if self._number == self._before:
            await self._stop()
        answer = await super().handle_DATA(server, session, envelope)
        if self._number == self._after:
            await self._stop()
        return answer

    async def _stop(self):
        self.is_at_it.set()
        await asyncio.sleep(60)


@contextmanager
def mail_server(port, handler):
    """A server with this handler."""
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield handler
    finally:
        server.stop()


@contextmanager
def bad_server(port, conversation):
    """A server that holds each conversation as a function says, all at once."""
    listener = socket.create_server(("127.0.0.1", port))
    is_over = threading.Event()

    def serve():
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=hold, args=(connection,), daemon=True).start()

    def hold(connection):
        with connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            conversation(connection, is_over)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield
    finally:
        is_over.set()
        # A thread that waits for a connection would hold the port.
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def say_nothing(connection, is_over):
    is_over.wait()


def die_half_way(connection, is_over):
    """Speak as far as the first line of a mail, then be gone."""
    stream = connection.makefile("rwb")
    answers = {b"DATA": b"354 go on\r\n"}
    stream.write(b"220 ready\r\n")
    stream.flush()
    for line in stream:
        verb = line[:4].upper()
        stream.write(answers.get(verb, b"250 OK\r\n"))
        stream.flush()
        if verb == b"DATA":
            stream.readline()
            return
