"""`check_links` asks other sites politely, and none of this machine's neighbors; the report shows what came."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
from django.core.management import call_command

from clinic_site.broken_links.report import faults
from clinic_site.broken_links.sources import addresses_elsewhere
from clinic_site.forwarding.models import CheckedLink
from clinic_site.forwarding.strangers import UnreachableError, _is_public, ask
from tests.factories import PageFactory
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

BODIES = {"/robots.txt": b"User-agent: *\nDisallow: /closed/\n"}
STATUSES = {"/gone": 404, "/away": 410, "/broken": 500, "/private": 403, "/busy": 429}
MOVED = {
    "/moved": (301, "/fine"),
    "/for-now": (302, "/fine"),
    "/round": (302, "/round"),
    "/inwards": (302, "file:///etc/passwd"),
}


class Site(BaseHTTPRequestHandler):
    """Another site, on this machine."""

    asked: list
    failures: Counter

    def do_HEAD(self):
        self._answer()

    def do_GET(self):
        self._answer()

    def _answer(self):
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        status, headers, body = self._found()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _found(self):
        if self.path == "/head-hater" and self.command == "HEAD":
            return 405, {}, b""
        if self.path == "/tired" and not self.failures["tired"]:
            self.failures["tired"] += 1
            return 503, {}, b""
        if self.path in MOVED:
            status, target = MOVED[self.path]
            return status, {"Location": target}, b""
        return STATUSES.get(self.path, 200), {}, BODIES.get(self.path, b"Words.")

    def log_message(self, *_args):
        pass


@pytest.fixture
def elsewhere(settings):
    """Another site; its `address`, and what it was `asked`."""
    settings.LINKS_MAY_LEAD_TO_THIS_MACHINE = True
    handler = type("OtherSite", (Site,), {"asked": [], "failures": Counter()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    server.address, server.asked = f"http://127.0.0.1:{server.server_port}", handler.asked
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def linking(*addresses):
    return PageFactory(body="".join(f'<p><a href="{one}">there</a></p>' for one in addresses))


def check():
    output = StringIO()
    call_command("check_links", "--delay", "0", stdout=output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/fine", ""),
        ("/head-hater", ""),
        ("/for-now", ""),
        ("/tired", ""),
        ("/private", ""),
        ("/busy", ""),
        ("/closed/door", ""),
        ("/moved", "It moved for good to {}/fine."),
        ("/gone", "There is no such page any more (404)."),
        ("/away", "There is no such page any more (410)."),
        ("/broken", "It answers with an error (500)."),
        ("/round", "It leads from one address to another without end."),
        ("/inwards", "It is no address that a browser could open."),
    ],
)
def test_what_came_stands_in_the_report(elsewhere, admin_client, path, fault):
    linking(elsewhere.address + path)

    check()

    expected = [fault.format(elsewhere.address)] if fault else []
    assert [line["fault"] for line in faults()] == expected
    report = words(main_of(read(admin_client.get("/admin/forwarding/checkedlink/"), strict=False)))
    assert ("".join(expected) or "All of them worked.") in report


def test_it_says_who_asks_and_asks_no_more_than_it_must(elsewhere):
    linking(
        *(f"{elsewhere.address}/fine#{part}" for part in "ab"), f"{elsewhere.address}/closed/a"
    )

    check()

    assert [(method, path) for method, path, _agent in elsewhere.asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/fine"),
    ]
    assert {agent for _method, _path, agent in elsewhere.asked} == {
        "ClinicLinkCheck/1.0 (+http://localhost:8000)"
    }


def test_a_site_that_had_enough_is_left_alone(elsewhere):
    linking(*(f"{elsewhere.address}/{path}" for path in ("busy", "fine", "gone")))

    check()

    assert {path for _method, path, _agent in elsewhere.asked} == {"/robots.txt", "/busy"}


def test_since_when_a_link_fails_is_kept_and_forgotten_when_it_works(elsewhere):
    page = linking(f"{elsewhere.address}/gone", f"{elsewhere.address}/fine")
    check()
    first = CheckedLink.objects.get(status=404).fails_since
    check()

    assert CheckedLink.objects.get(status=404).fails_since == first
    assert CheckedLink.objects.get(status=200).fails_since is None
    page.delete()
    assert "Links to other sites: 0. Broken: 0." in check()
    assert CheckedLink.objects.count() == 0


def test_a_site_that_does_not_answer_is_told(settings):
    settings.LINKS_MAY_LEAD_TO_THIS_MACHINE = True
    linking("http://127.0.0.1:9/")

    check()

    assert [line["fault"] for line in faults()] == ["It does not answer."]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://169.254.169.254/latest/",
        "http://10.0.0.1/", "http://192.168.1.1/", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://127.1/",
        "http://[fe80::1%25lo]/", "http://8.8.8.8:22/", "http://user:secret@8.8.8.8/", "gopher://8.8.8.8/", "http:///",
        "http://8.8.8.8:99999/", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_no_machine_that_is_not_on_the_public_web_is_asked(address):
    # Every other connection of a test is refused with an error of its own: see tests/conftest.py.
    with pytest.raises(UnreachableError):
        ask("GET", address)


@pytest.mark.parametrize(
    ("number", "is_public"),
    [("8.8.8.8", True), ("2606:4700::1111", True), ("100.64.0.1", False), ("224.0.0.1", False),
     ("::ffff:10.0.0.1", False), ("fd00::1", False), ("192.0.0.1", False), ("255.255.255.255", False)],
)  # fmt: skip
def test_which_numbers_are_on_the_public_web(number, is_public):
    assert _is_public(number) == is_public


def test_only_what_visitors_can_follow_is_asked():
    linking("https://seen.example/a#b", "/services/", "mailto:a@clinic.example")
    draft = linking("https://old.example/")
    draft.body = '<p><a href="https://draft.example/">there</a></p>'
    draft.save()

    assert addresses_elsewhere() == {"https://seen.example/a", "https://old.example/"}


def test_nothing_asks_by_itself():
    from clinic_site.management.commands import run_worker  # noqa: PLC0415 -- the one that runs by itself

    names = {job.__module__ for job in (*run_worker.JOBS_IN_TURN, *run_worker.JOBS_OF_A_ROUND)}

    assert "clinic_site.forwarding.checking" not in names
