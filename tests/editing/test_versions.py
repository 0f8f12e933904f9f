"""Two who work on one thing at once: the later of them overwrites nothing and loses nothing."""

import pytest
from django.contrib.auth.models import Group, User

from clinic_site.editing.versions import VersionedForm, version_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

NAMES = ("username", "last_login", "groups")


class AccountForm(VersionedForm):
    class Meta:
        model = User
        fields = ("username", "first_name", "groups")

    def refusal(self, newer):
        return f"It is called {newer.username} now."


@pytest.fixture
def account():
    return UserFactory(username="sam")


def opened(account):
    """What the browser sends back of a form as it was opened."""
    form = AccountForm(instance=User.objects.get(pk=account.pk))
    return {name: form[name].value() for name in form.fields}


def sent(account, values):
    return AccountForm(values, instance=User.objects.get(pk=account.pk))


def test_equal_values_have_one_version(account):
    assert version_of(account, NAMES) == version_of(User.objects.get(), NAMES)


@pytest.mark.parametrize("change", ["a column", "a relation", "a row"])
def test_a_change_of_any_value_makes_another_version(account, change):
    before = version_of(account, NAMES, ["a row"])

    if change == "a column":
        account.username = "alex"
    elif change == "a relation":
        account.groups.add(Group.objects.create(name="Any"))
    after = version_of(account, NAMES, ["another"] if change == "a row" else ["a row"])

    assert after != before


def test_another_name_of_what_it_is_related_to_is_no_change(account):
    group = Group.objects.create(name="Any")
    account.groups.add(group)
    before = version_of(account, NAMES)

    group.name = "Other"
    group.save()

    assert version_of(account, NAMES) == before


def test_nothing_changed_meanwhile_so_it_is_saved(account):
    form = sent(account, opened(account) | {"username": "alex"})

    assert form.is_valid()
    form.save()
    assert User.objects.get().username == "alex"


def test_the_later_of_two_is_told_and_may_save_once_they_know(account):
    first, second = opened(account), opened(account)
    sent(account, first | {"username": "alex"}).save()

    form = sent(account, second | {"first_name": "Sam"})

    assert form.errors == {"__all__": ["It is called alex now."]}
    assert form["first_name"].value() == "Sam"
    again = {name: form[name].value() for name in form.fields}
    assert sent(account, again).is_valid()


def test_a_change_of_what_the_form_does_not_show_is_no_reason(account):
    values = opened(account)
    User.objects.update(email="other@example.com")

    assert sent(account, values).is_valid()


def test_without_its_version_nothing_is_saved(account):
    values = opened(account)
    del values["version"]

    assert not sent(account, values).is_valid()


def test_what_is_new_has_no_version_to_lose():
    assert AccountForm({"username": "new"}).is_valid()
