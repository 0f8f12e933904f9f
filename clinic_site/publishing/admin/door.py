"""Who may publish in the admin, and how it is done: by the form and by the actions of the list."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html_join

from clinic_site.editing.admin import GivesBackAdmin, is_changed
from clinic_site.editing.kept import forget
from clinic_site.editing.templatetags.editing import Listed
from clinic_site.publishing import editions, moment
from clinic_site.publishing.fitness import UnfitError
from clinic_site.publishing.plans import plan_of
from clinic_site.publishing.taking_over import taken_over_by
from clinic_site.richtext.beforehand import cleaned_beforehand

from .asking import addresses_of, hear_moves, refuse_unasked
from .references import texts_linking
from .rows import at_fields_of_form
from .saying import NOTHING_SAVED, Label, could_be_better, said_of_draft, where_it_is_live
from .withdrawing import WithdrawingAdmin

TIMES = ("live_from", "live_until")
BY_ITS_FORM = "Publish this page by its form, which asks whether it takes the address over."
NOT_YOURS = "Your account saves drafts. Whoever may publish decides what visitors see."


def _publish(page):
    return editions.publish(page, at=page.live_from, until=page.live_until)


def _take_down(page):
    editions.take_down(page, at=_wanted_end(page, plan_of(page)))


def _wanted_end(page, plan):
    """The end that stands in the form and is still to come; None where that is planned already."""
    end = page.live_until
    return end if end and end > moment.now() and end != plan.end else None


# The buttons of the form beside those that only save, by their names.
ACTS = {"_publish": _publish, "_take_down": _take_down, "_cancel_plan": editions.cancel_plan}


STAYS = {"_save", "_continue"}


class PublishingAdmin(WithdrawingAdmin, GivesBackAdmin):
    """A ModelAdmin of pages: saving changes what staff edit, publishing what visitors see."""

    actions = ("publish", "take_down")

    # --- Who may ------------------------------------------------------------------------------

    def may_publish(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")

    def has_delete_permission(self, request, obj=None):
        # What visitors read, or will, goes with it.
        is_free = obj is None or self.may_publish(request) or not plan_of(obj)
        return super().has_delete_permission(request, obj) and is_free

    def has_publish_permission(self, request):
        return self.may_publish(request)

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if self.may_publish(request) else (*own, *TIMES)

    # --- What the buttons of the form do --------------------------------------------------------

    def save_model(self, request, obj, form, change):
        if change and form.changed_data and set(form.changed_data) <= set(TIMES):
            obj.save(update_fields=form.changed_data)  # no word of it is new
        else:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if is_changed(form, formsets) and not is_changed(form):
            form.instance.save(update_fields=["updated_at"])  # its rows are words of it, too
        act = next((ACTS[name] for name in ACTS if name in request.POST), None)
        if act is None:
            return
        if not self.may_publish(request):
            raise ValidationError(NOT_YOURS)
        page = form.instance
        before = addresses_of(page)
        ticked = refuse_unasked(request, page) if act is _publish else ""
        self.hear_answer(request, page)
        try:
            faults = act(page) or []
        except UnfitError as refusal:
            raise at_fields_of_form(refusal, page, formsets) from refusal
        request.warnings = [fault for fault in faults if fault.sentence != ticked]
        moved = hear_moves(request, page, before) if act is _publish else ""
        request.what_visitors_see = " ".join(filter(None, [str(plan_of(page)), moved]))

    def log_addition(self, request, obj, message):
        super().log_addition(request, obj, message)
        self._log_what_visitors_see(request, obj)

    def log_change(self, request, obj, message):
        super().log_change(request, obj, message)
        self._log_what_visitors_see(request, obj)

    def _log_what_visitors_see(self, request, page):
        if said := getattr(request, "what_visitors_see", ""):
            super().log_change(request, page, said)

    def response_add(self, request, obj, post_url_continue=None):
        return self._back(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._back(request, obj) or super().response_change(request, obj)

    def _back(self, request, page):
        """To the form, or to the list, with what has become of the page in words.

        A window beside a list hands it the page.
        """
        is_to_close = "_save" in request.POST
        if IS_POPUP_VAR in request.POST or not (STAYS | ACTS.keys()) & request.POST.keys():
            return None
        forget(request)
        if hasattr(request, "what_visitors_see"):
            told = self._told(request, page, request.what_visitors_see)
        else:
            told = f"{page}: {said_of_draft(page)}"
        self.message_user(request, told, messages.SUCCESS)
        if is_to_close:
            return self.response_post_save_change(request, page)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[page.pk]))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["may_publish"] = self.may_publish(request)
        context["plan"] = plan_of(obj) if obj else None
        context["state_in_words"] = context["plan"].state_of(obj) if obj else NOTHING_SAVED
        context["publish_label"] = _publish_label(obj, context["plan"])
        context["take_down_label"] = _take_down_label(obj, context["plan"])
        if context["may_publish"]:
            is_heard = bool(ACTS.keys() & request.POST.keys())
            asked = self.asked(request, [obj] if obj else [], is_form=True, is_heard=is_heard)
            context["question"] = asked
            if asked.address and asked.address.amiss:
                context["besides"] = [Listed(asked.address.amiss, asked.address.label, "led-to")]
        context["draft_differs"] = obj is not None and context["plan"].differs_from(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # --- What is done with several --------------------------------------------------------------

    @admin.action(description="Publish the selected pages now", permissions=["publish"])
    def publish(self, request, queryset):
        for page in queryset:
            self._pass(request, page, _publish_now)

    @admin.action(description="Take down the selected pages now", permissions=["publish"])
    def take_down(self, request, queryset):
        if asked := self._asked_first(request, list(queryset), "Take down several"):
            return asked
        for page in queryset:
            self._pass(request, page, editions.take_down)
        return None

    def _pass(self, request, page, act):
        try:
            with cleaned_beforehand(page.rich_texts()), transaction.atomic():
                # As it is now: its words may have changed since the list was made.
                page = self.model.objects.select_for_update(of=("self",)).get(pk=page.pk)
                self.hear_answer(request, page)
                request.warnings = act(page) or []
                said = str(plan_of(page))
                super().log_change(request, page, said)
        except ValidationError as error:
            self.message_user(request, f"{page}: {' '.join(error.messages)}", messages.ERROR)
            return
        self.message_user(request, self._told(request, page, said), messages.SUCCESS)

    def _told(self, request, page, said):
        """What visitors see, and what becomes of what names a page that is not public now."""
        told = [where_it_is_live(page, said) or f"{page}: {said}"]
        if not page.is_published and (count := len(texts_linking([page]))):
            told.append(f"Texts that now show only the words of their link to it: {count:,}.")
        told.append(self.what_else_is_so(request, page))
        told.append(could_be_better(page, getattr(request, "warnings", [])))
        return format_html_join(" ", "{}", ([sentence] for sentence in told if sentence))

    def what_else_is_so(self, request, page):
        """A sentence on what visitors miss elsewhere, now or when its end comes; "" where nothing."""
        return ""


def _publish_label(page, plan):
    start = page and page.live_from
    is_to_come = start and start > moment.now()
    at_once = "Publish changes" if plan and plan.now else "Publish"
    return Label(at_once, "Plan for", start if is_to_come else None)


def _take_down_label(page, plan):
    end, planned = (_wanted_end(page, plan), plan.end) if plan else (None, None)
    return Label("Take down now", "Take down on", end, planned)


def _publish_now(page):
    if said := taken_over_by(page):
        raise ValidationError(f"{said} {BY_ITS_FORM}")
    is_over = page.live_until is not None and page.live_until <= moment.now()
    return editions.publish(page, until=None if is_over else page.live_until)
