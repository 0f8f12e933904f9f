"""The kinds of page that the site has: every model that is a `PublishablePage`."""

from django.apps import apps

from .models import PublishablePage


def page_models() -> list[type[PublishablePage]]:
    """All kinds of page, in the order of the installed apps."""
    return [model for model in apps.get_models() if issubclass(model, PublishablePage)]
