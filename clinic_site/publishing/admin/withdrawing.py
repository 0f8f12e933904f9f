"""What is asked of whoever takes pages down, in the step that does it: by form, list or trash."""

from dataclasses import dataclass, replace

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

WAS_ASKED, ANSWER = "_was_asked", "_answer"


@dataclass(frozen=True)
class Question:
    """A box to tick; what is ticked when nobody touches it is what happens."""

    label: str
    help_text: str
    is_ticked: bool = False


class WithdrawingAdmin(admin.ModelAdmin):
    """A ModelAdmin of pages; a kind that has something to ask says it by two methods."""

    def question_on_withdrawal(self, request, pages) -> Question | None:
        """What is to be decided when `pages` are taken down; None where nothing is."""
        return None

    def take_answer(self, page, *, is_ticked) -> None:
        """Let `page` know it before it is published until a moment, taken down, or put in the trash."""

    def question_with_answer(self, request, pages):
        """The question as it stands in a form, which may come back with what was ticked."""
        question = self.question_on_withdrawal(request, pages)
        if question and WAS_ASKED in request.POST:
            return replace(question, is_ticked=ANSWER in request.POST)
        return question

    def hear_answer(self, request, page):
        if WAS_ASKED in request.POST:
            self.take_answer(page, is_ticked=ANSWER in request.POST)

    def _asked_first(self, request, pages, title):
        """A page that asks before an action of the list takes pages down; None where it has."""
        question = self.question_on_withdrawal(request, pages)
        if question is None or WAS_ASKED in request.POST:
            return None
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
