"""Django's system check of the kinds of page: each says of itself what the site asks of it."""

from django.core import checks

from .kinds import page_models
from .rows import PageRow

DECLARED = ("url_name", "search_title", "search_order")


def check_kinds(app_configs, **kwargs):
    """E001: something is not declared. E002: rows belong to a kind that does not name them."""
    for kind in page_models():
        for name in DECLARED:
            if not hasattr(kind, name):
                yield checks.Error(
                    f"{kind.__name__} is a kind of page and does not declare {name}.",
                    hint="PublishablePage says what it is for.",
                    obj=kind,
                    id="publishing.E001",
                )
        rows = {
            relation.get_accessor_name()
            for relation in kind._meta.related_objects
            if issubclass(relation.related_model, PageRow)
        }
        if rows != set(kind.row_names):
            yield checks.Error(
                f"{kind.__name__}.row_names is {kind.row_names}, and its rows are {sorted(rows)}.",
                obj=kind,
                id="publishing.E002",
            )
