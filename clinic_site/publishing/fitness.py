"""Whether a page is fit to be public: checks that rooms register, asked at the door.

A check is a function that takes the page and yields a `Fault` for each thing that is amiss.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from clinic_site.photos.models import Photo


@dataclass(frozen=True)
class Fault:
    """A sentence for staff, and the field of the page that it is about, where there is one."""

    sentence: str
    field: str = ""


Check = Callable[[object], Iterable[Fault]]
_checks: list[Check] = []


def register_check(check: Check) -> Check:
    _checks.append(check)
    return check


def faults_of(page) -> list[Fault]:
    """Everything that keeps `page` from being public."""
    return [fault for check in _checks for fault in check(page)]


def refuse_unfit(page) -> None:
    """Raise `ValidationError` with the sentences of all faults, by field."""
    sentences = defaultdict(list)
    for fault in faults_of(page):
        sentences[fault.field or NON_FIELD_ERRORS].append(fault.sentence)
    if sentences:
        raise ValidationError(sentences)


@register_check
def photos_say_what_they_show(page) -> Iterable[Fault]:
    """The form refuses such a photo when it is chosen; this holds for everybody else."""
    for field in page._meta.fields:
        photo = getattr(page, field.name) if field.related_model is Photo else None
        if photo and not photo.is_described:
            yield Fault(
                f"Photo {photo.pk} has no alternative text yet. Describe it in the photo library.",
                field.name,
            )
