"""Brings in a list of old addresses: all of it, or, where anything is amiss, nothing."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .deciding import CIRCLE, read_target
from .kinds import kinds, place_of, resolves
from .models import Address, MissedAddress
from .paths import as_kept, asked_in, host_in, led_on, path_of, target_in
from .spreadsheet import rows_in

AT_ONCE = 500  # rows
MOST_AMISS = 100  # lines that lead nowhere; of each the database is asked, so a list ends there
NOT_LOOKED_AT = "From here on nothing was looked at: mend the other lines first."
MORE = "It has more than two columns: the old address and the new one."
TWICE = "Line {} says where “{}” leads already, and says it differently."
STANDS = "A page stands at “{}” now, so nobody would ever be led on from there."


@dataclass
class Outcome:
    """What a list says: rows to be stored, and what is amiss, by line."""

    addresses: dict[str, Address] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    amiss: list[tuple[int, str]] = field(default_factory=list)

    @property
    def gone(self):
        return sum(address.is_gone for address in self.addresses.values())

    @property
    def leading(self):
        return len(self.addresses) - self.gone

    @property
    def sentences(self) -> list[str]:
        return [f"Line {number}: {sentence}" for number, sentence in sorted(self.amiss)]


def read_list(content: bytes) -> Outcome:
    """What a list would do; nothing is stored. Raises `ValidationError` where it is no list at all."""
    outcome, standing = Outcome(), Standing()
    for row in rows_in(content):
        try:
            _take(row, outcome, standing)
        except ValidationError as error:
            outcome.amiss.append((row.number, " ".join(error.messages)))
    _lead_to_the_end(outcome, standing)
    return outcome


@transaction.atomic
def store(outcome: Outcome) -> None:
    """Store a list of which nothing is amiss; what was decided before for one of its addresses is replaced."""
    now = timezone.now()
    for address in outcome.addresses.values():
        address.since = now
    Address.objects.bulk_create(
        outcome.addresses.values(),
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["target", "target_page", "since", "origin"],
    )
    missed = set(MissedAddress.objects.values_list("path", flat=True)) & outcome.addresses.keys()
    MissedAddress.objects.filter(path__in=missed).delete()


class Standing:
    """What stands at addresses now, asked once for ten thousand of them."""

    def __init__(self):
        self.keys = {kind.label: kind.keys_by_slug() for kind in kinds()}

    def is_there(self, path: str) -> bool:
        place = place_of(path)
        if place is None:
            return resolves(path)
        return place.slug in self.keys[place.kind.label]

    def key_at(self, path: str) -> str:
        place = place_of(path)
        return place.key_of(self.keys[place.kind.label].get(place.slug, "")) if place else ""


def _take(row, outcome, standing):
    if row.has_more:
        raise ValidationError(MORE)
    path = asked_in(row.old)
    if standing.is_there(path):
        raise ValidationError(STANDS.format(row.old))
    target = target_in(row.new, old_host=host_in(row.old)) if row.new else ""
    if (before := outcome.addresses.get(path)) is not None:
        if before.target != target:
            raise ValidationError(TWICE.format(outcome.lines[path], row.old))
        return
    outcome.lines[path] = row.number
    outcome.addresses[path] = Address(path=path, target=target, origin=Address.Origin.IMPORT)


def _lead_to_the_end(outcome, standing):
    """A target that is an old address itself is written as where that one leads; each is walked once."""
    done, lost = set(), {}
    for path in outcome.addresses:
        if path in done:
            continue
        if len(lost) >= MOST_AMISS:
            outcome.amiss.append((outcome.lines[path], NOT_LOOKED_AT))
            return
        way, here = {}, path
        while here in outcome.addresses and here not in done and here not in way:
            way[here] = True
            here = _next_of(outcome.addresses[here], standing)
        if here in way:
            lost |= {one: CIRCLE.format(outcome.addresses[one].target) for one in way}
        else:
            for one in reversed(way):
                _lead_on(outcome.addresses[one], outcome, standing, lost)
        outcome.amiss += [(outcome.lines[one], lost[one]) for one in way if one in lost]
        done |= way.keys()


def _next_of(address, standing):
    """The old address that a target is, or may be; "" where it is none."""
    bare = path_of(address.target)
    return as_kept(bare) if bare and not standing.is_there(bare) else ""


def _lead_on(address, outcome, standing, lost):
    """Write a target as where it leads, after those behind it; what leads nowhere is `lost`."""
    target, kept = address.target, _next_of(address, standing)
    if kept in lost:
        lost[address.path] = lost[kept]
    elif kept in outcome.addresses:
        behind = outcome.addresses[kept]
        address.target, address.target_page = led_on(behind.target, target), behind.target_page
    elif not kept:
        address.target_page = standing.key_at(path_of(target)) if target else ""
    else:
        try:
            decided = read_target(target, path=address.path)
        except ValidationError as error:
            lost[address.path] = " ".join(error.messages)
        else:
            address.target, address.target_page = decided["target"], decided["target_page"]
