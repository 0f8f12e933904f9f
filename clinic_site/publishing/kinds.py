"""The kinds of page that the site has: every model that is a `PublishablePage`."""

from django.apps import apps

from .models import PublishablePage


def page_models() -> list[type[PublishablePage]]:
    """All kinds of page, in the order of the installed apps."""
    return [model for model in apps.get_models() if issubclass(model, PublishablePage)]


def sees_every_draft(account) -> bool:
    """Whether an account may read the drafts of every kind of page, and so all that is to come of the site."""
    return all(
        account.has_perm(f"{kind._meta.app_label}.view_{kind._meta.model_name}")
        for kind in page_models()
    )
