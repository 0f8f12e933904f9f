"""The staff's roles: who may do what. After every migration the groups are what stands here.

A role that is renamed or taken out here leaves its old group in the database: a migration of its
own says what becomes of its members. Groups that the clinic made itself are never touched.
"""

from typing import NamedTuple

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions

from clinic_site.access.silence import unrecorded

WRITE = ("add", "change", "view")
LOOK = ("view",)
ALL = ("add", "change", "delete", "view")
PUBLISH = (*ALL, "publish")

# To what is named, as Django names its permissions: the app and the end of the codename.
AUTHOR = {
    "blog.post": (*WRITE, "delete"),
    "blog.postquestion": ALL,
    "blog.category": LOOK,
    "services.service": LOOK,
    "services.servicequestion": LOOK,
    "services.serviceprice": LOOK,
    "clinic.treatment": LOOK,
    "clinic.condition": LOOK,
    "clinic.person": LOOK,
    "clinic.page": LOOK,  # with the others, what is to come of the whole site
    # Not "change": the photo may stand on a page that visitors read.
    "photos.photo": ("add", "view"),
    "revisions.historyline": LOOK,
    "forwarding.address": LOOK,
    "forwarding.missedaddress": LOOK,
    "forwarding.checkedlink": LOOK,
}
CLINICIAN = AUTHOR | {
    "services.service": WRITE,
    "services.servicequestion": ALL,
    "services.serviceprice": ALL,
    "clinic.condition": WRITE,
}
EDITOR = {
    "blog.post": PUBLISH,
    "blog.postquestion": ALL,
    "blog.category": ALL,
    "services.service": PUBLISH,
    "services.servicequestion": ALL,
    "services.serviceprice": ALL,
    "clinic.treatment": ALL,
    "clinic.condition": PUBLISH,
    "clinic.person": PUBLISH,
    "clinic.page": PUBLISH,
    "clinic.clinicprofile": ("change", "view"),
    "clinic.menuitem": ALL,
    "clinic.sitewords": ("change", "view"),
    "clinic.openinghours": ALL,
    "clinic.specialday": ALL,
    "photos.photo": ALL,
    "revisions.historyline": LOOK,
    "forwarding.address": ALL,
    "forwarding.missedaddress": ("change", "view"),
    "forwarding.checkedlink": LOOK,
    "search.wordgroup": ALL,
    "search.missedword": LOOK,
}
FRONT_DESK = {
    "contact.consultationrequest": ("change", "view", "export"),
    "contact.note": ("add", "view"),
    "outbox.outboxmessage": ("change", "view"),
}
ADMINISTRATOR = {
    **EDITOR,
    **FRONT_DESK,
    "contact.consultationrequest": ("change", "delete", "view", "export", "erase"),
    "contact.note": ("add", "delete", "view"),
    "contact.reports": LOOK,
    "auditlog.logentry": LOOK,
    "auth.user": ALL,
    "auth.group": LOOK,
}


class Role(NamedTuple):
    name: str
    may: str  # in words, as the table in the README has it
    rights: dict[str, tuple[str, ...]]

    @property
    def permissions(self) -> set[str]:
        """As `user.has_perm()` takes them: "blog.publish_post"."""
        return {
            f"{app}.{action}_{model}"
            for app, model in (name.split(".") for name in self.rights)
            for action in self.rights[f"{app}.{model}"]
        }


ROLES = [
    Role(
        "Author",
        "read the drafts of every kind of page, and write articles, also the draft of one that is"
        " public, add photos and describe those that no page uses; not publish, and not delete what is"
        " public",
        AUTHOR,
    ),
    Role(
        "Clinician",
        "the same, and write treatments, but not what is kept *in forms and lists*, and conditions",
        CLINICIAN,
    ),
    Role(
        "Editor",
        "publish, change, and delete all content, say where old addresses lead and which words mean the"
        " same, and keep the clinic's profile",
        EDITOR,
    ),
    Role(
        "Front desk",
        "read, answer, search, and export requests, and try emails again; nothing else",
        FRONT_DESK,
    ),
    Role(
        "Administrator",
        "all of that, delete requests and a person's data, see the reports and the access records,"
        " keep staff accounts; cannot make or touch a superuser",
        ADMINISTRATOR,
    ),
]


@unrecorded  # what the code says is nobody's deed
def apply_roles(using, apps=all_apps, **others):
    """Give each role's group its permissions and no other; a receiver of `post_migrate`."""
    try:
        Group = apps.get_model("auth", "Group")
    except LookupError:  # not migrated so far yet
        return
    known = _known_permissions(using, apps)
    for role in ROLES:
        group, _made = Group.objects.using(using).get_or_create(name=role.name)
        group.permissions.set(known[name] for name in role.permissions & known.keys())


def _known_permissions(using, apps):
    """The ids of all permissions that roles name, by their names."""
    labels = {name.split(".")[0] for role in ROLES for name in role.rights}
    for label in labels:
        # Django makes those of an app when its own turn comes, which may be after ours.
        create_permissions(all_apps.get_app_config(label), 0, using=using, apps=apps)
    found = apps.get_model("auth", "Permission").objects.using(using)
    return {
        f"{label}.{codename}": pk
        for label, codename, pk in found.filter(content_type__app_label__in=labels).values_list(
            "content_type__app_label", "codename", "pk"
        )
    }
