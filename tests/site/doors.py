"""Every address below /admin/, read from the URL configuration, and one object of each kind to ask for."""

import re

from django.apps import apps
from django.contrib.admin.models import CHANGE
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver
from django.utils import timezone

from clinic_site.clinic.models import SiteWords
from clinic_site.forwarding.models import Address, CheckedLink, MissedAddress
from clinic_site.outbox.queue import enqueue
from clinic_site.revisions.models import HistoryLine
from clinic_site.revisions.recording import record
from clinic_site.search.models import MissedWord, WordGroup
from contact.models import Erasure
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    ConsultationRequestFactory,
    MenuItemFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)

# Words that stand in what is stored, one for each kind: whoever reads one has come in.
PLANTED = {
    "contact.consultationrequest": "Quicksilver",
    "blog.post": "Hollyhock",
    "blog.category": "Larkspur",
    "services.service": "Foxglove",
    "clinic.treatment": "Snapdragon",
    "clinic.person": "Marigold",
    "clinic.condition": "Camellia",
    "clinic.page": "Bluebell",
    "clinic.menuitem": "Jasmine",
    "photos.photo": "Periwinkle",
    "outbox.outboxmessage": "Buttercup",
    "auth.user": "Goldenrod",
    "revisions.historyline": "Honeysuckle",
    "forwarding.address": "foxtail",
    "forwarding.missedaddress": "cattail",
    "forwarding.checkedlink": "bulrush",
    "search.wordgroup": "clover",
    "search.missedword": "milkweed",
}
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^()]*\)")


def plant():
    """Store one object of each kind, with its word in it."""
    words = PLANTED
    ConsultationRequestFactory(name=words["contact.consultationrequest"])
    post = PostFactory(title=words["blog.post"], is_draft=True)
    CategoryFactory(name=words["blog.category"])
    service = ServiceFactory(title=words["services.service"], is_draft=True)
    TreatmentFactory(name=words["clinic.treatment"])
    condition = ConditionFactory(title=words["clinic.condition"], is_draft=True)
    person = PersonFactory(name=words["clinic.person"], is_draft=True)
    page = PageFactory(title=words["clinic.page"], is_draft=True)
    for revised in (post, service, condition, person, page):
        record(revised)
    MenuItemFactory(part="articles", label=words["clinic.menuitem"])
    WordGroup.objects.create(words=f"{words['search.wordgroup']}, trefoil")
    PhotoFactory(caption=words["photos.photo"])
    plant_unseen()


def plant_unseen():
    """The part of it that no visitor sees: what a site with demo content lacks."""
    words = PLANTED
    elsewhere = f"https://{words['forwarding.checkedlink']}.example/"
    CheckedLink.objects.create(address=elsewhere, checked_at=timezone.now())
    MissedAddress.objects.create(
        path=f"/{words['forwarding.missedaddress']}/", first_on="2026-01-01", last_on="2026-01-01"
    )
    Address.objects.create(path=f"/{words['forwarding.address']}/")
    missed = words["search.missedword"]
    MissedWord.objects.create(mark="m", word=missed, days=2, last_month="2026-01-01")
    enqueue(kind=words["outbox.outboxmessage"], subject="s", body="b", to="a@clinic.example")
    UserFactory(last_name=words["auth.user"], username="goldenrod")
    HistoryLine.objects.create(
        user=UserFactory(), content_type=ContentType.objects.get_for_model(Erasure), object_id="1",
        object_repr=words["revisions.historyline"], action_flag=CHANGE,
    )  # fmt: skip
    Erasure.objects.create(request_count=1)
    SiteWords.get_solo()  # and the profile


def addresses():
    """Each address of the admin with its name, filled in with the keys of what is stored."""
    found = []
    for route, pattern in _walk(get_resolver().url_patterns, ""):
        if route.startswith("admin/"):
            model = kind_of(pattern.name or route)
            path = "/" + PARAMETER.sub(lambda found, model=model: _value(found, model), route)
            found.append((re.sub(r"[$^]", "", path), pattern.name or ""))
    return found


def kind_of(name):
    """The model that an address is about, by its name or its route; None where it is about none."""
    for model in apps.get_models():
        label, kind = model._meta.app_label, model._meta.model_name
        if name.startswith((f"{label}_{kind}_", f"admin/{label}/{kind}/")):
            return model
    return None


def _walk(patterns, before):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route, pattern


def _value(found, model):
    name = found[1] or found[2]
    if name == "reference":
        return Erasure.objects.latest("pk").reference
    if name in {"app_label", "url"}:
        return "blog"
    if name in {"uidb64", "token"}:  # a link that nobody was sent
        return "MQ" if name == "uidb64" else "set-password"
    if name in {"at", "path"}:  # of the site as of a moment to come
        return "2090-01-01T12:00:00Z" if name == "at" else "blog/"
    if name == "number":
        return "1"  # of the only revision that there is of a page
    return str(model._default_manager.latest("pk").pk)
