"""Puts together what somebody sent and what others saved meanwhile: no word of either is lost.

What they did not touch becomes as it is stored now. What both changed stays as they sent it, and they
are told of the other. A row that was deleted while they wrote in it is offered as a new one.
"""

from collections.abc import Iterable, Mapping

from django.forms import BaseForm, BaseFormSet
from django.forms.formsets import ManagementForm
from django.http import QueryDict

from .parts import Part
from .rows import Rows, count_rows
from .seen import Seen
from .telling import Told
from .values import stored_in


def put_together(
    form: BaseForm | None,
    formsets: Iterable[BaseFormSet],
    seen: Seen,
    posted: QueryDict,
    files: Mapping,
) -> list[Told]:
    """Bring up to date what was sent, in `posted`; return what there is to say of it.

    The form and the formsets are those of what is stored now, as if it were opened now; of
    something new only rows can be amiss.
    """
    told = Part(form, stored_in(form), posted, seen, files=files).settle() if form else []
    for formset in formsets:
        count_rows(formset, posted)
        management = ManagementForm(posted, prefix=formset.prefix)
        if management.is_valid():  # else Django says so
            told += Rows(formset, seen, posted, management.cleaned_data).put_together()
    return told
