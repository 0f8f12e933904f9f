"""The admin of pages on which several work: asking for a review, answering, comments, and whose turn it is."""

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from clinic_site.editing.admin import AWAY, FORGET
from clinic_site.editing.kept import forget, show
from clinic_site.revisions.models import Revision
from clinic_site.richtext.references import found_at_once

from . import steps
from .forms import AskForm, CommentForm, TaskForm
from .models import Comment, Task, name_of
from .paragraphs import said_about, texts_of
from .telling import tell_of_assignment
from .unsaid import IN_TRASH, box_of, not_said, typed_before
from .words import sentences

ASK = "_ask"  # the button of the form that saves the draft and asks for a review


class TeamworkAdmin(admin.ModelAdmin):
    """Before `RevisedAdmin`: a ModelAdmin of pages that are written by several."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.together_view)
        return [
            path("<path:object_id>/together/", view, name=self._together_name),
            *super().get_urls(),
        ]

    # --- In the form --------------------------------------------------------------------------

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if ASK in request.POST:
            self._take(request, form.instance, "ask")

    def response_add(self, request, obj, post_url_continue=None):
        _stay(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        _stay(request)
        return super().response_change(request, obj)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        task = _task_of(obj) if obj else None
        context["together"] = {
            "said": sentences(task, _latest(obj)),
            "may_ask": "ask" in steps.open_to(task, self._rights(request, obj)),
            "comments": list(Comment.objects.of(obj).unresolved()) if obj else [],
            "url": reverse(f"admin:{self._together_name}", args=[obj.pk]) if obj else "",
        }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # --- The page of a page's review ----------------------------------------------------------

    def together_view(self, request, object_id):
        page = self.get_object(request, object_id)
        may_see = page is not None and self.has_view_or_change_permission(request, page)
        if FORGET in request.POST:
            forget(request)
            return redirect(request.path if may_see else "admin:index")
        if not may_see and request.POST.get("text", "").strip():
            return not_said(self, request, page)
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not may_see:
            raise PermissionDenied
        if request.method != "POST":
            return self._show(request, page, typed_before(request))
        try:
            there = self._do(request, page)
        except ValidationError as error:
            return self._show(request, page, request.POST, " ".join(error.messages))
        forget(request)
        return HttpResponseRedirect(request.path + there)

    def _do(self, request, page):
        """What a form of the page asks for; where on the page to go then. All of it, or nothing."""
        if page.trashed_at:
            raise ValidationError(IN_TRASH)
        asked = request.POST.get("do", "")
        with transaction.atomic():
            if asked in steps.STEPS:
                return self._answer(request, page, asked)
            if asked == "task":
                return self._assign(request, page)
            if asked == "comment":
                return self._comment(request, page)
            if asked in {"resolve", "reopen"}:
                return self._resolve(request, page, is_done=asked == "resolve")
        raise PermissionDenied

    def _show(self, request, page, typed, wrong=""):
        """The page; what was typed and is not stored stands where it was typed."""
        task = _task_of(page)
        rights = self._rights(request, page)
        task_form = steps.WRITE in rights and TaskForm(instance=task, page=page)
        if task_form and typed and typed.get("do") == "task":
            show(task_form, typed)
        said, taken = said_about(page), steps.open_to(task, rights) if not page.trashed_at else {}
        context = {
            **self.admin_site.each_context(request),
            "title": "Review and comments",
            "opts": self.opts,
            "object": page,
            "wrong": wrong or (typed and (IN_TRASH if page.trashed_at else AWAY)),
            "typed": typed,
            "box": typed and box_of(typed, said, taken, is_open=not page.trashed_at),
            "state": sentences(task, _latest(page)),
            "steps": taken.items(),
            "version": _latest(page) or "",
            "ask_form": AskForm(page=page, by=request.user),
            "task_form": task_form,
            "may_comment": not page.trashed_at,
            "said": said,
        }
        # Photos and pages in the texts are asked for once, and not paragraph by paragraph.
        with found_at_once([text for _label, text in texts_of(page)]):
            return render(request, "admin/teamwork/together.html", context)

    def _answer(self, request, page, name):
        form = AskForm(request.POST, page=page, by=request.user)
        _refuse_wrong(form)
        seen = request.POST.get("version", "")
        version = int(seen) if seen.isdecimal() and len(seen) < 10 else None  # noqa: PLR2004 -- what a column holds
        whom = form.cleaned_data["asked_of"] if name == "ask" else None
        if request.POST.get("text", "").strip():
            self._comment(request, page)
        self._take(request, page, name, version=version, asked_of=whom)
        return ""

    def _take(self, request, page, name, **more):
        steps.take(name, page, request.user, self._rights(request, page), **more)
        said = steps.STEPS[name].said
        self.log_change(request, page, said)
        self.message_user(request, f"{page}: {said}", messages.SUCCESS)

    def _assign(self, request, page):
        if steps.WRITE not in self._rights(request, page):
            raise PermissionDenied
        task = steps.task_of(page)
        before = task.assigned_to_id
        form = TaskForm(request.POST, instance=task, page=page)
        _refuse_wrong(form)
        if form.has_changed():
            task = form.save()
            said = " ".join(sentences(Task(
                assigned_to=task.assigned_to, due_on=task.due_on, planned_on=task.planned_on
            ))) or "Nobody works on it, and no day is set."  # fmt: skip
            self.log_change(request, page, said)
            self.message_user(request, f"{page}: {said}", messages.SUCCESS)
        if task.assigned_to_id != before:
            tell_of_assignment(task, page, request.user)
        return ""

    def _comment(self, request, page):
        form = CommentForm(request.POST, page=page)
        _refuse_wrong(form)
        comment = form.save(commit=False)
        comment.kind, comment.page_id = ContentType.objects.get_for_model(page), page.pk
        comment.by, comment.by_name = request.user, name_of(request.user)
        comment.save()
        self.log_change(
            request, page, "Answered a comment." if comment.answer_to else "Commented."
        )
        return f"#comment-{comment.answer_to_id or comment.pk}"

    def _resolve(self, request, page, *, is_done):
        key = request.POST.get("comment", "")
        if not key.isdecimal():
            raise PermissionDenied
        comment = get_object_or_404(Comment.objects.of(page).filter(answer_to=None), pk=key)
        if comment.by_id != request.user.pk and not self._rights(request, page):
            raise PermissionDenied
        comment.resolved_at = timezone.now() if is_done else None
        comment.resolved_by_name = name_of(request.user) if is_done else ""
        comment.save()
        said = "Resolved a comment." if is_done else "Opened a comment again."
        self.log_change(request, page, said)
        return f"#comment-{comment.pk}"

    def _rights(self, request, page):
        """What somebody may do with a page, as `steps` calls it."""
        may_write = (
            self.has_change_permission(request, page) if page else self.has_add_permission(request)
        )
        may = {steps.WRITE: may_write, steps.PUBLISH: self.may_publish(request)}
        return {right for right, is_given in may.items() if is_given}

    @property
    def _together_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_together"


def _task_of(page):
    return Task.objects.with_accounts().of(page).first()


def _latest(page):
    """The number of the newest revision; None where there is none yet."""
    found = Revision.objects.of(page).values_list("number", flat=True) if page else ()
    return next(iter(found[:1]), None)


def _stay(request):
    """After the draft is saved, its form is shown again."""
    if ASK in request.POST:
        request.POST = request.POST.copy()
        request.POST["_continue"] = ""


def _refuse_wrong(form):
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.values() for error in errors])
