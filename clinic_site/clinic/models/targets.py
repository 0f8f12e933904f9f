"""What links of the menu lead to: a little of each page, which comes along with another query."""

from dataclasses import dataclass

from django.db.models import BigIntegerField, Case, F, JSONField, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, JSONObject, Substr

from clinic_site.publishing.kinds import page_models
from clinic_site.richtext.links import leads_elsewhere


@dataclass(frozen=True)
class Link:
    """A link as a visitor gets it; `is_request` says that it leads where the fixed button does."""

    label: str
    url: str
    is_request: bool = False
    language: str = ""  # of what it leads to, where that is not English

    @property
    def leads_elsewhere(self):
        return leads_elsewhere(self.url)


def told_of(pages):
    """What a link needs of the first of these pages, as JSON that comes with another query."""
    told = JSONObject(
        slug="slug", title=pages.model.search_fields[0], language=_language_of(pages.model)
    )
    first = pages.order_by().values(told=told)[:1]
    return Subquery(first, output_field=JSONField())


def _language_of(model):
    has_own = any(field.name == "language" for field in model._meta.fields)
    return F("language") if has_own else Value(model.language)


def of_each_kind(choose):
    """What is told of the page that a row names by its key, which is the same as in texts."""
    return Case(
        *(
            When(page__startswith=before, then=told_of(choose(model.objects, _number(before))))
            for model in page_models()
            for before in [f"{model._meta.label_lower}:"]
        ),
        default=Value(None),
        output_field=JSONField(),
    )


def _number(before):
    return Cast(Substr(OuterRef("page"), len(before) + 1), BigIntegerField())
