"""`make advisories`: what is known of our packages, and that no answer is never taken for a good one."""

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings

from tests.drills.advisories import KNOWN_TO_HAVE_HOLES, contained, everything
from tests.project.named import missing_tests

ROOT = settings.BASE_DIR
DJANGO = next(release for release in everything() if release.startswith("pkg:pypi/django@"))
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
KNOWN = {KNOWN_TO_HAVE_HOLES[0]: ["GHSA-0000-0000-0000"]}
for _release, _hole in contained():
    KNOWN.setdefault(_release, []).append(_hole)


class Advisories(ThreadingHTTPServer):
    """A list of advisories on this machine: it knows these holes, or does what `behave` does."""

    def __init__(self, holes=(), behave=None):
        self.holes, self.behave, self.asked = dict(holes), behave, []
        super().__init__(("127.0.0.1", 0), Answer)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1/querybatch"


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = [query["package"]["purl"] for query in json.loads(body)["queries"]]
        self.server.asked += asked
        if self.server.behave:
            self.server.behave(self, asked)
            return
        self.send(200, {"results": [self.holes_of(release) for release in asked]})

    def holes_of(self, release):
        ids = self.server.holes.get(release, [])
        return (
            {"vulns": [{"id": one, "modified": "2026-01-01T00:00:00Z"} for one in ids]}
            if ids
            else {}
        )

    def send(self, status, answer):
        words = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *words):
        pass


@pytest.fixture
def check():
    """A function: what the check says and how it ends, asking a list that behaves like this."""
    running = []

    def ask(holes=KNOWN, behave=None):
        server = Advisories(holes, behave)
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server, run(server.address)

    yield ask
    for server in running:
        server.shutdown()
        server.server_close()


def run(address):
    return subprocess.run(
        [sys.executable, "-m", "tests.drills.advisories", "--source", address],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )


def test_a_list_that_knows_only_what_is_contained_lets_us_pass(check):
    server, result = check()

    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(
        r"\d{3} releases: no hole is known but those that SECURITY.md lists\.\n", result.stdout
    )
    assert set(server.asked) == {*everything(), *KNOWN_TO_HAVE_HOLES}


def test_all_that_we_use_is_asked_for():
    asked = set(everything())

    assert {
        "pkg:pypi/django",
        "pkg:pypi/ruff",
        "pkg:pypi/cyclonedx-bom",
        "pkg:npm/ckeditor4",
        "pkg:npm/jquery",
        "pkg:npm/%40simplewebauthn/browser",
    } <= {release.rpartition("@")[0] for release in asked}
    assert sum(release.startswith("pkg:npm/") for release in asked) > 150  # the drills' tools
    assert len(asked) > 280


@pytest.mark.parametrize(
    "release",
    [DJANGO, "pkg:npm/jquery@3.7.1", "pkg:npm/ckeditor4@4.22.1"],
)
def test_a_new_hole_is_named_and_fails(check, release):
    holes = KNOWN | {release: [*KNOWN.get(release, []), "GHSA-new1-new1-new1"]}

    _server, result = check(holes)

    assert result.returncode == 1
    assert result.stderr.splitlines()[0] == f"{release}: GHSA-new1-new1-new1"
    assert result.stderr.count("GHSA") == 1
    assert result.stdout == ""


def test_a_hole_that_is_contained_in_one_package_is_new_in_another(check):
    release, hole = min(contained())

    _server, result = check(KNOWN | {DJANGO: [hole]})

    assert (result.returncode, hole in result.stderr) == (1, True)
    assert f"{release}:" not in result.stderr


def dies(answer, asked):
    answer.connection.close()


def refuses(answer, asked):
    answer.send(503, b"")


def speaks_no_json(answer, asked):
    answer.send(200, b"<html>Sign in to the hotel's network</html>")


def answers_for_some(answer, asked):
    answer.send(200, {"results": [{} for _release in asked[1:]]})


def answers_in_pages(answer, asked):
    answer.send(200, {"results": [{"vulns": [], "next_page_token": "more"} for _release in asked]})


def answers_otherwise(answer, asked):
    answer.send(200, {"results": [{"vulns": ["GHSA"]} for _release in asked]})


def answers_with_a_list(answer, asked):
    answer.send(200, [])


def knows_nothing(answer, asked):
    answer.send(200, {"results": [{} for _release in asked]})


@pytest.mark.parametrize(
    ("behave", "why"),
    [
        (dies, "it cannot be reached"),
        (refuses, "it answered 503"),
        (speaks_no_json, "what it answered is no JSON"),
        (answers_for_some, "it did not answer for every release"),
        (answers_in_pages, "it answered in a way that we do not understand"),
        (answers_otherwise, "it answered in a way that we do not understand"),
        (answers_with_a_list, "it answered in a way that we do not understand"),
        (knows_nothing, "it knows no hole of pkg:npm/ckeditor4@4.22.1, pkg:pypi/django@2.0"),
    ],
)
def test_whatever_is_no_answer_is_never_taken_for_a_good_one(check, behave, why):
    _server, result = check(behave=behave)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(
        f"No list of advisories answered, so nothing is known of any package: {why}"
    )
    assert len(result.stderr.splitlines()) == 1


def test_where_nobody_listens_it_fails_with_a_sentence():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as closed:
        address = f"http://127.0.0.1:{closed.server_address[1]}/"

    result = run(address)

    assert (result.returncode, result.stdout) == (2, "")
    assert "it cannot be reached" in result.stderr
    assert len(result.stderr.splitlines()) == 1


# --- SECURITY.md ----------------------------------------------------------------------------------


def test_the_holes_of_the_editor_are_those_of_the_version_that_is_published():
    assert {release for release, _hole in contained()} == {"pkg:npm/ckeditor4@4.22.1"}
    assert len(contained()) == SECURITY.count("| GHSA-") == 5
    assert {release for release, _hole in contained()} <= set(everything())


def test_every_containment_names_tests_that_exist():
    rows = [line for line in SECURITY.splitlines() if line.startswith("| GHSA-")]

    assert [row for row in rows if "::test_" not in row] == []
    assert missing_tests(SECURITY) == []
