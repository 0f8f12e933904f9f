"""A proxy before something that stands in for the site: what both proxies of docs/ are tried with."""

import re
import socket
import ssl
import threading
import time
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

STYLES = "/static/clinic/css/site.0123456789ab.css"
DRAWING = "/static/clinic/css/site.0123456789ab.svg"


class Site(BaseHTTPRequestHandler):
    """Stands where the site does, and says who asked; below /slow/ it never answers."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.startswith("/slow/"):
            time.sleep(5)
        said = self.headers["X-Forwarded-For"].encode()
        self.send_response(200)
        if self.path == "/gzipped/":
            self.send_header("Content-Encoding", self.headers["Accept-Encoding"].split()[-1])
            self.send_header("Cache-Control", "no-cache")
        if self.path == "/port/":
            said = str(self.client_address[1]).encode()
        self.send_header("Content-Length", len(said))
        self.end_headers()
        self.wfile.write(said)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *words):
        pass


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def make_certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "clinic.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    (folder / "fullchain.pem").write_bytes(
        made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


@cache
def trusting():
    """Takes every certificate; the one of a hundred requests, for it takes as long as they do."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def wait_until_it_listens(port):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("The proxy did not start.")


@contextmanager
def standing_in():
    """The port of a server that stands where the site does."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def ask(port, method, path, body=None, headers=()):
    """The status, the headers and the body of a proxy's answer."""
    connection = HTTPSConnection("127.0.0.1", port, context=trusting(), timeout=20)
    with closing(connection):
        with suppress(BrokenPipeError, ConnectionResetError):
            # Refused before it was read to the end: the answer is there all the same.
            connection.request(method, path, body, {"Host": "clinic.example"} | dict(headers))
        with connection.getresponse() as response:
            return response.status, response.headers, response.read().decode()


def publish_at(folder):
    """A style sheet as the site publishes it, with its compressed twin, and a drawing, where a proxy may read them."""
    file = folder / STYLES[1:]
    file.parent.mkdir(parents=True)
    file.write_bytes(b"body { color: teal }")
    file.with_name(f"{file.name}.gz").write_bytes(b"compressed")
    (folder / DRAWING[1:]).write_bytes(b"<svg/>")
    for each in file.parent.iterdir():
        each.chmod(0o644)
    for each in (folder, *folder.parents, *file.parents):
        if each.is_relative_to(folder.parents[2]):
            each.chmod(0o755)


def assert_it_helps(answer, status):
    """The proxy's own page: where to call, and where help is for who is in danger."""
    found, headers, page = answer
    assert found == status
    for words in ("(727) 230-1438", 'href="tel:+17272301438"', "988", "911", "Priority You MD"):
        assert words in page
    assert not re.search(r"nginx|[Cc]addy|<script|https?://", page)
    assert not re.search(r"\d", headers.get("Server", ""))
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Strict-Transport-Security"] == "max-age=63072000"
