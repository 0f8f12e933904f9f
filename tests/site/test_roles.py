"""The groups of the staff are what clinic_site/roles.py says, whatever was there before."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from clinic_site.roles import ROLES


def permissions_of(name):
    found = Group.objects.get(name=name).permissions.values_list(
        "content_type__app_label", "codename"
    )
    return {f"{label}.{codename}" for label, codename in found}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_new_database_has_the_role_with_every_permission_that_it_names(role):
    assert permissions_of(role.name) == role.permissions


@pytest.mark.django_db
def test_a_migration_mends_the_roles_and_leaves_the_clinics_own_group_alone():
    extra = Permission.objects.get(codename="add_group")
    interns = Group.objects.create(name="Interns")
    interns.permissions.add(extra)
    Group.objects.get(name="Author").delete()
    Group.objects.get(name="Editor").permissions.set([extra])

    call_command("migrate", verbosity=0)

    assert [permissions_of(role.name) == role.permissions for role in ROLES] == [True] * 5
    assert permissions_of("Interns") == {"auth.add_group"}


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_has_the_roles_again():
    call_command("flush", interactive=False, verbosity=0)

    assert {role.name: permissions_of(role.name) for role in ROLES} == {
        role.name: role.permissions for role in ROLES
    }


def test_the_readme_has_the_roles_in_the_same_words():
    readme = (settings.BASE_DIR / "README.md").read_text()
    table = re.search(r"\| Group \| May \|\n\|---\|---\|\n((?:\|.*\n)+)", readme)[1]

    assert table.splitlines() == [f"| {role.name} | {role.may} |" for role in ROLES]
