"""The mark in a form: who opened it, so that its words find their writer without a session."""

from dataclasses import astuple, dataclass

from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.crypto import get_random_string

from .models import LONGEST_NAME

MARK = "opened_by"  # the name of the hidden field
SALT = "clinic_site.editing.marks"
VALID_FOR = 7 * 24 * 3600  # seconds


@dataclass(frozen=True)
class Mark:
    """The account that opened a form, and what tells this form from others of its address.

    One that was opened with kept words says of which form they were, and when these were kept: as long
    as nobody types on in that one, it takes its place.
    """

    writer: int
    form: str
    begun_in: str = ""
    begun_at: str = ""

    def __str__(self):
        return signing.dumps(list(astuple(self)), salt=SALT)

    @classmethod
    def of_new_form(cls, writer: int, begun_in: str = "", begun_at: str = "") -> "Mark":
        return cls(writer, get_random_string(22), begun_in, begun_at)


def mark_in(posted: QueryDict) -> Mark | None:
    """The mark that a form brought back; None where there is none, or one we did not make."""
    try:
        return Mark(*signing.loads(posted.get(MARK, ""), salt=SALT, max_age=VALID_FOR))
    except signing.BadSignature:
        return None


def mark_for(request: HttpRequest) -> Mark:
    """The mark of the form that is shown: its own again, where it was sent or kept and comes back."""
    brought = mark_in(request.POST) or getattr(request, "mark", None)
    if brought and brought.writer == request.user.pk:
        return brought
    return Mark.of_new_form(request.user.pk)


def mark_without_one(request: HttpRequest) -> Mark | None:
    """The mark of a form that carries none: whoever sent it, and its address."""
    is_known = request.user.is_authenticated and request.user.is_staff
    return Mark(request.user.pk, request.path[:LONGEST_NAME]) if is_known else None
