"""Address by address, by GET and POST: nothing comes to who is not in, nor to whose role has no right.

The addresses are read from the URL configuration, so a new one is tried by itself.
"""

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from clinic_site.access.sessions import IDLE, SEEN_AT
from clinic_site.accounts.factors import SHOW_PEOPLE
from clinic_site.clinic.models import PersonAccount
from clinic_site.roles import ROLES
from clinic_site.urls import urlpatterns as real
from contact.models import ConsultationRequest
from tests.accounts.codes import PASSWORD, code_of, give_app, give_code, give_password
from tests.factories import PersonFactory, UserFactory
from tests.site.doors import PLANTED, addresses, kind_of, plant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What may be opened without having come in: the way in.
DOOR = {
    *("login", "jsi18n", "second_step", "show_passkey_begin", "show_passkey_complete"),
    *("forgotten_password", "link_sent", "choose_password", "password_chosen"),
}
# What whoever must make a first factor needs besides.
FIRST = {
    "add_factor",
    "add_passkey",
    "add_app",
    "app_picture",
    "make_passkey_begin",
    "make_passkey_complete",
}
METHODS = ["get", "post"]
# What stands in requests, emails and accounts.
PEOPLE = [
    PLANTED[kind] for kind in ("contact.consultationrequest", "outbox.outboxmessage", "auth.user")
]


@pytest.fixture
def planted(settings):
    """A site at https:// with one object of each kind."""
    settings.REQUIRE_SECOND_FACTOR = True
    plant()
    return addresses()


def nobody(staff):
    return Client()


def between_the_steps(staff):
    """Whoever has an administrator's password, but not their phone."""
    account = staff("Administrator", username="ada", is_superuser=True)
    give_app(account)
    client = Client()
    assert give_password(client, account).status_code == 302
    return client


def before_their_first_factor(staff):
    client = Client()
    give_password(client, staff("Administrator", username="ada", is_superuser=True))
    return client


def in_by_password_alone(staff):
    """A session that began before a second factor was asked for."""
    client = Client()
    client.force_login(staff("Administrator", username="ada", is_superuser=True))
    return client


def no_staff(staff):
    client = Client()
    client.force_login(UserFactory(is_staff=False, is_superuser=True))
    return client


def switched_off(staff):
    account = staff("Administrator", username="ada", is_superuser=True)
    client = Client()
    client.force_login(account)
    type(account).objects.filter(pk=account.pk).update(is_active=False)
    return client


OUTSIDE = [
    nobody, between_the_steps, before_their_first_factor, in_by_password_alone, no_staff,
    switched_off,
]  # fmt: skip


def holes(client, found, method, but=()):
    """The addresses that answer with a page, or with a planted word."""
    answers = [(name or address, getattr(client, method)(address)) for address, name in found]
    return [
        (name, answer.status_code)
        for name, answer in answers
        if any(word in _text(answer) for word in PLANTED.values())
        or (answer.status_code == 200 and name not in but)
    ]


def _text(answer):
    return b"".join(answer).decode(errors="replace")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("who", OUTSIDE, ids=lambda who: who.__name__)
def test_whoever_is_not_in_gets_nothing_at_any_address(planted, staff, who, method):
    client = who(staff)
    # Some answers end what a session notes, so none may depend on those before it.
    cookies = client.cookies.copy()
    found = []
    for one in planted:
        client.cookies = cookies.copy()
        found += holes(client, [one], method, but=DOOR | FIRST)

    assert found == []
    assert ConsultationRequest.objects.get().stage == "new"


# Of the others, who read of nobody with all their rights, the matrix above tells.
SEE_PEOPLE = [
    role for role in ROLES if any(kind.split(".")[0] in SHOW_PEOPLE for kind in role.rights)
]


def of_people(client, found, method):
    """The addresses whose answer holds a word of a person; signing out would end the others."""
    return {
        name or address
        for address, name in found
        if name != "logout"
        and any(word in _text(getattr(client, method)(address)) for word in PEOPLE)
    }


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", SEE_PEOPLE, ids=lambda role: role.name)
def test_by_a_password_alone_no_role_reads_of_a_person(planted, staff, role, method):
    client = Client()
    give_password(client, staff(role.name))

    assert of_people(client, planted, method) == set()


def test_where_it_is_enough_the_same_look_finds_them(planted, settings, staff):
    settings.REQUIRE_SECOND_FACTOR = False
    client = Client()
    give_password(client, staff("Administrator"))
    found = of_people(client, planted, "get")

    assert {
        "index", "contact_consultationrequest_change", "outbox_outboxmessage_changelist",
        "auth_user_changelist",
    } <= found  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
def test_no_address_shows_a_person_where_nobody_was_for_a_quarter_of_an_hour(
    planted, settings, staff, method
):
    settings.REQUIRE_SECOND_FACTOR = False
    client = Client()
    give_password(client, staff("Administrator", is_superuser=True))
    signed_in = client.session
    signed_in[SEEN_AT] -= IDLE + 1
    found = set()
    for one in planted:
        signed_in.save(must_create=False)  # as it was, whatever the one before made of it
        found |= of_people(client, [one], method)

    assert found == set()


def test_the_matrix_would_see_a_hole(planted):
    def hole(request):
        return HttpResponse(ConsultationRequest.objects.get().name)

    def empty(request):
        return HttpResponse()

    class Holes:
        urlpatterns = [path("admin/hole/", hole, name="hole"), path("admin/empty/", empty), *real]

    with override_settings(ROOT_URLCONF=Holes):
        names = holes(Client(), addresses(), "get", but=DOOR)

    assert names == [("hole", 200), ("/admin/empty/", 200)]


def test_with_the_factor_the_same_addresses_open(planted, client, staff):
    account = staff("Administrator", username="ada", is_superuser=True)
    secret = give_app(account)
    give_password(client, account)
    give_code(client, code_of(secret))
    opened = {name for name, status in holes(client, planted, "get") if status == 200}

    assert {"index", "contact_consultationrequest_changelist", "auth_user_change"} <= opened
    assert len(opened) > 50


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_role_gets_nothing_of_a_kind_that_it_has_no_right_to(
    planted, settings, staff, role, method
):
    settings.REQUIRE_SECOND_FACTOR = False
    account, client = staff(role.name), Client()
    PersonAccount.objects.create(person=PersonFactory(), user=account)  # it opens that page alone
    client.force_login(account)
    kinds = {f"{right.partition('.')[0]}.{right.rpartition('_')[2]}" for right in role.permissions}
    closed, found = 0, []
    for address, name in planted:
        kind = kind_of(name or address.lstrip("/"))
        if kind is None or not name or kind._meta.label_lower in kinds:
            continue
        answer = getattr(client, method)(address, {"password": PASSWORD, "post": "yes"})
        closed += 1
        if answer.status_code not in {403, 404, 405}:
            found.append((name, answer.status_code))

    assert found == []
    assert closed > 0 or role.name == "Administrator"
