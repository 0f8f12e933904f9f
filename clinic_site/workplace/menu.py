"""The admin's index and menu: the staff's tasks in their order, each with what it is done with."""

from django.urls import reverse

from clinic_site.publishing.models import PublishablePage

# Each task, and its kinds of thing by their labels; an empty name is the kind's own, in the plural.
TASKS = {
    "Requests": {"contact.consultationrequest": ""},
    "Articles": {"blog.post": "", "blog.category": ""},
    "Treatments": {"services.service": ""},
    "Conditions": {"clinic.condition": ""},
    "People and pages": {"clinic.person": "", "clinic.page": ""},
    "What is ahead": {},
    "Addresses": {
        "forwarding.address": "",
        "forwarding.missedaddress": "Addresses that visitors missed",
        "forwarding.checkedlink": "Broken links",
    },
    "Search": {
        "search.wordgroup": "Words that mean the same",
        "search.missedword": "Words that found nothing",
    },
    "History": {"revisions.historyline": "History of the site"},
    "Photos": {"photos.photo": ""},
    "Emails": {"outbox.outboxmessage": ""},
    "Clinic profile": {
        "clinic.clinicprofile": "Clinic profile",
        "clinic.menuitem": "Menu and footer",
        "clinic.sitewords": "Words of the site",
    },
    "Staff accounts and access records": {
        "auth.user": "",
        "auth.group": "",
        "auditlog.logentry": "",
    },
}


# Pages of the admin that are about no single kind of thing, for who may see pages of the site.
AHEAD = {"calendar": "Calendar", "needs_work": "What needs work"}


def by_task(apps: list[dict]) -> list[dict]:
    """Django's list of apps with their models, as a list of tasks."""
    models = {model["model"]._meta.label_lower: model for app in apps for model in app["models"]}
    tasks = []
    for number, (task, kinds) in enumerate(TASKS.items(), start=1):
        found = [
            models[label] | ({"name": name} if name else {})
            for label, name in kinds.items()
            if label in models
        ]
        if task == "What is ahead" and any(
            issubclass(each["model"], PublishablePage) for each in models.values()
        ):
            found = [_alone(name, label) for name, label in AHEAD.items()]
        if found:
            tasks.append({"name": task, "app_label": f"task-{number}", "models": found})
    return tasks


def _alone(name, label):
    """A line of the menu as Django's templates take it."""
    return {
        "name": label,
        "object_name": name,
        "admin_url": reverse(f"admin:{name}"),
        "add_url": None,
        "view_only": True,
    }
