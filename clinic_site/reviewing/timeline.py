"""The one timeline of a page: what staff did in the admin, and what readers did by its review links."""

from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html

from .models import ReviewLine

DONE = {
    ReviewLine.Deed.OPENED: "Opened",
    ReviewLine.Deed.APPROVED: "Approved",
    ReviewLine.Deed.COMMENTED: "Commented on",
}


@dataclass(frozen=True)
class Reader:
    """Somebody without an account, as the history names who did something."""

    get_username: str
    get_full_name = "by a review link"


class Read:
    """What a reader did, as the history shows a `LogEntry`."""

    def __init__(self, line: ReviewLine):
        self._line = line
        self.action_time = line.at
        self.user = Reader(format_html("<bdi>{}</bdi>", line.who))

    def get_change_message(self) -> str:
        link = self._line.link
        version = f"{DONE[self._line.deed]} version {link.revision.number}"
        said = (
            format_html(": “<bdi>{}</bdi>”", linebreaksbr(self._line.words))
            if self._line.words
            else "."
        )
        return format_html("{}, sent to <bdi>{}</bdi>{}", version, link.for_whom, said)


def timeline_of(page) -> list[LogEntry | Read]:
    """All of it, the earliest first."""
    kind = ContentType.objects.get_for_model(page)
    done = LogEntry.objects.filter(content_type=kind, object_id=page.pk).select_related("user")
    lines = ReviewLine.objects.filter(
        link__revision__kind=kind, link__revision__page_id=page.page_id
    )
    read = map(Read, lines.select_related("link__revision"))
    return sorted([*done, *read], key=lambda each: each.action_time)
