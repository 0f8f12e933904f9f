"""The editor can be exchanged without a migration: none of them knows it."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from clinic_site.richtext.fields import RichTextField

RICH_TEXTS = [
    (model._meta.app_label, model._meta.model_name, field.name)
    for model in apps.get_models()
    for field in model._meta.local_fields
    if isinstance(field, RichTextField)
]


@pytest.fixture(scope="module")
def history():
    """The models as the migrations describe them."""
    return MigrationLoader(None).project_state().apps


@pytest.mark.parametrize(("app", "model", "field"), RICH_TEXTS)
def test_the_history_knows_a_rich_text_as_plain_text(history, app, model, field):
    found = history.get_model(app, model)._meta.get_field(field)

    assert type(found).__module__ == "django.db.models.fields"
    assert type(found).__name__ == "TextField"


@pytest.mark.parametrize(("app", "model", "field"), RICH_TEXTS)
def test_a_migration_of_tomorrow_will_call_it_plain_text_too(app, model, field):
    _name, path, args, options = apps.get_model(app, model)._meta.get_field(field).deconstruct()

    assert (path, args) == ("django.db.models.TextField", [])
    assert options.keys() <= {"blank", "default", "verbose_name", "help_text"}


def test_every_kind_of_rich_text_was_asked_for():
    assert ("blog", "post", "body") in RICH_TEXTS
    assert len(RICH_TEXTS) >= 10


def test_no_migration_names_the_editor():
    files = sorted(settings.BASE_DIR.glob("[!.]*/**/migrations/0*.py"))

    naming = [str(path) for path in files if "ckeditor" in path.read_text().casefold()]

    assert len(files) >= 5
    assert naming == []
