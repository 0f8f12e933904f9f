"""Every list and form of the admin opens, and no list pays for each of its rows."""

from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.contrib import admin
from django.contrib.admin.models import CHANGE
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.forwarding.models import Address, CheckedLink, MissedAddress
from clinic_site.outbox.queue import enqueue
from clinic_site.publishing.editions import publish
from clinic_site.publishing.links import key_of
from clinic_site.revisions.models import HistoryLine
from clinic_site.search.models import MissedWord, WordGroup
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
from tests.site.reading import main_of, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

IN_A_YEAR = timezone.now() + timedelta(days=365)


def make_record():
    return LogEntry.objects.log_create(TreatmentFactory(), force_log=True, action=3)


def make_message():
    return enqueue(
        kind="A confirmation", subject="Words", body="Words", to="visitor@clinic.example"
    )


def make_line():
    account = get_user_model().objects.get(username="admin")
    lines = HistoryLine.objects.log_actions(
        account.pk, [PageFactory()], CHANGE, "Words", single_object=True
    )
    return HistoryLine.objects.get(pk=lines.pk)


def make_forwarded():
    return Address.objects.create(path=f"/old-{Address.objects.count()}/", target="/services/")


def make_missed():
    number = MissedAddress.objects.count()
    return MissedAddress.objects.create(
        path=f"/missed-{number}/", first_on="2026-01-01", last_on="2026-01-01"
    )


def make_missed_word():
    word = f"missed{'x' * MissedWord.objects.count()}"
    return MissedWord.objects.create(mark=word, word=word, days=2, last_month="2026-01-01")


def make_group_of_words():
    return WordGroup.objects.create(words=f"one {WordGroup.objects.count()}, another")


def make_checked():
    """A link to a page that is not there any more, in a text."""
    address = f"https://{CheckedLink.objects.count()}.example/"
    PageFactory(body=f'<p><a href="{address}">there</a></p>')
    return CheckedLink.objects.create(address=address, fault="Gone.", checked_at=timezone.now())


# How to make a row of each model, and what its list costs in queries.
LISTS = {
    "auditlog.logentry": (make_record, 5),
    "auth.group": (lambda: Group.objects.create(name=f"Group {Group.objects.count()}"), 6),
    "auth.user": (UserFactory, 7),
    "blog.category": (CategoryFactory, 6),
    "blog.post": (lambda: PostFactory(photo=PhotoFactory(), treatments=[TreatmentFactory()]), 11),
    "clinic.condition": (lambda: ConditionFactory(photo=PhotoFactory(), treatments=[TreatmentFactory()]), 8),
    "clinic.menuitem": (lambda: MenuItemFactory(page=key_of(PageFactory())), 9),
    "clinic.page": (PageFactory, 7),
    "clinic.person": (lambda: PersonFactory(photo=PhotoFactory()), 7),
    "clinic.treatment": (TreatmentFactory, 7),
    "contact.consultationrequest": (
        lambda: ConsultationRequestFactory(treatment=TreatmentFactory()), 12
    ),
    "forwarding.address": (make_forwarded, 6),
    "forwarding.checkedlink": (make_checked, 21),
    "forwarding.missedaddress": (make_missed, 6),
    "outbox.outboxmessage": (make_message, 6),
    "photos.photo": (PhotoFactory, 7),
    "revisions.historyline": (make_line, 6),
    "search.missedword": (make_missed_word, 6),
    "search.wordgroup": (make_group_of_words, 6),
    "services.service": (lambda: ServiceFactory(photo=PhotoFactory()), 8),
}  # fmt: skip
# Nobody makes these by hand.
WITHOUT_ADD = {
    "auditlog.logentry", "contact.consultationrequest", "forwarding.checkedlink", "forwarding.missedaddress", "outbox.outboxmessage", "revisions.historyline",
    "search.missedword",
}  # fmt: skip


def address(name):
    return f"/admin/{name.replace('.', '/')}/"


def test_every_model_of_the_admin_is_tried_here():
    registered = {model._meta.label_lower for model in admin.site._registry}

    assert registered == LISTS.keys() | {"clinic.clinicprofile", "clinic.sitewords"}


@pytest.mark.parametrize("name", LISTS)
def test_the_list_the_forms_and_the_history_of_a_model_open(admin_client, name):
    row = LISTS[name][0]()

    paths = ["", f"{row.pk}/change/", f"{row.pk}/history/"]
    statuses = [admin_client.get(address(name) + path).status_code for path in paths]

    assert statuses == [200, 200, 200]


@pytest.mark.parametrize("name", LISTS)
def test_a_model_has_a_form_for_a_new_row_where_staff_make_them(admin_client, name):
    expected = 403 if name in WITHOUT_ADD else 200

    assert admin_client.get(f"{address(name)}add/").status_code == expected


def test_the_profile_is_one_form_that_says_when_the_clinic_is_open(admin_client):
    profile = ClinicProfile.objects.create()
    profile.opening_hours.create(weekday=0, opens="09:00", closes="17:00")
    profile.special_days.create(date="2026-12-25", name="Christmas Day")

    paths = ["", "history/"]
    base = "/admin/clinic/clinicprofile/"
    assert [admin_client.get(base + path).status_code for path in paths] == [200, 200]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_queries_for_one_row_and_for_three(
    admin_client, django_assert_num_queries, name, rows
):
    make, queries = LISTS[name]
    for _ in range(rows):
        make()
    admin_client.get(address(name))

    with django_assert_num_queries(queries):
        admin_client.get(address(name))


# The inbox is searched by other means: what is typed there is a person's name. A menu is read whole,
# and so is the report of broken links.
WITHOUT_SEARCH = {
    "auth.group", "clinic.menuitem", "forwarding.checkedlink", "contact.consultationrequest", "outbox.outboxmessage"
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LISTS.keys() - WITHOUT_SEARCH))
def test_a_list_can_be_searched(admin_client, name):
    LISTS[name][0]()

    response = admin_client.get(address(name), {"q": "nothing of the kind"})

    assert (response.status_code, response.context["cl"].result_count) == (200, 0)


@pytest.mark.parametrize(
    "name", ["blog.post", "services.service", "clinic.condition", "clinic.page", "clinic.person"]
)
@pytest.mark.parametrize(
    ("state", "found"),
    [("draft", "d"), ("scheduled", "ps"), ("published", "p"), ("expired", "e")],
)
def test_a_list_of_pages_shows_those_of_one_state(admin_client, name, state, found):
    factory = {
        "blog.post": PostFactory,
        "services.service": ServiceFactory,
        "clinic.condition": ConditionFactory,
        "clinic.page": PageFactory,
        "clinic.person": PersonFactory,
    }[name]
    factory(slug="d", is_draft=True)
    factory(slug="s", at=IN_A_YEAR)
    publish(factory(slug="p"), at=IN_A_YEAR)
    factory(slug="e", until=timezone.now() - timedelta(hours=1))

    response = admin_client.get(address(name), {"state": state})

    assert {page.slug for page in response.context["cl"].result_list} == set(found)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/admin/blog/category/", "There are no categories here."),
        ("/admin/outbox/outboxmessage/", "There are no emails here."),
        ("/admin/blog/category/?q=nothing", "Nothing here fits what you looked for."),
        ("/admin/blog/post/?state=draft", "Nothing here fits what you looked for."),
    ],
)
def test_a_list_without_rows_says_so(admin_client, address, sentence):
    tree = read(admin_client.get(address), strict=False)

    assert sentence in words(main_of(tree))
    assert "Select" not in words(next(tree.iter("title")))
