"""The staff's groups. What each may do is enforced by Django's permissions on the server."""

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITE = ("add", "change", "view")
LOOK = ("view",)
ALL = ("add", "change", "delete", "view")
PUBLISH = (*ALL, "publish")

AUTHOR = {
    "blog.post": (*WRITE, "delete"),
    "blog.postquestion": ALL,
    "blog.category": LOOK,
    "services.service": LOOK,
    "services.servicequestion": LOOK,
    "clinic.treatment": LOOK,
    "clinic.person": LOOK,
    # Not "change": the photo may stand on a page that visitors read.
    "photos.photo": ("add", "view"),
}
CLINICIAN = AUTHOR | {
    "services.service": WRITE,
    "services.servicequestion": ALL,
    "clinic.page": LOOK,
}
EDITOR = {
    "blog.post": PUBLISH,
    "blog.postquestion": ALL,
    "blog.category": ALL,
    "services.service": PUBLISH,
    "services.servicequestion": ALL,
    "clinic.treatment": ALL,
    "clinic.person": PUBLISH,
    "clinic.page": PUBLISH,
    "clinic.clinicprofile": ("change", "view"),
    "clinic.openinghours": ALL,
    "clinic.specialday": ALL,
    "photos.photo": ALL,
}
FRONT_DESK = {"contact.consultationrequest": ("change", "view")}
ADMINISTRATOR = EDITOR | {
    "contact.consultationrequest": ("change", "delete", "view"),
    "auth.user": ALL,
    "auth.group": LOOK,
}
GROUPS = {
    "Author": AUTHOR,
    "Clinician": CLINICIAN,
    "Editor": EDITOR,
    "Front desk": FRONT_DESK,
    "Administrator": ADMINISTRATOR,
}


def make_groups(apps, schema_editor):
    # Django makes permissions after the last migration; the groups need them now.
    for label in ("auth", "photos", "clinic", "blog", "services", "contact"):
        create_permissions(
            all_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias
        )
    Group = apps.get_model("auth", "Group")
    for name, rights in GROUPS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(apps, rights))


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


def _permissions(apps, rights):
    Permission = apps.get_model("auth", "Permission")
    return [
        Permission.objects.get(content_type__app_label=label, codename=f"{action}_{model}")
        for label, model in (name.split(".") for name in rights)
        for action in rights[f"{label}.{model}"]
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("blog", "0001_initial"),
        ("clinic", "0001_initial"),
        ("contact", "0001_initial"),
        ("photos", "0001_initial"),
        ("services", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
