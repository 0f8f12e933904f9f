"""Tells staff, when they have signed in, which of their forms wait for them with what they typed."""

from django.apps import apps
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from clinic_site import moments

from .kept import KEPT_FOR
from .models import Unsaved
from .telling import LONGEST_NAME


def tell_what_waits(request: HttpRequest, beside: str) -> None:
    """Say so in a message with links, but for the form to which they are on their way.

    Beside an open form nothing is said: that form would be told of itself.
    """
    if beside == reverse("admin:signed_in"):
        return
    since = timezone.now() - KEPT_FOR
    rows = Unsaved.objects.filter(writer=request.user.pk, kept_at__gte=since).defer("words")
    links = [
        (row.address, _name(row.address, request.user), moments.in_words(row.kept_at))
        for row in rows
        if row.address != beside.partition("?")[0]
    ]
    if links:
        forms = format_html_join("; ", '<a href="{}">{}</a> ({})', links)
        said = format_html("You have work that is not saved yet. Open it again: {}.", forms)
        messages.warning(request, said)


def _name(address, reader):
    """What staff call the form at an address of the admin: "article “Sleep”", "new article"."""
    try:
        found = resolve(address)
        name, _, kind = found.url_name.rpartition("_")
        model = apps.get_model(*name.split("_", 1))
    except (Resolver404, LookupError, TypeError, AttributeError):
        return address
    if kind == "add":
        return f"new {model._meta.verbose_name}"
    called = _called(model, found.kwargs.get("object_id"), reader)
    return f"{model._meta.verbose_name} “{called}”" if called else model._meta.verbose_name


def _called(model, key, reader):
    """The name of what a form changes; "" where it is gone, or no business of its reader any more."""
    if not key or not reader.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
        return ""
    obj = model._base_manager.filter(pk=unquote(key)).first()
    return Truncator(obj).chars(LONGEST_NAME) if obj else ""
