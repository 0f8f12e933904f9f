"""What needs work across the site: unfinished, changed, old, without photo, condition, or way to it, ending soon."""

from datetime import timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from blog.models import Post
from clinic_site import moments
from clinic_site.publishing import moment
from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.plans import texts_of
from services.models import Service

from .kinds_seen import kinds_seen
from .orphans import orphans

SHOWN = 50  # of each kind
OLD_AFTER = timedelta(days=365)
SOON = timedelta(days=30)
WAY_TO_CONDITIONS = {Post: "conditions", Service: "treatment__conditions"}

# By what is asked for in the address: the words on the link, and what it says of a page.
LISTS = {
    "unfinished": ("Drafts that were never public", "saved"),
    "changed": ("Changes that visitors do not see yet", "saved"),
    "stale": ("Public, and not touched for a year", "saved"),
    "no_photo": ("Without a photo", "saved"),
    "no_condition": ("Without a condition", "saved"),
    "orphan": ("Public, and no page leads there", "saved"),
    "ending": ("Ending within 30 days", "ends"),
}


@read_only
def needs_work(request):
    models = kinds_seen(request)
    if not models:
        raise PermissionDenied
    alone = orphans()
    pages = {model: _of_kind(model, alone[model]) for model in models}
    counts = {model: _counts(model, found) for model, found in pages.items()}
    totals = {name: sum(count[name] for count in counts.values()) for name in LISTS}
    asked = request.GET.get("show")
    shown = asked if asked in LISTS else next(filter(totals.get, LISTS), "unfinished")
    words, told = LISTS[shown]
    context = {
        **admin.site.each_context(request),
        "title": "What needs work",
        "lists": [(name, label, totals[name]) for name, (label, _told) in LISTS.items()],
        "shown": shown,
        "words": words,
        "groups": [
            (
                capfirst(model._meta.verbose_name_plural),
                count[shown],
                [(page, _when(page, told)) for page in _first(pages[model][shown], model)],
                f"admin:{model._meta.app_label}_{model._meta.model_name}_change",
            )
            for model, count in counts.items()
            if count[shown]
        ],
    }
    return TemplateResponse(request, "admin/needs_work.html", context)


def _of_kind(model, alone):
    """The pages of a kind that stand in each list."""
    there, now = model.objects.all(), moment.now()
    has_photo = any(field.name == "photo" for field in model._meta.fields)
    way = WAY_TO_CONDITIONS.get(model)
    return {
        "unfinished": there.drafts(),
        "changed": there.with_unseen_changes(),
        "stale": there.public().filter(updated_at__lt=now - OLD_AFTER),
        "no_photo": there.filter(photo=None) if has_photo else there.none(),
        "no_condition": there.filter(**{way: None}) if way else there.none(),
        "orphan": there.filter(pk__in=alone),
        "ending": there.ending_before(now + SOON),
    }


def _counts(model, found):
    """All of them by one query."""
    return model.objects.aggregate(
        **{
            name: Count("pk", filter=Q(pk__in=pages.order_by().values("pk")))
            for name, pages in found.items()
        }
    )


def _first(pages, model):
    return pages.defer(*texts_of(model)).order_by("updated_at")[:SHOWN]


def _when(page, told):
    if told == "ends":
        return f"until {moments.in_words(page.ends_at)}"
    return f"saved {moments.ago(page.updated_at)}"
