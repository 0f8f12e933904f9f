"""Who was ticked as a clinician is of that kind, in what staff edit, in editions and in revisions."""

from django.db import migrations

CLINICIAN, WRITER = "clinician", "writer"


def forward(apps, schema_editor):
    people = apps.get_model("clinic", "Person").objects
    people.filter(is_clinician=True).update(kind=CLINICIAN)
    for revision, fields in _revisions(apps):
        fields["kind"] = CLINICIAN if fields.pop("is_clinician", False) else WRITER
        revision.save(update_fields=["words"])


def backward(apps, schema_editor):
    people = apps.get_model("clinic", "Person").objects
    people.filter(kind=CLINICIAN).update(is_clinician=True)
    for revision, fields in _revisions(apps):
        fields["is_clinician"] = fields.pop("kind", WRITER) == CLINICIAN
        revision.save(update_fields=["words"])


def _revisions(apps):
    """The revisions of people, and the fields of each, which may be written into."""
    of_people = {"kind__app_label": "clinic", "kind__model": "person"}
    for revision in apps.get_model("revisions", "Revision").objects.filter(**of_people).iterator():
        yield revision, revision.words["fields"]


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0019_people_say_more"),
        ("revisions", "0001_revisions"),
    ]

    operations = [migrations.RunPython(forward, backward)]
