"""Django's system check of the kinds of page: each says of itself what the site asks of it."""

from django.core import checks

from .kinds import page_models
from .questions import Question

DECLARED = ("url_name", "search_title", "search_order")


def check_kinds(app_configs, **kwargs):
    """E001: something is not declared. E002: questions belong to a kind that denies having some."""
    for kind in page_models():
        for name in DECLARED:
            if not hasattr(kind, name):
                yield checks.Error(
                    f"{kind.__name__} is a kind of page and does not declare {name}.",
                    hint="PublishablePage says what it is for.",
                    obj=kind,
                    id="publishing.E001",
                )
        relations = kind._meta.related_objects
        is_asked = any(issubclass(relation.related_model, Question) for relation in relations)
        if is_asked != kind.has_questions:
            yield checks.Error(
                f"{kind.__name__}.has_questions is {kind.has_questions}, and that is not so.",
                obj=kind,
                id="publishing.E002",
            )
