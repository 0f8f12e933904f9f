"""Whatever writes what visitors see is noticed, and nothing else."""

import pytest
from django.db import DatabaseError, connection, transaction

from blog.models import Category, Post
from clinic_site.clinic.models import Treatment
from clinic_site.editing.models import Unsaved
from clinic_site.forwarding.missed import MissedAddress
from clinic_site.freshness.changes import LOOKED_BACK, forget_old_changes, marker
from clinic_site.freshness.models import Change
from clinic_site.freshness.token import HostToken, host_token
from tests.factories import ConsultationRequestFactory, PostFactory, UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def known():
    return host_token().read(), marker(connection)


def by_hand():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE blog_category SET name = 'By hand'")


WAYS = {
    "create": lambda: Category.objects.create(name="Sleep", slug="sleep"),
    "save": lambda: Category.objects.get().save(),
    "update": lambda: Category.objects.update(name="Rest"),
    "update of none": lambda: Category.objects.filter(name="There is none").update(name="Rest"),
    "bulk_create": lambda: Category.objects.bulk_create([Category(name="Sleep", slug="sleep")]),
    "many to many": lambda: Post.objects.get().treatments.add(Treatment.objects.create(name="Peeling")),
    "delete": lambda: Post.objects.get().delete(),
    "by hand": by_hand,
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_change_is_noticed_whatever_makes_it(way):
    PostFactory()
    token, found = known()

    WAYS[way]()

    assert host_token().read() != token
    assert marker(connection) != found


def test_another_process_of_the_host_sees_the_new_token(settings):
    other = HostToken(settings.DATA_DIR / "freshness")
    before = other.read()

    Category.objects.create(name="Sleep", slug="sleep")

    assert other.read() == host_token().read() != before


def test_what_no_visitor_sees_is_no_change():
    UserFactory()
    before = known()

    ConsultationRequestFactory()
    UserFactory()
    Unsaved.objects.update(kept_at=None)
    MissedAddress.objects.update(count=1)

    assert known() == before


def test_reading_is_no_change(client):
    post = PostFactory()
    client.get("/")  # makes the clinic's profile
    before = known()

    assert client.get(post.get_absolute_url()).status_code == 200

    assert known() == before


def test_nothing_is_told_before_it_is_committed_and_then_once():
    token, (newest, many) = known()

    with transaction.atomic():
        Category.objects.create(name="Sleep", slug="sleep")
        Category.objects.create(name="Skin", slug="skin")
        assert host_token().read() == token

    assert host_token().read() != token
    assert marker(connection) == ((newest or 0) + 1, many + 1)


def test_what_is_rolled_back_is_no_change():
    before = known()

    with transaction.atomic():
        Category.objects.create(name="Sleep", slug="sleep")
        transaction.set_rollback(True)

    assert known() == before


def test_a_change_after_one_that_was_taken_back_within_a_transaction_is_told():
    token, found = known()

    with transaction.atomic():
        with transaction.atomic():
            Category.objects.create(name="Sleep", slug="sleep")
            transaction.set_rollback(True)
        Category.objects.create(name="Skin", slug="skin")

    assert host_token().read() != token
    assert marker(connection) != found


def test_of_old_changes_only_those_are_kept_that_are_looked_back_to():
    for _ in range(LOOKED_BACK + 5):
        Change.objects.create()
    found = marker(connection)

    forget_old_changes()

    assert marker(connection) == found
    assert Change.objects.count() == LOOKED_BACK


@transaction.atomic
def create_where_no_change_can_be_told():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE freshness_change RENAME TO away")
    Category.objects.create(name="Sleep", slug="sleep")


def test_a_change_that_cannot_be_told_fails_as_what_the_database_refuses_does():
    with pytest.raises(DatabaseError):
        create_where_no_change_can_be_told()

    assert not Category.objects.exists()
