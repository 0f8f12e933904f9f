"""What an open form sends every few seconds: its words, to be kept, and that somebody has it open.

It touches no page and makes no revision, and it is no sign of life: an editor that stands open lets the
quarter of an hour of the inbox pass. Nobody reads here what was kept.
"""

from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from clinic_site import moments
from clinic_site.access.own_scripts import sent_by_scripts

from . import presence
from .idle import FORMS
from .kept import forget, keep
from .marks import mark_in
from .models import LONGEST_TAB

# What the script sends beside the fields of the form; nothing of these is kept.
ADDRESS, TAB, WORDS, AS_OPENED, CLOSED = "_address", "_tab", "_words", "_as_opened", "_closed"
TOO_OLD = (
    "This form was opened more than a week ago, so what you type now is not kept. Save it, or copy it "
    "and open the page again."
)
GONE = (
    "This was deleted meanwhile, so what you type now is not kept. Press Save to see your words, and "
    "to copy them."
)
NOT_YOURS = (
    "Now the account {} is signed in. What stands here was typed by another one, so nothing of it is "
    "sent. Log out, then sign in with the account that opened this form."
)


@dataclass(frozen=True)
class FormAt:
    """The form at an address: of which kind it is, and of what; `obj` is None of something new."""

    admin: admin.ModelAdmin
    key: str
    obj: Model | None

    @property
    def thing(self) -> str:
        """What others may have open as well, such as "blog.post/7"."""
        return f"{self.admin.opts.label_lower}/{quote(self.obj.pk)}" if self.obj else ""


@sent_by_scripts
@require_POST
@sensitive_post_parameters()
def unsaved(request: HttpRequest) -> JsonResponse:
    """Keep what stands in a form, and say when; who else has it open; and the token to save it with."""
    mark = mark_in(request.POST)
    if mark is None:
        return JsonResponse({"refused": TOO_OLD})
    if mark.writer != request.user.pk:
        return JsonResponse({"refused": NOT_YOURS.format(request.user), "is_other": True})
    address = request.POST.get(ADDRESS, "")
    form = _form_at(request, address)
    if form.key and form.obj is None:
        return JsonResponse({"refused": GONE})
    if not _may_save(request, form):
        raise PermissionDenied
    answer = {"token": get_token(request), "others": _be_here(request, form)}
    if AS_OPENED in request.POST:
        forget(request)
    elif WORDS in request.POST and keep(request, address):
        answer["kept_at"] = moments.clock_in_words(timezone.localtime().time())
    return JsonResponse(answer)


def _form_at(request, address):
    try:
        found = resolve(address)
        name, _, kind = (found.url_name or "").rpartition("_")
        model_admin = admin.site.get_model_admin(apps.get_model(*name.split("_", 1)))
    except (Resolver404, LookupError, TypeError, ValueError, NotRegistered):
        raise Http404 from None
    if f"_{kind}" not in FORMS or not getattr(model_admin, "keeps_words", False):
        raise Http404
    key = found.kwargs.get("object_id", "")
    obj = model_admin.get_object(request, unquote(key)) if key else None
    return FormAt(model_admin, key, obj)


def _may_save(request, form):
    if form.obj is None:
        return form.admin.has_add_permission(request)
    return form.admin.has_change_permission(request, form.obj)


def _be_here(request, form):
    tab = request.POST.get(TAB, "")
    if not form.thing or not 0 < len(tab) <= LONGEST_TAB:
        return ""
    if CLOSED in request.POST:
        presence.go(request.user, tab)
        return ""
    return presence.be_here(request.user, tab, form.thing)
