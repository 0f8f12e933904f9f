"""What is done to accounts, groups and the clinic's profile is recorded in words, without values."""

import pytest
from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection

from clinic_site.access.events import at_hand
from clinic_site.access.records import who_of
from clinic_site.clinic.models import ClinicProfile
from clinic_site.roles import apply_roles
from tests.factories import UserFactory
from tests.site.filling import fill_in

pytestmark = pytest.mark.django_db

ACCOUNTS = "/admin/auth/user/"
PLANTED = "Hollyhock-and-Marigold-4711"


@pytest.fixture
def sam(client, staff):
    """The browser of sam, an administrator."""
    client.force_login(staff("Administrator", username="sam"))
    return client


@pytest.fixture
def root(client, db):
    """The browser of a superuser."""
    client.force_login(UserFactory(username="root", is_superuser=True))
    return client


@pytest.fixture
def ash(staff):
    return staff("Author", username="ash", first_name="Ash")


@pytest.fixture
def told(db):
    """A function that returns what was recorded since the test began: who, what, and to whom."""
    before = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def since():
        entries = LogEntry.objects.filter(pk__gt=before).order_by("pk")
        return [(who_of(entry), entry.additional_data["how"], entry.object_repr)
                for entry in entries if entry.additional_data["event"] in {"made", "changed", "deleted"}]  # fmt: skip

    return since


def written():
    return repr(list(LogEntry.objects.values_list()))


def test_a_new_account_is_recorded_with_its_group_and_without_its_password(sam, told):
    fill_in(
        sam, f"{ACCOUNTS}add/", username="robin", password1=PLANTED, password2=PLANTED,
        groups=[str(Group.objects.get(name="Editor").pk)],
    )  # fmt: skip

    made = {("sam", "made it", "robin"), ("sam", "put into the group “Editor”", "robin")}
    assert made <= {*told()}
    assert [word for word in (PLANTED, "md5$", "sha256$") if word in written()] == []


def test_a_superuser_that_a_command_makes_is_recorded_as_one(told, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PLANTED)

    call_command("createsuperuser", "--no-input", username="root", email="", verbosity=0)

    assert told() == [("the site", "made it, a superuser", "root")]
    assert PLANTED not in written()


def test_a_changed_account_is_recorded_by_its_fields_and_not_by_their_values(sam, ash, told):
    fill_in(sam, f"{ACCOUNTS}{ash.pk}/change/", first_name=PLANTED, email="planted@clinic.example")

    assert told()[-1:] == [("sam", "changed email address and first name", "ash")]
    assert [word for word in (PLANTED, "planted@") if word in written()] == []


def test_a_name_is_recorded_as_it_was_before(sam, ash, told):
    fill_in(sam, f"{ACCOUNTS}{ash.pk}/change/", username="aspen")

    assert told()[-1:] == [("sam", "renamed, was “ash”", "aspen")]


@pytest.mark.parametrize(
    ("field", "before", "how"),
    [
        ("is_active", True, "switched off"),
        ("is_active", False, "switched on"),
        ("is_staff", True, "staff status taken away"),
        ("is_superuser", False, "made a superuser"),
        ("is_superuser", True, "no superuser any more"),
    ],
)
def test_what_a_tick_means_is_said_in_words(root, told, field, before, how):
    ash = UserFactory(username="ash", **{field: before})

    fill_in(root, f"{ACCOUNTS}{ash.pk}/change/", **{field: [] if before else "on"})

    assert ("root", how, "ash") in told()


def test_groups_that_are_given_and_taken_are_named(sam, ash, told):
    group = Group.objects.get(name="Front desk")

    fill_in(sam, f"{ACCOUNTS}{ash.pk}/change/", groups=[str(group.pk)])

    assert sorted(told()[-2:]) == [
        ("sam", "put into the group “Front desk”", "ash"),
        ("sam", "taken out of the group “Author”", "ash"),
    ]


def test_members_that_a_group_gets_or_loses_by_code_are_recorded_at_each_account(ash, told):
    group = Group.objects.get(name="Editor")

    group.user_set.add(ash)
    group.user_set.clear()
    ash.groups.clear()

    assert told()[-3:] == [
        ("the site", "put into the group “Editor”", "ash"),
        ("the site", "taken out of the group “Editor”", "ash"),
        ("the site", "taken out of the group “Author”", "ash"),
    ]


def test_what_an_account_loses_with_a_group_that_is_deleted_is_recorded_at_it(root, ash, told):
    group = Group.objects.get(name="Author")

    root.post(f"/admin/auth/group/{group.pk}/delete/", {"post": "yes"})

    assert told() == [
        ("root", "taken out of the group “Author”", "ash"),
        ("root", "deleted it", "Author"),
        ("root", "staff status taken away", "ash"),
    ]


def test_rights_of_an_account_and_of_a_group_are_named(root, ash, told):
    rights = Permission.objects.filter(codename__in=["view_logentry", "change_user"])
    own = rights.get(codename="view_logentry", content_type__app_label="auditlog")
    group = Group.objects.create(name="Night watch")

    fill_in(root, f"{ACCOUNTS}{ash.pk}/change/", user_permissions=[str(own.pk)])
    other = rights.get(codename="change_user")
    keys = [str(own.pk), str(other.pk)]
    fill_in(root, f"/admin/auth/group/{group.pk}/change/", permissions=keys)
    root.post(f"/admin/auth/group/{group.pk}/delete/", {"post": "yes"})

    names = sorted([own.name, other.name])  # Django's, or ours where the tables were made anew
    assert told()[-4:] == [
        ("the site", "made it", "Night watch"),
        ("root", f"given the right “{own.name}”", "ash"),
        ("root", f"given the rights “{names[0]}”, “{names[1]}”", "Night watch"),
        ("root", "deleted it", "Night watch"),
    ]


def test_a_new_password_is_recorded_and_neither_it_nor_its_hash(sam, ash, told):
    sam.post(f"{ACCOUNTS}{ash.pk}/password/", {
        "password1": PLANTED, "password2": PLANTED, "usable_password": "true", "set-password": "1"
    })  # fmt: skip

    ash.refresh_from_db()
    assert ash.check_password(PLANTED)
    assert told()[-1:] == [("sam", "a new password set", "ash")]
    assert [word for word in (PLANTED, ash.password) if word in written()] == []


def test_ones_own_new_password_is_recorded(client, ash, told):
    client.force_login(ash)

    client.post("/admin/password_change/", {
        "old_password": "a long password", "new_password1": PLANTED, "new_password2": PLANTED
    })  # fmt: skip

    assert told()[-1:] == [("ash", "a new password set", "ash")]
    assert PLANTED not in written()


def test_the_same_password_hashed_by_newer_rules_is_no_new_one(client, settings, ash, told):
    ash.password = make_password("a long password")
    ash.save()
    before = told()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher", *settings.PASSWORD_HASHERS
    ]  # fmt: skip

    client.post("/admin/login/", {"username": "ash", "password": "a long password"})

    ash.refresh_from_db()
    assert ash.password.startswith("scrypt$")
    assert told() == before


def test_an_account_without_a_password_is_said_to_have_lost_it(ash, told):
    ash.set_unusable_password()
    ash.save()

    assert told()[-1:] == [("the site", "password taken away", "ash")]


def test_the_records_of_a_deleted_account_stay_with_its_name(root, ash, told):
    pk = ash.pk

    root.post(f"{ACCOUNTS}{pk}/delete/", {"post": "yes"})

    assert told()[-1:] == [("root", "deleted it", "ash")]
    kept = LogEntry.objects.get_for_model(get_user_model()).filter(object_id=pk)
    assert {entry.object_repr for entry in kept} == {"ash"}
    assert kept.count() == 3  # made, put into a group, deleted


def test_who_deletes_their_own_account_is_named_all_the_same(told, rf):
    own = UserFactory(username="root")
    request = rf.get("/admin/")
    request.user = get_user_model().objects.get(pk=own.pk)
    token = at_hand.set(request)

    own.delete()

    at_hand.reset(token)
    assert ("root", "deleted it", "root") in told()
    connection.check_constraints()  # no record names an account that is not there


def test_a_save_that_changes_nothing_is_not_recorded(sam, ash, told):
    before = told()

    fill_in(sam, f"{ACCOUNTS}{ash.pk}/change/")
    ash.save()

    assert told() == before


def test_what_the_code_says_about_groups_is_nobodys_deed(told):
    Group.objects.get(name="Editor").permissions.clear()
    before = told()

    apply_roles("default")

    assert Group.objects.get(name="Editor").permissions.exists()
    assert told() == before


def test_what_is_loaded_from_a_copy_is_not_recorded(ash, told, tmp_path):
    call_command("dumpdata", "auth.user", output=str(tmp_path / "copy.json"), verbosity=0)
    get_user_model().objects.filter(pk=ash.pk).update(first_name="Other")
    before = told()

    call_command("loaddata", str(tmp_path / "copy.json"), verbosity=0)

    assert told() == before


# --- The clinic's profile -------------------------------------------------------------------------


def test_a_changed_profile_is_recorded_by_its_fields(client, staff, told):
    ClinicProfile.get_solo()
    client.force_login(staff("Editor", username="robin"))

    fill_in(
        client, "/admin/clinic/clinicprofile/",
        tagline="Hollyhock", telephone="(727) 555-0142", notify_email="planted@clinic.example",
    )  # fmt: skip

    (who, how, what) = told()[-1]
    assert (who, what) == ("robin", str(ClinicProfile.get_solo()))
    assert how.startswith("changed ")
    assert [name for name in ("tagline", "phone") if name not in how] == []
    assert [word for word in ("Hollyhock", "5550142", "planted@") if word in written()] == []


def test_the_first_page_that_asks_for_the_profile_records_nothing(client, told):
    ClinicProfile.objects.all().delete()
    before = told()

    client.get("/")

    assert ClinicProfile.objects.exists()
    assert told() == before
