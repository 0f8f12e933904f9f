"""The access records call it what the buttons do: to delete a person's data."""

from django.db import migrations

WORDS = {
    "asked to erase": "asked to delete this person's data",
    "erased": "deleted this person's data",
}


def rename(apps, schema_editor, words=WORDS):
    LogEntry = apps.get_model("auditlog", "LogEntry")
    for before, after in words.items():
        found = LogEntry.objects.using(schema_editor.connection.alias).filter(
            additional_data__how=before
        )
        for entry in found:
            entry.additional_data["how"] = after
            entry.save(update_fields=["additional_data"])


def restore(apps, schema_editor):
    rename(apps, schema_editor, {after: before for before, after in WORDS.items()})


class Migration(migrations.Migration):
    dependencies = [("contact", "0009_words"), ("auditlog", "0017_add_actor_email")]

    operations = [migrations.RunPython(rename, restore)]
