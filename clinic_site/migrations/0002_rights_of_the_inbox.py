"""What the front desk and the administrators may do with requests, notes and e-mails."""

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

FRONT_DESK = {
    "contact": ("export_consultationrequest", "add_note", "view_note"),
    "outbox": ("view_outboxmessage", "change_outboxmessage"),
}
ADMINISTRATOR = {
    "contact": (
        *FRONT_DESK["contact"], "erase_consultationrequest", "view_figures", "delete_note"
    ),
    "outbox": FRONT_DESK["outbox"],
    "auditlog": ("view_logentry",),
}  # fmt: skip
GROUPS = {"Front desk": FRONT_DESK, "Administrator": ADMINISTRATOR}


def give(apps, schema_editor):
    # Django makes permissions after the last migration; the groups need them now.
    for label in ADMINISTRATOR:
        create_permissions(
            all_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias
        )
    for group, permissions in _rights(apps):
        group.permissions.add(*permissions)


def take(apps, schema_editor):
    for group, permissions in _rights(apps):
        group.permissions.remove(*permissions)


def _rights(apps):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, rights in GROUPS.items():
        group, _made = Group.objects.get_or_create(name=name)
        yield (
            group,
            [
                Permission.objects.get(content_type__app_label=label, codename=codename)
                for label, names in rights.items()
                for codename in names
            ],
        )


class Migration(migrations.Migration):
    dependencies = [
        ("clinic_site", "0001_staff_groups"),
        ("contact", "0004_encrypted_fields"),
        ("outbox", "0001_outbox"),
        ("auditlog", "0017_add_actor_email"),
    ]

    operations = [migrations.RunPython(give, take)]
