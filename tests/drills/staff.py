"""Somebody of the staff who signs in and uploads a photo, without a browser."""

import re
import uuid
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from PIL import Image

from tests.browser.server import STAFF
from tests.photos.pictures import encoded

CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 300  # seconds
LOGIN, LIST, UPLOAD = "/admin/login/", "/admin/photos/photo/", "/admin/photos/photo/upload/"


def photo():
    """Noise, so that it is large however well it is compressed: some 400 kilobytes."""
    return encoded(Image.effect_noise((1000, 700), 60).convert("RGB"), "JPEG", quality=85)


class StaffMember:
    def __init__(self, site):
        self._site, self._cookies = site, SimpleCookie()
        form = {"username": STAFF[0], "password": STAFF[1], "next": LIST}
        form["csrfmiddlewaretoken"] = self._token_on(LOGIN)
        status, _page = self._ask("POST", LOGIN, urlencode(form).encode())
        assert status == 302, "Nobody is let in."

    def upload(self, picture):
        """The status and the body of the answer to a new photo."""
        boundary = uuid.uuid4().hex
        parts = [
            (b'name="csrfmiddlewaretoken"', self._token_on(f"{LIST}add/").encode()),
            (b'name="alt_text"', b"Noise"),
            (b'name="file"; filename="noise.jpg"', picture),
        ]
        body = b"".join(
            b"--%b\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n"
            % (boundary.encode(), name, content)
            for name, content in parts
        )
        kind = f"multipart/form-data; boundary={boundary}"
        return self._ask("POST", UPLOAD, body + f"--{boundary}--\r\n".encode(), kind)

    def send(self, path, form):
        """The status and the body of the answer to a form, with the token of the page it is on."""
        form = {"csrfmiddlewaretoken": self._token_on(path)} | form
        return self._ask("POST", path, urlencode(form).encode())

    def _token_on(self, path):
        return CSRF.search(self._ask("GET", path)[1])[1].decode()

    def _ask(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        connection = HTTPConnection("127.0.0.1", self._site.port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={each.value}" for name, each in self._cookies.items())
        try:
            connection.request(method, path, body, {"Cookie": cookies, "Content-Type": kind})
            response = connection.getresponse()
            for header in response.headers.get_all("Set-Cookie", ()):
                self._cookies.load(header)
            return response.status, response.read()
        finally:
            connection.close()
