"""Which texts in use say another phone number than the clinic's: for who has changed that."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models
from django.utils.text import capfirst

from clinic_site.listed import listed
from clinic_site.photos.models import Photo
from clinic_site.photos.uses import as_staff_know_it, owner_field, rows_in_use
from clinic_site.publishing import moment
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.models import PublishablePage
from clinic_site.publishing.search import FoldedWordsField
from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.telephones import numbers_in, numbers_in_rich_text

from .addresses import EmailsField
from .former_numbers import FormerNumbersField, numbers_in_lines
from .models import ClinicProfile

# What holds no words of staff, or holds the clinic's numbers themselves.
PASSED_BY = (
    models.EmailField, models.SlugField, models.URLField, EmailsField, FoldedWordsField,
    FormerNumbersField, type(ClinicProfile._meta.get_field("telephone")),
)  # fmt: skip
# Titles and short facts are shown as they were typed, and so is what stands for a photo.
A_PARAGRAPH = 200  # characters that a field of one has room for, at least
AS_TYPED = {"alt_text"}
# One calls these from everywhere, in a crisis too: none of them is a clinic's of ours.
TOLL_FREE = tuple(f"+1{area}" for area in (800, 833, 844, 855, 866, 877, 888))


@dataclass
class Saying:
    """A text that says another number: an object as staff know it, and where of it."""

    said_by: models.Model
    where: str
    words: str  # the number as it stands there
    is_former: bool
    follows: bool  # whether visitors are shown today's number in its place
    # Of a page: its draft, what visitors see, what they will see.
    stands_in: list[str] = field(default_factory=list)

    @property
    def stands_in_words(self):
        return listed(self.stands_in)

    @property
    def is_shown_as_todays(self):
        return self.is_former and self.follows


def other_numbers(profile: ClinicProfile) -> list[Saying]:
    """Each other number, once for each field that says it."""
    former = {number.as_e164 for number in numbers_in_lines(profile.former_telephones)}
    own, found = profile.telephone.as_e164, {}
    for row, column in _texts():
        for words, number in _numbers(row, column):
            if number == own or (number.startswith(TOLL_FREE) and number not in former):
                continue
            page = as_staff_know_it(row)
            key = (type(page), page.pk, _where(row, page, column), number)
            if key not in found:
                found[key] = Saying(page, key[2], words, number in former, _follows(column))
            if found[key].words == number:
                found[key].words = words  # rather as it is read than as a link calls it
            if isinstance(page, PublishablePage):
                stands_in = _of_which_time(row)
                if stands_in not in found[key].stands_in:
                    found[key].stands_in.append(stands_in)
    return list(found.values())


def _of_which_time(row):
    if not row.is_of_an_edition:
        return "the draft"
    whole = row if isinstance(row, PublishablePage) else getattr(row, owner_field(type(row)).name)
    return "what is planned" if whole.live_from > moment.now() else "what visitors see"


def _texts() -> Iterator[tuple[models.Model, models.Field]]:
    """Every text of staff in use, as an object and the field that holds it."""
    for model in _kinds():
        columns = [column for column in model._meta.local_fields if _holds_words(column)]
        if not columns:
            continue
        owner = owner_field(model)
        rows = rows_in_use(model)
        if owner:
            deeper = owner_field(owner.related_model)
            beyond = [f"{owner.name}__{deeper.name}"] if deeper and deeper is not owner else []
            rows = rows.select_related(owner.name, *beyond)
        for row in rows.order_by("pk"):
            if not getattr(as_staff_know_it(row), "trashed_at", None):
                yield from ((row, column) for column in columns)


def _kinds():
    """All that the rooms of pages hold, and the photos with their captions."""
    labels = dict.fromkeys(model._meta.app_label for model in page_models())
    return [
        *(model for label in labels for model in apps.get_app_config(label).get_models()),
        Photo,
    ]


def _holds_words(column):
    is_text = isinstance(column, (models.CharField, models.TextField))
    is_typed = column.editable and not column.choices
    return is_text and is_typed and not isinstance(column, PASSED_BY)


def _numbers(row, column):
    read = numbers_in_rich_text if isinstance(column, RichTextField) else numbers_in
    return read(column.value_from_object(row) or "")


def _follows(column):
    room = column.max_length or A_PARAGRAPH
    return room >= A_PARAGRAPH and column.name not in AS_TYPED


def _where(row, page, column):
    label = capfirst(column.verbose_name)
    return (
        label
        if isinstance(row, type(page))
        else f"{capfirst(row._meta.verbose_name)} “{row}”: {label}"
    )
