"""docs/Caddyfile in a real Caddy, where there is one: what it lets through, sends and says by itself."""

import shutil
import subprocess
from contextlib import contextmanager

import pytest
from django.conf import settings

from tests.project.proxied import (
    STYLES,
    ask,
    assert_it_helps,
    free_port,
    make_certificate,
    publish_at,
    standing_in,
    wait_until_it_listens,
)

CONFIG = settings.BASE_DIR / "docs" / "Caddyfile"
CADDY = shutil.which("caddy")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CADDY is None, reason="Caddy is not installed (Debian's caddy)"),
]


@contextmanager
def running(folder, site_port):
    """Caddy with the file of the repository; only names, paths, ports and patience are others."""
    make_certificate(folder)
    port = free_port()
    config = CONFIG.read_text()
    for found, put in {
        "\n{\n": f"\n{{\n\tadmin off\n\tauto_https off\n\tdefault_sni clinic.example\n\thttps_port {port}\n",
        "clinic.example {": f"clinic.example {{\n\ttls {folder}/fullchain.pem {folder}/privkey.pem",
        "127.0.0.1:8000": f"127.0.0.1:{site_port}",
        "response_header_timeout 60s": "response_header_timeout 1s",
        "root /srv/clinic": f"root {folder}",
    }.items():
        assert config.count(found) >= 1, found
        config = config.replace(found, put)
    (folder / "Caddyfile").write_text(config)
    command = [CADDY, "run", "--config", folder / "Caddyfile"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env={"HOME": str(folder)}, stderr=log)
    try:
        wait_until_it_listens(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def port(tmp_path):
    publish_at(tmp_path)
    with standing_in() as site_port, running(tmp_path, site_port) as port:
        yield port


def test_the_site_learns_who_asks_whatever_they_say(port):
    asker = ask(port, "GET", "/", headers={"X-Forwarded-For": "9.9.9.9"})[2]

    assert asker == "127.0.0.1"


def test_published_files_come_from_the_disk_compressed_and_to_be_kept(port):
    status, headers, body = ask(port, "GET", STYLES, headers={"Accept-Encoding": "gzip"})

    assert (status, headers["Content-Encoding"], body) == (200, "gzip", "compressed")
    assert headers["Content-Type"] == "text/css; charset=utf-8"
    assert "Accept-Encoding" in headers["Vary"]
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/static/clinic/css/site.css", "/media/photos/gone.webp"])
def test_what_is_not_there_is_asked_of_the_site(port, path):
    status, headers, asker = ask(port, "GET", path)

    assert (status, asker) == (200, "127.0.0.1")
    assert "Cache-Control" not in headers


def test_pages_pass_as_the_site_sends_them(port):
    headers = ask(port, "GET", "/gzipped/", headers={"Accept-Encoding": "gzip, br"})[1]

    assert (headers["Content-Encoding"], headers["Cache-Control"]) == ("br", "no-cache")


def test_what_is_too_large_or_too_late_leaves_the_telephone_number(port):
    assert_it_helps(ask(port, "GET", "/slow/"), 504)
    too_large = ask(port, "POST", "/contact/", b"x" * 24 * 1024 * 1024)
    assert too_large[0] in {413, 502}  # as the version has it
    assert_it_helps(too_large, too_large[0])


def test_what_somebody_searched_for_is_kept_in_no_log(tmp_path):
    with running(tmp_path, free_port()) as port:
        assert_it_helps(ask(port, "GET", "/search/?q=depression"), 502)

    assert "depression" not in (tmp_path / "log").read_text()
