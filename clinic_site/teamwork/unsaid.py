"""What somebody typed about a page and could not be stored: where it stands again, or how it is copied."""

from django.shortcuts import render

from clinic_site.editing.kept import look_at

from .steps import STEPS

IN_TRASH = (
    "This page was moved to the trash meanwhile, so nothing was stored. Take it out of the trash and "
    "write again, or copy your words from here."
)


def typed_before(request):
    """What somebody typed whose sign-in had ended when they sent it; None where that was no words."""
    typed = look_at(request)
    return typed if typed and (typed.get("text") or typed.get("do") == "task") else None


def box_of(typed, said, taken, *, is_open) -> str:
    """Which field of the page shows the words again; "" where there is none for them any more."""
    if not is_open:
        return ""
    if typed.get("do") in STEPS:
        return "step" if taken else ""
    answered, quote = typed.get("answer_to", ""), typed.get("quote", "")
    if answered:
        threads = [*said.page, *said.changed]
        threads += [thread for paragraph in said.paragraphs for thread in paragraph.threads]
        boxes = [thread.box for thread in threads if not thread.resolved_at]
        return f"answer-{answered}" if f"answer-{answered}" in boxes else ""
    if not quote:
        return "page"
    same = (paragraph.anchor for paragraph in said.paragraphs if paragraph.quote == quote)
    return next(same, "")


def not_said(model_admin, request, page):
    """The answer to whoever may not say it any more, or has nowhere to: their words, to be copied."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Not saved",
        "opts": model_admin.opts,
        "is_gone": page is None,
        "who": "Somebody has deleted this page for good",
        "words": [("Your comment", request.POST["text"])],
    }
    return render(request, "admin/not_saved.html", context, status=404 if page is None else 403)
