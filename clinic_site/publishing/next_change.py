"""When the next page appears or disappears by itself."""

from datetime import datetime

from clinic_site.freshness.eras import register_next_change

from .kinds import page_models


@register_next_change
def next_change(at: datetime) -> datetime | None:
    """The first moment after `at` at which an edition begins or ends; None where none will."""
    found = [moment for kind in page_models() for moment in _of_kind(kind, at)]
    return min(found, default=None)


def _of_kind(kind, at):
    editions = kind.objects.editions()  # what is past neither begins nor ends any more
    for name in ("live_from", "live_until"):
        later = editions.filter(**{f"{name}__gt": at}).order_by(name)
        yield from later.values_list(name, flat=True)[:1]
