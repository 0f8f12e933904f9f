"""What is asked of whoever takes pages down, in the step that does it: by form, list or trash."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from .asking import (
    ASKED,
    AddressQuestion,
    ChecksWhereAdmin,
    address_question,
    check_where,
    hear_where,
)

WAS_ASKED, ANSWER = "_was_asked", "_answer"


@dataclass(frozen=True)
class Question:
    """A box to tick; what is ticked when nobody touches it is what happens."""

    label: str
    help_text: str
    is_ticked: bool = False


@dataclass(frozen=True)
class Asked:
    """All that is asked at once: what a kind of page has to ask, and about addresses; each may be None."""

    box: Question | None
    address: AddressQuestion | None

    def __bool__(self):
        return bool(self.box or self.address)

    def was_answered(self, request):
        return WAS_ASKED in request.POST or ASKED in request.POST


class WithdrawingAdmin(ChecksWhereAdmin):
    """A ModelAdmin of pages; a kind that has something to ask says it by two methods."""

    def question_on_withdrawal(self, request, pages) -> Question | None:
        """What is to be decided when `pages` are taken down; None where nothing is."""
        return None

    def take_answer(self, page, *, is_ticked) -> None:
        """Let `page` know it before it is published until a moment, taken down, or put in the trash."""

    def asked(self, request, pages, *, is_form=False, is_heard=False):
        """The questions as they stand in a form, which may come back with what was ticked and typed."""
        box = self.question_on_withdrawal(request, pages) if pages else None
        if box and WAS_ASKED in request.POST:
            box = replace(box, is_ticked=ANSWER in request.POST)
        how = {"is_form": is_form, "is_heard": is_heard}
        may_decide = self.may_publish(request)
        return Asked(box, address_question(request, pages, **how) if may_decide else None)

    def hear_answer(self, request, page):
        if WAS_ASKED in request.POST:
            self.take_answer(page, is_ticked=ANSWER in request.POST)
        if self.may_publish(request):
            hear_where(request, [page])

    def _asked_first(self, request, pages, title):
        """A page that asks before an action of the list takes pages down; None where it has."""
        question, amiss = self.asked(request, pages), check_where(request, pages)
        if not question or (question.was_answered(request) and not amiss):
            return None
        if amiss:
            self.message_user(request, amiss, messages.ERROR)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "pages": pages,
            "question": question,
            "action": request.POST["action"],
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/take_down_selected.html", context)
