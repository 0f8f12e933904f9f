"""Which tables no visitor sees anything of: the rooms that own them say so."""

from functools import cache

from django.apps import apps

_names: list[str] = []


def register_unseen(*names: str) -> None:
    """Say of models ("app.Model") or of all models of an app ("app") that no page for visitors shows them."""
    _names.extend(names)
    unseen_tables.cache_clear()


@cache
def unseen_tables() -> frozenset[str]:
    models = [model for name in _names for model in _models(name)]
    return frozenset({model._meta.db_table for model in models} | {"django_migrations"})


def _models(name):
    if "." in name:
        return [apps.get_model(name)]
    return apps.get_app_config(name).get_models(include_auto_created=True)
