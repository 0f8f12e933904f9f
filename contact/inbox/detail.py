"""What stands on the page of a request: what the visitor wrote, and what staff fill in."""

from urllib.parse import quote

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.html import format_html, format_html_join

from contact.clock import in_words

from . import buttons
from .filters import clock_of
from .follow_up import FILLED_IN
from .timeline import seen_by, timeline

NONE = "–"
MOST_OTHERS = 10


@admin.display(description="name")
def name(consultation):
    return format_html('<span class="said-name" dir="auto">{}</span>', consultation.name)


@admin.display(description="phone")
def telephone(consultation):
    if not consultation.telephone:
        return NONE
    return format_html(
        '{}<br><span class="quiet">{}</span>',
        _numbers(consultation),
        consultation.voicemail_or_text_in_words,
    )


def _numbers(consultation):
    match consultation.phone_numbers:
        case []:
            return consultation.telephone
        case [number]:
            return format_html('<a href="{}">{}</a>', number.as_rfc3966, consultation.telephone)
        case numbers:
            links = [(number.as_rfc3966, number.as_international) for number in numbers]
            calls = format_html_join("", '<br><a href="{}">Call {}</a>', links)
            return format_html("{}{}", consultation.telephone, calls)


@admin.display(description="email")
def email(consultation):
    if not consultation.email:
        return NONE
    address = quote(consultation.email, safe="@")
    return format_html('<a href="mailto:{}">{}</a>', address, consultation.email)


@admin.display(description="preferred contact")
def preferred_contact(consultation):
    way, time = consultation.get_preferred_way_display(), consultation.get_preferred_time_display()
    return f"{way}, {time.lower()}"


@admin.display(description="treatment")
def treatment(consultation):
    return consultation.treatment or "not said"


@admin.display(description="asks for")
def asked_for(consultation):
    return consultation.asked_for or "nobody in particular"


@admin.display(description="message")
def message(consultation):
    return format_html('<div class="said" dir="auto">{}</div>', consultation.message or NONE)


@admin.display(description="consent")
def consent(consultation):
    return format_html(
        "“{}” (version {})", consultation.consent_text, consultation.consent_version
    )


WRITTEN = (name, telephone, email, preferred_contact, treatment, asked_for, message)
FROM = ("created_at", "source_page", "campaign", consent)
READ_ONLY = (*WRITTEN, *FROM)


def fieldsets(*, may_change, may_note):
    filled_in = (*FILLED_IN, "note") if may_note else FILLED_IN
    return (
        ("What the visitor wrote", {"fields": WRITTEN}),
        *((("What to do", {"fields": filled_in}),) if may_change else ()),
        ("Where it came from", {"fields": FROM}),
    )


def context(request, consultation, *, may_change):
    """What the template shows around the form."""
    clock = clock_of(request)
    return {
        "title": "Consultation request",
        "consultation": consultation,
        "waited": in_words(clock.waited(consultation)),
        "since_message": in_words(clock.since_message(consultation)),
        "is_overdue": clock.is_overdue(consultation),
        "buttons": buttons.offered(request, consultation) if may_change else [],
        "may_erase": not consultation.wiped_at
        and request.user.has_perm("contact.erase_consultationrequest"),
        "others": list(consultation.others_of_person().select_related("treatment")[:MOST_OTHERS]),
        "timeline": timeline(consultation),
        "seen_by": seen_by(consultation),
    }


def possible_assignees():
    """The accounts that may answer requests."""
    backend = "django.contrib.auth.backends.ModelBackend"
    return (
        get_user_model()
        .objects.with_perm("contact.change_consultationrequest", backend=backend)
        .filter(is_staff=True)
        .order_by("username")
    )
