"""What a group or an account may do, in the words of the admin's menu instead of codenames."""

from collections.abc import Iterable

from django.contrib.auth.models import Permission
from django.utils.text import capfirst

from clinic_site.workplace.menu import TASKS

# Each kind by its label, in the order of the menu; an empty name is the kind's own, in the plural.
KINDS = {label: name for kinds in TASKS.values() for label, name in kinds.items()} | {
    "blog.postquestion": "Questions of articles",
    "services.servicequestion": "Questions of treatments",
    "services.serviceprice": "Prices of treatments",
    "clinic.treatment": "Treatments in forms and lists",
    "contact.note": "Notes about requests",
    "clinic.openinghours": "",
    "clinic.specialday": "",
}
DEEDS = {"view": "see", "add": "add", "change": "change", "delete": "delete", "publish": "publish"}


def known_rights():
    """The rights that mean something on this site: those to what staff have before them."""
    labels = [label.split(".") for label in KINDS]
    found = Permission.objects.select_related("content_type")
    named = found.filter(content_type__app_label__in={app for app, _model in labels})
    return named.filter(content_type__model__in={model for _app, model in labels})


def right_in_words(permission: Permission) -> str:
    """One right: "Articles: publish"."""
    return f"{_kind(permission)}: {_deed(permission)}"


def rights_in_words(permissions: Iterable[Permission]) -> list[str]:
    """A line for each kind of thing, in the order of the menu: "Articles: see, add, change"."""
    by_kind = {}
    for permission in permissions:
        by_kind.setdefault(_label(permission), []).append(permission)
    order = {label: number for number, label in enumerate(KINDS)}
    return [
        f"{_kind(found[0])}: {', '.join(sorted(map(_deed, found), key=_place))}"
        for label, found in sorted(by_kind.items(), key=lambda kind: order.get(kind[0], 99))
    ]


def _label(permission):
    return f"{permission.content_type.app_label}.{permission.content_type.model}"


def _kind(permission):
    model = permission.content_type.model_class()
    plural = model._meta.verbose_name_plural if model else permission.content_type.model
    return KINDS.get(_label(permission)) or capfirst(plural)


def _deed(permission):
    action, _blank, kind = permission.codename.partition("_")
    if kind == permission.content_type.model and action in DEEDS:
        return DEEDS[action]
    # A right of this kind alone, which says itself what it is.
    return permission.name.removeprefix("Can ")


def _place(deed):
    known = list(DEEDS.values())
    return known.index(deed) if deed in known else len(known)
