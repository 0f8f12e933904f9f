"""Ask a list of advisories whether a hole is known in anything that we use; JavaScript as well.

It ends with 0 only where a list answered for every release and knew of holes that are known to be
there: in what SECURITY.md lists, and in an old Django. Whatever else it answers, nothing is known.
"""

import argparse
import json
import re
import sys
import urllib.error
import urllib.request
from http.client import HTTPException
from urllib.parse import urlsplit

from tests.browser.server import ROOT
from tests.drills.hashes import FILES, pins_in
from tests.drills.javascript import PUBLISHED, purl
from tests.drills.node import LOCK

OSV = "https://api.osv.dev/v1/querybatch"
SECONDS = 60
AT_ONCE = 500  # OSV takes a thousand
# A list that knows no hole of these is none.
KNOWN_TO_HAVE_HOLES = ("pkg:pypi/django@2.0",)
CONTAINED = re.compile(
    r"^\| (?P<id>GHSA(?:-\w{4}){3}|PYSEC-[\d-]+)\b.*`(?P<purl>pkg:[^`]+)`", re.MULTILINE
)
NEW, NOTHING_KNOWN = 1, 2


class NoAnswerError(Exception):
    """Nothing can be said; the words say why."""


def everything():
    """Every release that we use: Python's, what is published of JavaScript, and the drills' tools."""
    pins = {pin for name in FILES for pin in pins_in((ROOT / name).read_text())}
    tools = json.loads(LOCK.read_text())["packages"].items()
    return sorted(
        {
            *(purl("pypi", name, version) for name, version in pins),
            *(purl("npm", library.name, library.version) for library in PUBLISHED),
            *(
                purl("npm", path.rpartition("node_modules/")[2], tool["version"])
                for path, tool in tools
                if path
            ),
        }
    )


def contained():
    """The holes that SECURITY.md lists with what contains them, as pairs of release and hole."""
    words = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    return {(row["purl"], row["id"]) for row in CONTAINED.finditer(words)}


def holes_of(releases, source):
    """Each release's known holes, as the list answers."""
    found = {}
    for start in range(0, len(releases), AT_ONCE):
        some = releases[start : start + AT_ONCE]
        queries = [{"package": {"purl": release}} for release in some]
        results = _asked(source, {"queries": queries}).get("results")
        if not isinstance(results, list) or len(results) != len(some):
            raise NoAnswerError("it did not answer for every release")
        for release, result in zip(some, results, strict=True):
            found[release] = _ids(result)
    return found


def _ids(result):
    if not isinstance(result, dict) or result.get("next_page_token"):
        raise NoAnswerError("it answered in a way that we do not understand")
    holes = result.get("vulns", [])
    if not isinstance(holes, list) or not all(
        isinstance(hole, dict) and "id" in hole for hole in holes
    ):
        raise NoAnswerError("it answered in a way that we do not understand")
    return {hole["id"] for hole in holes}


def _asked(source, question):
    request = urllib.request.Request(  # noqa: S310 -- https, or a test's own server
        source, json.dumps(question).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as response:  # noqa: S310 -- the same
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        raise NoAnswerError(f"it answered {error.code}") from None
    except (OSError, HTTPException) as error:
        raise NoAnswerError(f"it cannot be reached ({getattr(error, 'reason', error)})") from None
    except ValueError:
        raise NoAnswerError("what it answered is no JSON") from None
    if not isinstance(answer, dict):
        raise NoAnswerError("it answered in a way that we do not understand")
    return answer


def judge(source):
    """The holes that are new, as pairs of release and hole; and of how many releases we know."""
    releases = everything()
    found = holes_of([*KNOWN_TO_HAVE_HOLES, *releases], source)
    known = contained()
    of_ours = {
        release: {hole for one, hole in known if one == release} for release, _hole in known
    }
    blind = [release for release in KNOWN_TO_HAVE_HOLES if not found[release]]
    blind += [
        release for release, holes in of_ours.items() if not holes & found.get(release, set())
    ]
    if blind:
        raise NoAnswerError(f"it knows no hole of {', '.join(sorted(blind))}")
    holes = {(release, hole) for release in releases for hole in found[release]}
    return sorted(holes - known), len(releases)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", default=OSV, help="another list that answers like OSV's")
    source = parser.parse_args().source
    try:
        new, many = judge(source)
    except NoAnswerError as reason:
        sys.stderr.write(
            f"No list of advisories answered, so nothing is known of any package: {reason}."
            f" Asked was {urlsplit(source).hostname}.\n"
        )
        sys.exit(NOTHING_KNOWN)
    for release, hole in new:
        sys.stderr.write(f"{release}: {hole}\n")
    if new:
        sys.stderr.write(
            "These holes are new. SECURITY.md says how soon each must be closed; one that cannot"
            " be closed is written there with what contains it.\n"
        )
        sys.exit(NEW)
    sys.stdout.write(f"{many} releases: no hole is known but those that SECURITY.md lists.\n")


if __name__ == "__main__":
    main()
