"""What is asked about the addresses of pages, in the step that changes them: publishing, or taking down."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse

from clinic_site.forwarding.deciding import (
    decide_for_page,
    decided_for_page,
    forget_moves,
    leave_nothing_at,
    read_target,
)
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.links import key_of
from clinic_site.publishing.plans import plan_of
from clinic_site.publishing.taking_over import taken_over_by

ASKED, LED_TO, LEADS_ON, TAKES_OVER = "_address_asked", "_led_to", "_leads_on", "_takes_over"
MOST_PLACES = 200  # of a kind, the newest
LEADS = "Whoever asks for {} is led to {}."
TELLS = "Whoever asks for {} is told that it is gone."
TICK = "Tick below that this page takes the address over."


@dataclass(frozen=True)
class AddressQuestion:
    """How the question stands: what is ticked and typed, and what has to be looked at first."""

    label = "When it is taken down, visitors are led to"

    led_to: str = ""
    leads_on: bool = True
    may_move: bool = False  # whether publishing may give the page another address
    taken_from: str = ""  # what once stood at its new address
    asks_where: bool = False  # whether visitors may miss the page one day
    places: tuple = ()  # that can be chosen: address and title
    is_open: bool = False
    amiss: str = ""  # why nobody would arrive where visitors are to be led


def address_question(request, pages, *, is_form=False, is_heard=False) -> AddressQuestion | None:
    """The question about these pages; None where no visitor ever knew an address of theirs.

    In a form that comes back after its answer was heard it says what is amiss with that.
    """
    known = [page for page in pages if page.was_ever_public]
    taken_from = getattr(request, "taken_from", "")
    if not known and not taken_from:
        return None
    was_asked = ASKED in request.POST
    decided = {decided_for_page(key_of(page)) for page in known}
    stored = decided.pop() if len(decided) == 1 else ""
    return AddressQuestion(
        led_to=request.POST.get(LED_TO, "") if was_asked else stored,
        leads_on=LEADS_ON in request.POST if was_asked else True,
        may_move=is_form and bool(known),
        taken_from=taken_from,
        asks_where=bool(known),
        places=tuple(places()) if known else (),
        is_open=bool(not is_form or was_asked or taken_from or stored),
        amiss=check_where(request, known) if was_asked and is_heard else "",
    )


def hear_where(request, pages) -> None:
    """Let visitors of these pages be led where was said, once nobody sees the pages any more.

    Raises `ValidationError`, by the name of its control, where nobody would arrive there.
    """
    if ASKED not in request.POST:
        return
    try:
        for page in pages:
            decide_for_page(key_of(page), request.POST.get(LED_TO, ""))
    except ValidationError as refusal:
        raise ValidationError({LED_TO: refusal.messages}) from refusal


def check_where(request, pages) -> str:
    """A sentence where nobody who comes for these pages would arrive at what was typed; else ""."""
    try:
        for page in pages:
            read_target(request.POST.get(LED_TO, ""), page=key_of(page))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def refuse_unasked(request, page) -> str:
    """Ask first where something else once stood at the new address of a page; return what was ticked."""
    said = taken_over_by(page)
    if said and TAKES_OVER not in request.POST:
        request.taken_from = said
        raise ValidationError({"slug": f"{said} {TICK}"})
    return said


def addresses_of(page) -> set[str]:
    """The addresses under which visitors see it now, or will."""
    plan = plan_of(page)
    return {edition.get_absolute_url() for edition in (plan.now, *plan.to_come) if edition}


def hear_moves(request, page, before) -> str:
    """Keep what becomes of addresses that a page had `before` it was published; return it in words."""
    present = page.get_absolute_url()
    left = sorted(before - {present})
    for address in left:
        if is_left(request):
            leave_nothing_at(address, page.live_from)
        else:
            forget_moves(address)
    words = TELLS if is_left(request) else LEADS
    return " ".join(words.format(address, present) for address in left)


def is_left(request) -> bool:
    """Whether somebody unticked that an old address leads on."""
    return ASKED in request.POST and LEADS_ON not in request.POST


def places():
    for model in page_models():
        newest = model.objects.published().order_by("-publish_at")
        for slug, title in newest.values_list("slug", model.search_fields[0])[:MOST_PLACES]:
            yield reverse(model.url_name, args=[slug]), title


class ChecksWhereAdmin(admin.ModelAdmin):
    """A ModelAdmin that deletes nothing where nobody would arrive at what was typed."""

    actions = ("delete_selected",)

    def delete_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, unquote(object_id))
        if thing and request.method == "POST" and (amiss := check_where(request, [thing])):
            self.message_user(request, amiss, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        return super().delete_view(request, object_id, extra_context)

    @admin.action(description="Delete selected %(verbose_name_plural)s", permissions=["delete"])
    def delete_selected(self, request, queryset):
        self.ask_again_where_amiss(request, queryset)
        return delete_selected(self, request, queryset)

    def ask_again_where_amiss(self, request, things):
        if "post" in request.POST and (amiss := check_where(request, things)):
            self.message_user(request, amiss, messages.ERROR)
            request.POST = request.POST.copy()
            del request.POST["post"]
