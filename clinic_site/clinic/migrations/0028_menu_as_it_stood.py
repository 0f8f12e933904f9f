"""Menu and footer become rows as they stood; on the way back the pages of the footer get their places."""

from django.db import migrations

HEADER = {
    "treatments": "", "conditions": "", "articles": "", "people": "", "about": "About",
    "request": "Contact", "search": "",
}  # fmt: skip
LISTS = ["treatments", "conditions", "articles", "people", "request"]
ROLES = ["about", "privacy", "accessibility", "estimate"]
KEY = "clinic.page:"


def forward(apps, schema_editor):
    pages = apps.get_model("clinic", "Page").objects
    own = pages.filter(edition_of=None)
    in_footer = own.exclude(footer_order=None).order_by("footer_order", "title")
    site = [
        {"part": page.role} if page.role else {"page": f"{KEY}{page.pk}"} for page in in_footer
    ]
    if not own.exists():
        site = [{"part": role} for role in ROLES]
    _list(apps, "header", [{"part": part, "label": label} for part, label in HEADER.items()])
    _list(apps, "lists", [{"part": part} for part in LISTS])
    _list(apps, "site", site)
    for revision in _revisions(apps):
        if revision.words["fields"].pop("footer_order", None) is not None:
            revision.save(update_fields=["words"])


def backward(apps, schema_editor):
    items = apps.get_model("clinic", "MenuItem").objects
    pages = apps.get_model("clinic", "Page").objects
    for order, item in enumerate(items.filter(place="site").order_by("order", "pk"), start=1):
        if item.page.startswith(KEY):
            own = pages.filter(pk=item.page.removeprefix(KEY))
        else:
            own = pages.filter(role=item.part, edition_of=None).exclude(role="")
        for key in own.values_list("pk", flat=True):
            pages.filter(pk=key).update(footer_order=order)
            pages.filter(edition_of=key).update(footer_order=order)
    items.all().delete()


def _list(apps, place, rows):
    items = apps.get_model("clinic", "MenuItem").objects
    for number, row in enumerate(rows, start=1):
        items.create(place=place, order=10 * number, **row)


def _revisions(apps):
    of_pages = {"kind__app_label": "clinic", "kind__model": "page"}
    return apps.get_model("revisions", "Revision").objects.filter(**of_pages).iterator()


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0027_menu_and_footer"),
        ("revisions", "0001_revisions"),
    ]

    operations = [migrations.RunPython(forward, backward)]
