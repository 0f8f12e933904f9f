"""Tells staff, when they have signed in, which of their forms wait for them with what they typed."""

from django.apps import apps
from django.contrib import messages
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from clinic_site import moments

from .kept import KEPT_FOR
from .models import Unsaved


def tell_what_waits(request: HttpRequest, beside: str) -> None:
    """Say so in a message with links, but for the form to which they are on their way."""
    since = timezone.now() - KEPT_FOR
    rows = Unsaved.objects.filter(writer=request.user.pk, kept_at__gte=since).defer("words")
    links = [
        (row.address, _name(row.address), moments.in_words(row.kept_at))
        for row in rows
        if row.address != beside.partition("?")[0]
    ]
    if links:
        forms = format_html_join("; ", '<a href="{}">{}</a> ({})', links)
        said = format_html("What you typed here is not saved yet. Open it again: {}.", forms)
        messages.warning(request, said)


def _name(address):
    """What staff call the form at an address of the admin: "article", "new article"."""
    try:
        name, _, kind = resolve(address).url_name.rpartition("_")
        meta = apps.get_model(*name.split("_", 1))._meta
    except (Resolver404, LookupError, TypeError, AttributeError):
        return address
    return f"new {meta.verbose_name}" if kind == "add" else meta.verbose_name
