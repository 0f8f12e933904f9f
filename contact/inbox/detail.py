"""What stands on the page of a request: what the visitor wrote, and what staff fill in."""

from urllib.parse import quote

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.html import format_html

from contact.clock import ResponseClock, in_words

from . import buttons
from .follow_up import FILLED_IN
from .timeline import seen_by, timeline

NONE = "–"
MOST_OTHERS = 10


@admin.display(description="name")
def name(found):
    return format_html('<span class="said-name" dir="auto">{}</span>', found.name)


@admin.display(description="telephone")
def telephone(found):
    number = found.phone_number
    if number is None:
        return NONE
    return format_html('<a href="{}">{}</a>', number.as_rfc3966, found.telephone)


@admin.display(description="e-mail")
def email(found):
    if not found.email:
        return NONE
    address = quote(found.email, safe="@")
    return format_html('<a href="mailto:{}">{}</a>', address, found.email)


@admin.display(description="wishes")
def wishes(found):
    way, time = found.get_preferred_way_display(), found.get_preferred_time_display()
    return f"{way}, {time.lower()}"


@admin.display(description="treatment")
def treatment(found):
    return found.treatment or "not said"


@admin.display(description="message")
def message(found):
    return format_html('<div class="said" dir="auto">{}</div>', found.message or NONE)


@admin.display(description="consent")
def consent(found):
    return format_html("“{}” (version {})", found.consent_text, found.consent_version)


WRITTEN = (name, telephone, email, wishes, treatment, message)
FROM = ("created_at", "source_page", "campaign", consent)
READ_ONLY = (*WRITTEN, *FROM)


def fieldsets(*, may_change, may_note):
    filled_in = (*FILLED_IN, "note") if may_note else FILLED_IN
    return (
        ("What the visitor wrote", {"fields": WRITTEN}),
        *((("What to do", {"fields": filled_in}),) if may_change else ()),
        ("Where it came from", {"fields": FROM}),
    )


def context(request, found, *, may_change):
    """What the template shows around the form."""
    clock = ResponseClock()
    return {
        "title": "Consultation request",
        "found": found,
        "waited": in_words(clock.waited(found)),
        "is_overdue": clock.is_overdue(found),
        "buttons": buttons.offered(request, found) if may_change else [],
        "may_erase": not found.wiped_at
        and request.user.has_perm("contact.erase_consultationrequest"),
        "others": found.others_of_person().select_related("treatment")[:MOST_OTHERS],
        "timeline": timeline(found),
        "seen_by": seen_by(found),
    }


def who_may_take_care():
    """The accounts that may answer requests."""
    backend = "django.contrib.auth.backends.ModelBackend"
    return (
        get_user_model()
        .objects.with_perm("contact.change_consultationrequest", backend=backend)
        .filter(is_staff=True)
        .order_by("username")
    )
