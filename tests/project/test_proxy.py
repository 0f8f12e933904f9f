"""docs/nginx.conf in a real nginx: what it lets through, slows down, and says by itself."""

import re
import shutil
import socket
import ssl
import subprocess

import pytest
from django.conf import settings

from tests.project.proxied import (
    DRAWING,
    STYLES,
    ask,
    assert_it_helps,
    free_port,
    make_certificate,
    publish_at,
    standing_in,
    wait_until_it_listens,
)

CONFIG = settings.BASE_DIR / "docs" / "nginx.conf"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
# https://wiki.mozilla.org/Security/Server_Side_TLS: "intermediate", TLS 1.2.
INTERMEDIATE = {
    "ECDHE-ECDSA-AES128-GCM-SHA256",
    "ECDHE-RSA-AES128-GCM-SHA256",
    "ECDHE-ECDSA-AES256-GCM-SHA384",
    "ECDHE-RSA-AES256-GCM-SHA384",
    "ECDHE-ECDSA-CHACHA20-POLY1305",
    "ECDHE-RSA-CHACHA20-POLY1305",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian's nginx-light)"),
]


class Proxy:
    """nginx with the file of the repository; only names, paths, ports and patience are others."""

    def __init__(self, folder, site_port, level="alert"):
        make_certificate(folder)
        self.port = free_port()
        config = CONFIG.read_text()
        for found, put in {
            "/etc/letsencrypt/live/clinic.example": str(folder),
            "listen 80;": f"listen 127.0.0.1:{free_port()};",
            "listen 443": f"listen 127.0.0.1:{self.port}",
            "server 127.0.0.1:8000": f"server 127.0.0.1:{site_port}",
            "proxy_read_timeout 60s": "proxy_read_timeout 1s",
            "root /srv/clinic": f"root {folder}",
            "error_log /var/log/nginx/error.log alert": f"error_log {folder / 'errors_of_site'} {level}",
        }.items():
            assert config.count(found) >= 1, found
            config = config.replace(found, put)
        paths = "".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "whole.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/errors;"
            f"events {{}} http {{ {paths} access_log off;\n{config}\n}}"
        )
        self._command = [NGINX, "-p", folder, "-c", folder / "whole.conf", "-e", folder / "errors"]

    def __enter__(self):
        self._process = subprocess.Popen(self._command)
        wait_until_it_listens(self.port)
        return self

    def __exit__(self, *problem):
        self._process.terminate()
        self._process.wait(10)

    def ask(self, method, path, body=None, headers=()):
        return ask(self.port, method, path, body, headers)


@pytest.fixture
def site_port():
    with standing_in() as port:
        yield port


@pytest.fixture
def proxy(tmp_path, site_port):
    with Proxy(tmp_path, site_port) as running:
        yield running


@pytest.mark.parametrize(("level", "is_kept"), [("alert", False), ("error", True)])
def test_what_somebody_searched_for_is_kept_in_no_log(tmp_path, level, is_kept):
    with Proxy(tmp_path, free_port(), level) as proxy:
        proxy.ask("GET", "/search/?q=depression")
        for _number in range(30):
            proxy.ask("POST", "/admin/login/?next=depression", b"a=b")

    logs = "".join(log.read_text() for log in tmp_path.glob("errors*"))

    assert ("depression" in logs) is is_kept


def test_a_site_that_is_not_there_leaves_the_telephone_number(tmp_path):
    with Proxy(tmp_path, free_port()) as proxy:
        for path in ("/", "/contact/", "/media/photos/gone.webp"):
            assert_it_helps(proxy.ask("GET", path), 502)
        assert_it_helps(proxy.ask("POST", "/contact/", b"name=A"), 502)


def test_a_site_that_does_not_answer_leaves_the_telephone_number(proxy):
    assert_it_helps(proxy.ask("GET", "/slow/"), 504)


def test_what_is_too_large_leaves_the_telephone_number(proxy):
    assert_it_helps(proxy.ask("POST", "/contact/", b"x" * 23 * 1024 * 1024 + b"x"), 413)


@pytest.mark.parametrize(("path", "at_once"), [("/contact/", 100), ("/admin/login/", 10)])
def test_who_sends_very_much_is_slowed_down_and_may_go_on_reading(proxy, path, at_once):
    assert {proxy.ask("POST", path, b"a=b")[0] for _number in range(at_once)} == {200}

    # Meanwhile some more are let through, as many as the time that it took allows.
    more = (proxy.ask("POST", path, b"a=b") for _number in range(at_once))
    assert_it_helps(next(answer for answer in more if answer[0] != 200), 429)
    assert proxy.ask("GET", path)[0] == 200
    assert proxy.ask("POST", "/search/", b"a=b")[0] == 200


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.8", "203.0.113.8"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:"),
        ("2001:db8:1:2::9", "2001:db8:1:2:"),
        ("2001:db8:1::9", "2001:db8:1::"),
        ("2001:db8::3:4:5:6", "2001:db8::"),
        ("::1", "::"),
    ],
)
def test_who_is_one_sender(address, key):
    (senders,) = re.findall(
        r"map \$remote_addr \$sender \{(.*?)\n\}", CONFIG.read_text(), re.DOTALL
    )
    patterns = re.findall(r'"~(.+)" \$1;', senders)

    found = next(filter(None, (re.search(pattern, address) for pattern in patterns)), None)

    assert (found[1] if found else address) == key


def test_the_site_learns_who_asks(proxy):
    assert proxy.ask("GET", "/")[2] == "127.0.0.1"
    assert proxy.ask("GET", "/", headers={"X-Forwarded-For": "9.9.9.9"})[2] == "9.9.9.9, 127.0.0.1"


@pytest.fixture
def published(tmp_path):
    publish_at(tmp_path)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("accepted", "encoding", "sent"),
    [("gzip, br", "gzip", "compressed"), ("", None, "body { color: teal }")],
)
def test_published_files_come_from_the_disk_compressed_and_to_be_kept(
    proxy, accepted, encoding, sent
):
    status, headers, body = proxy.ask("GET", STYLES, headers={"Accept-Encoding": accepted})

    assert (status, headers["Content-Encoding"], body) == (200, encoding, sent)
    assert headers["Content-Type"] == "text/css; charset=utf-8"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Content-Security-Policy" not in headers


@pytest.mark.parametrize(
    "path", [STYLES, "/static/clinic/css/site.css", "/static/../.env.0123456789ab.js"]
)
def test_what_is_not_there_or_has_no_lasting_name_is_asked_of_the_site(proxy, path):
    status, headers, asker = proxy.ask("GET", path)

    assert (status, asker) == (200, "127.0.0.1")
    assert "immutable" not in headers.get("Cache-Control", "")


@pytest.mark.usefixtures("published")
def test_a_drawing_which_may_hold_scripts_comes_from_the_site_with_its_policies(proxy):
    assert proxy.ask("GET", DRAWING)[2] == "127.0.0.1"


def test_pages_pass_as_the_site_sends_them(proxy):
    status, headers, _body = proxy.ask("GET", "/gzipped/", headers={"Accept-Encoding": "gzip, br"})

    assert (status, headers["Content-Encoding"], headers["Cache-Control"]) == (
        200,
        "br",
        "no-cache",
    )


def test_the_site_is_asked_over_connections_that_stay(proxy):
    ports = {proxy.ask("GET", "/port/")[2] for _number in range(5)}

    assert len(ports) == 1


def offered(port, **limits):
    """The cipher that is agreed on within limits of the client; None where there is none."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers(limits.get("ciphers", "ALL:@SECLEVEL=0"))
    context.minimum_version = context.maximum_version = limits["version"]
    if "curve" in limits:
        context.set_ecdh_curve(limits["curve"])
    try:
        with (
            socket.create_connection(("127.0.0.1", port)) as plain,
            context.wrap_socket(plain) as secured,
        ):
            return secured.cipher()[0]
    except (ssl.SSLError, ConnectionResetError):
        return None


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_its_encryption_is_mozillas_intermediate_profile(proxy):
    version = ssl.TLSVersion
    ciphers = {cipher["name"] for cipher in ssl.create_default_context().get_ciphers()}
    weak = [
        "AES128-SHA",
        "AES256-GCM-SHA384",
        "ECDHE-ECDSA-AES128-SHA",
        "ECDHE-ECDSA-AES256-SHA384",
    ]

    assert offered(proxy.port, version=version.TLSv1) is None
    assert offered(proxy.port, version=version.TLSv1_1) is None
    assert offered(proxy.port, version=version.TLSv1_3).startswith("TLS_")
    accepted = {
        offered(proxy.port, version=version.TLSv1_2, ciphers=f"{name}:@SECLEVEL=0")
        for name in {*(name for name in ciphers if not name.startswith("TLS_")), *weak}
    } - {None}
    # Those of the profile for the kind of key that this certificate has.
    assert accepted == {name for name in INTERMEDIATE if "ECDSA" in name}
    assert offered(proxy.port, version=version.TLSv1_2, curve="secp521r1") is None
    assert offered(proxy.port, version=version.TLSv1_2, curve="prime256v1")
