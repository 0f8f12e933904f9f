"""What the door refuses, told by the same press of *Publish* as what the form itself does not take."""

from collections.abc import Iterator

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import URLField

from clinic_site.editing.refusing import tell_at
from clinic_site.publishing.editions import ENDS_TOO_SOON, ends_too_soon
from clinic_site.publishing.fitness import Fault, faults_of
from clinic_site.unreadable import is_unreadable

from .asking import refuse_unasked
from .door import TIMES
from .drafting import PUBLISHES

SOME_ADDRESS = "https://"


class RefusingAdmin(admin.ModelAdmin):
    """A ModelAdmin of pages whose form comes back with everything that keeps it from being published.

    It stands before `PublishingAdmin`, which asks what is found out here, and `FitnessAdmin`, which reads the page.
    """

    def render_change_form(self, request, context, *args, **kwargs):
        if PUBLISHES in request.POST and self.may_publish(request):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            self._ask_the_door(request, context["adminform"].form, formsets)
        return super().render_change_form(request, context, *args, **kwargs)

    def _ask_the_door(self, request, form, formsets):
        rows = [row for formset in formsets for row in formset.forms]
        refused = {one.add_prefix(name) for one in (form, *rows) for name in one.errors}
        if refused.intersection(TIMES):
            refused |= set(TIMES)  # each is judged by the other
        try:
            with transaction.atomic():
                found = list(self._faults_at_the_door(request, form, formsets, refused))
        except Exception as error:
            if not is_unreadable(error):
                raise
            return  # of a number, say, that no column can hold, the form has spoken
        for fault in found:
            # What was typed there is not what the door has seen.
            if not fault.is_warning and fault.field not in refused:
                tell_at(form, formsets, fault.field, fault.sentence)

    def _faults_at_the_door(self, request, form, formsets, refused) -> Iterator[Fault]:
        page, _unshown = self.page_of(form, formsets)
        for name in form.errors:
            # An address that is none was typed all the same: what belongs to it is asked for, too.
            if isinstance(form.fields.get(name), URLField) and form[name].value():
                setattr(page, name, SOME_ADDRESS)
        yield from faults_of(page)
        if ends_too_soon(page, at=page.live_from, until=page.live_until):
            yield Fault(ENDS_TOO_SOON, "live_until")
        if "slug" not in refused:
            try:
                refuse_unasked(request, page)
            except ValidationError as refusal:
                yield from (Fault(sentence, "slug") for sentence in refusal.messages)
