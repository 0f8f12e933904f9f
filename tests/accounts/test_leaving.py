"""Who may give whom what, and what becomes of the work of somebody who leaves."""

import pytest
from django.contrib.auth.models import Group, Permission

from contact.models import ConsultationRequest
from tests.factories import ConsultationRequestFactory, UserFactory
from tests.site.filling import fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db
USERS = "/admin/auth/user/"


@pytest.fixture
def owners(db):
    """A group of the clinic's own that may do more than an administrator."""
    group = Group.objects.create(name="Owners")
    group.permissions.add(Permission.objects.get(codename="change_group"))
    return group


@pytest.fixture
def administrator(client_of):
    return client_of("Administrator")


def page_of(account):
    return f"{USERS}{account.pk}/change/"


def test_an_administrator_puts_nobody_into_a_group_that_may_do_more(administrator, owners):
    account = UserFactory()
    answer = fill_in(administrator, page_of(account), groups=[owners.pk])

    assert answer.status_code == 200
    assert not account.groups.exists()


def test_not_even_themselves(administrator, owners):
    own = administrator.get("/admin/").wsgi_request.user
    fill_in(administrator, page_of(own), groups=[owners.pk])

    assert [group.name for group in own.groups.all()] == ["Administrator"]


@pytest.mark.parametrize("page", ["change", "password", "sign-in", "delete"])
@pytest.mark.parametrize("is_active", [True, False])
def test_nor_do_they_touch_an_account_that_may_do_more(administrator, owners, page, is_active):
    boss = UserFactory(is_active=is_active)
    boss.groups.add(owners)
    password = boss.password
    form = {
        "password1": "copper marsh lantern",
        "password2": "copper marsh lantern",
        "post": "yes",
    }
    answer = administrator.post(f"{USERS}{boss.pk}/{page}/", form)
    boss.refresh_from_db()

    assert answer.status_code == 403
    assert boss.password == password


def test_a_superuser_does(admin_client, owners):
    account = UserFactory()
    fill_in(admin_client, page_of(account), groups=[owners.pk])

    assert list(account.groups.all()) == [owners]


def test_who_is_in_a_group_may_sign_in_and_who_is_in_none_may_not(administrator):
    account = UserFactory(is_staff=False)
    fill_in(administrator, page_of(account), groups=[Group.objects.get(name="Author").pk])
    account.refresh_from_db()
    with_group = account.is_staff
    fill_in(administrator, page_of(account), groups=[])
    account.refresh_from_db()

    assert (with_group, account.is_staff) == (True, False)


def test_the_requests_of_who_leaves_are_shown_until_somebody_takes_over(administrator, staff):
    robin = staff("Front desk", username="robin")
    request = ConsultationRequestFactory(assignee=robin)
    ConsultationRequestFactory()
    answer = fill_in(administrator, page_of(robin), is_active=[])
    said = words(read(administrator.get(answer["Location"])))
    home = words(read(administrator.get("/admin/")))
    left = administrator.get("/admin/contact/consultationrequest/?show=left_behind")

    assert "The account robin is switched off. Assigned to it: 1 request" in said
    assert "Assigned to somebody who has left: 1." in home
    assert [row.pk for row in left.context["cl"].result_list] == [request.pk]
    assert ConsultationRequest.objects.get(pk=request.pk).assignee == robin


def test_who_is_switched_off_is_signed_out_at_once(administrator, client, staff):
    robin = staff("Front desk", username="robin")
    theirs = type(client)()
    theirs.force_login(robin)
    before = theirs.get("/admin/").status_code
    fill_in(administrator, page_of(robin), is_active=[])

    assert (before, theirs.get("/admin/").status_code) == (200, 302)


def test_and_stays_so_when_switched_on_again(administrator, client, staff):
    robin = staff("Front desk", username="robin")
    theirs = type(client)()
    theirs.force_login(robin)
    fill_in(administrator, page_of(robin), is_active=[])
    fill_in(administrator, page_of(robin), is_active=["on"])
    robin.refresh_from_db()

    assert robin.is_active
    assert theirs.get("/admin/").status_code == 302


@pytest.mark.parametrize("by", ["its page", "the list"])
def test_who_loses_the_only_group_as_it_is_deleted_signs_in_no_more(client, owners, by):
    client.force_login(UserFactory(username="root", is_superuser=True))
    robin, kim = UserFactory(username="robin"), UserFactory(username="kim")
    robin.groups.add(owners)
    kim.groups.add(owners, Group.objects.get(name="Author"))
    form = {"action": "delete_selected", "_selected_action": [owners.pk], "post": "yes"}

    client.post(f"/admin/auth/group/{f'{owners.pk}/delete/' if by == 'its page' else ''}", form)
    robin.refresh_from_db()
    kim.refresh_from_db()

    assert not Group.objects.filter(pk=owners.pk).exists()
    assert (robin.is_staff, kim.is_staff) == (False, True)
