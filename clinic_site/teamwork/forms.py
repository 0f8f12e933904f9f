"""The forms of what colleagues tell each other about a page."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q

from .models import LONGEST_COMMENT, YEARS, Comment, Task, name_of
from .telling import publishers_of, writers_of
from .words import NO_SUCH_YEAR


class AccountField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return name_of(obj)


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ("text", "quote", "answer_to")

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer_to"].queryset = Comment.objects.of(page).filter(answer_to=None)
        self.fields["text"].error_messages["max_length"] = (
            f"A comment has at most {LONGEST_COMMENT:,} letters. Say it in two."
        )


class AskForm(forms.Form):
    """Of whom a review is asked: nobody in particular, or one who may publish."""

    asked_of = AccountField(
        queryset=None, required=False, label="Ask", empty_label="Whoever may publish"
    )

    def __init__(self, *args, page, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_of"].queryset = publishers_of(type(page)).exclude(pk=by.pk)


class TaskForm(forms.ModelForm):
    """Who works on a page, until when, and when it is meant to appear."""

    assigned_to = AccountField(
        queryset=None, required=False, label="Who works on it", empty_label="Nobody yet"
    )

    class Meta:
        model = Task
        fields = ("assigned_to", "due_on", "planned_on")
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("due_on", "planned_on")
        }

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        may = Q(pk__in=writers_of(type(page)).values("pk"))
        # Who has left stands there until somebody takes over.
        field = self.fields["assigned_to"]
        field.queryset = get_user_model().objects.filter(may | Q(pk=self.instance.assigned_to_id))

    def clean_due_on(self):
        return _shown(self.cleaned_data["due_on"])

    def clean_planned_on(self):
        return _shown(self.cleaned_data["planned_on"])


def _shown(day):
    if day and day.year not in YEARS:
        raise forms.ValidationError(NO_SUCH_YEAR)
    return day
