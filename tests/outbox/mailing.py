"""Mail servers on this machine: a good one that keeps what it receives, and all kinds of bad ones."""

import asyncio
import socket
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from ipaddress import ip_address
from queue import Queue

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

SECONDS = 30  # that a test waits for an event before it fails


class Mailbox:
    """Keeps each envelope whole; `answers` says otherwise, one answer after the other."""

    def __init__(self, *answers):
        self.arrived = Queue()
        self.answers = list(answers)

    @property
    def messages(self):
        return [
            message_from_bytes(envelope.content, policy=policy.default)
            for envelope in list(self.arrived.queue)
        ]

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- aiosmtpd's own name
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("2"):
            self.arrived.put(envelope)
        return answer


class Quoting(Mailbox):
    """Refuses with one code at one step, in words that hold what should be told to nobody."""

    def __init__(self, step, code):
        super().__init__()
        self.step, self.code = step, code

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 -- as above
        envelope.mail_from = address
        return self._answer("MAIL", address)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 -- as above
        envelope.rcpt_tos.append(address)
        return self._answer("RCPT", address)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- as above
        return self._answer("DATA", f"{envelope.rcpt_tos} {envelope.content}")

    def _answer(self, step, words):
        return f"{self.code} No: {words[:300]!r}" if step == self.step else "250 OK"


class Holding(Mailbox):
    """Takes a message, and keeps its answer back until it `may_answer`."""

    def __init__(self):
        super().__init__()
        self.may_answer = threading.Event()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- as above
        answer = await super().handle_DATA(server, session, envelope)
        await asyncio.to_thread(self.may_answer.wait, SECONDS)
        return answer


class Meddling(Mailbox):
    """Does something of the test's own while a message is being taken."""

    def __init__(self, meddle):
        super().__init__()
        self.meddle = meddle

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- as above
        await asyncio.to_thread(self.meddle)
        return await super().handle_DATA(server, session, envelope)


@contextmanager
def serving(handler, **options):
    """A mail server with this handler; its port."""
    server = Controller(handler, hostname="127.0.0.1", port=free_port(), **options)
    server.start()
    try:
        yield server.port
    finally:
        server.stop()


@contextmanager
def serving_raw(conversation):
    """A server that speaks as a function of its own says, once for each connection; its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            with connection:
                conversation(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def converse(connection, *, after_data):
    """Speak SMTP as far as the end of a message, then do what `after_data` does."""
    stream = connection.makefile("rwb")

    def say(words):
        stream.write(words + b"\r\n")
        stream.flush()

    say(b"220 ready")
    for line in stream:
        if line.upper().startswith(b"DATA"):
            say(b"354 go on")
            lines = iter(stream.readline, b".\r\n")
            return after_data(b"".join(lines), say)
        say(b"250 OK")
    return None


def drip(connection):
    """Send a byte now and then, and never a whole line, until the other one has enough."""
    pause = 0.05  # seconds
    connection.settimeout(pause)
    for _ in range(int(SECONDS / pause)):
        try:
            connection.sendall(b"2")
            if not connection.recv(1000):
                return
        except TimeoutError:
            continue
        except OSError:
            return


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def certificate(folder, address="127.0.0.1"):
    """A certificate of this machine that nobody has signed but itself: its file and a TLS context."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.clinic.example")])
    now = datetime.now(UTC)
    names = [x509.DNSName("mail.clinic.example"), x509.IPAddress(ip_address(address))]
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "mail.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return path, context
