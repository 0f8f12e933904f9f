"""The admin's index and menu: the staff's tasks in their order, each with what it is done with."""

# Each task, and its kinds of thing by their labels; an empty name is the kind's own, in the plural.
TASKS = {
    "Requests": {"contact.consultationrequest": ""},
    "Articles": {"blog.post": "", "blog.category": ""},
    "Treatments": {"services.service": ""},
    "Conditions": {"clinic.condition": ""},
    "People and pages": {"clinic.person": "", "clinic.page": ""},
    "Addresses": {
        "forwarding.address": "",
        "forwarding.missedaddress": "Addresses that visitors missed",
        "forwarding.checkedlink": "Broken links",
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
        if found:
            tasks.append({"name": task, "app_label": f"task-{number}", "models": found})
    return tasks
