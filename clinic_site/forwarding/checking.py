"""Looks at links to other sites, one site after the other, as its robots.txt allows; what came is stored."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.utils import timezone

from .models import CheckedLink
from .strangers import MOST_BYTES, UnreachableError, agent, ask

TRIES = 3
LONGEST_DELAY = 30  # seconds, whatever a robots.txt wishes
REFUSED = {401, 403, 429}  # to programs; a person may be let in
GONE = {404, 410}
WORKING = 400  # from here on it does not
FAULTY = 500
BY_HEAD = 300  # only what is below is believed: many sites answer HEAD as they like

NOT_THERE = "There is no such page any more ({})."
FAULT = "It answers with an error ({})."


def check(addresses: Iterable[str], *, delay: float, say: Callable[[str], None]) -> int:
    """Ask for each of these addresses and store what came; return how many do not work.

    `delay` is in seconds, between two requests to one site. What is asked for no more is forgotten.
    """
    addresses = set(addresses)
    gone = set(CheckedLink.objects.values_list("address", flat=True)) - addresses
    for address in gone:
        CheckedLink.objects.filter(address=address).delete()
    broken = 0
    for address, found in _asked(addresses, delay):
        _store(address, **found)
        broken += bool(found["fault"])
        say(f"{found['fault'] or 'It works.'} {address}")
    return broken


def _asked(addresses, delay) -> Iterator[tuple[str, dict]]:
    in_order = sorted(addresses, key=lambda address: (_site_of(address), address))
    for site, own in groupby(in_order, key=_site_of):
        robots, pause = _robots_of(site, delay)
        for address in own:
            if robots is not None and not robots.can_fetch(agent(), address):
                yield address, {"status": None, "fault": "", "moved_to": ""}
                continue
            time.sleep(pause)
            found = _look(address, pause)
            yield address, found
            if found["status"] == 429:  # noqa: PLR2004 -- too many: the rest of this site another day
                break


def _site_of(address):
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def _robots_of(site, delay):
    """What a site allows, None where it forbids nothing; and how long to wait between two requests."""
    try:
        answer = ask("GET", f"{site[0]}://{site[1]}/robots.txt", reads=MOST_BYTES)
    except UnreachableError:
        return None, delay
    if answer.status != 200:  # noqa: PLR2004 -- "OK"
        return None, delay
    robots = RobotFileParser()
    robots.parse(answer.body.decode("utf-8", "replace").splitlines())
    wished = robots.crawl_delay(agent()) or 0
    return robots, max(delay, min(float(wished), LONGEST_DELAY))


def _look(address, pause):
    """What is to be stored of an address: it is asked by HEAD, and by GET where that says nothing good."""
    sentence = ""
    for number in range(TRIES):
        if number:
            time.sleep(pause * number)
        try:
            answer = ask("HEAD", address)
            if answer.status >= BY_HEAD:
                time.sleep(pause)
                answer = ask("GET", address)
        except UnreachableError as error:
            sentence = str(error)
            continue
        if answer.status < FAULTY:
            return _told(answer)
        sentence = FAULT.format(answer.status)
    return {"status": None, "fault": sentence, "moved_to": ""}


def _told(answer):
    is_broken = answer.status >= WORKING and answer.status not in REFUSED
    words = NOT_THERE if answer.status in GONE else FAULT
    moved_to = answer.address[:2000] if answer.has_moved and not is_broken else ""
    fault = words.format(answer.status) if is_broken else ""
    return {"status": answer.status, "fault": fault, "moved_to": moved_to}


def _store(address, **found):
    before = CheckedLink.objects.filter(address=address).first()
    now = timezone.now()
    since = (before and before.fails_since) or now
    CheckedLink.objects.update_or_create(
        address=address,
        defaults=found | {"checked_at": now, "fails_since": since if found["fault"] else None},
    )
