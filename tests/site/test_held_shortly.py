"""Whatever staff do with many things, visitors can send in between: SQLite lets one write at a time."""

import re

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from clinic_site.access.records import record
from clinic_site.photos.models import Photo
from contact.models import ConsultationRequest
from tests.factories import (
    ConsultationRequestFactory,
    PageFactory,
    PhotoFactory,
    PostFactory,
    UserFactory,
)
from tests.site.filling import choose, fill_in

pytestmark = pytest.mark.django_db(transaction=True)

INBOX = "contact/consultationrequest"


@pytest.fixture
def chief(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def most_written_at_once(said):
    """The most statements that write between the beginning and the end of a transaction."""
    most = count = 0
    for query in said:
        is_end = query["sql"].startswith(("COMMIT", "ROLLBACK"))
        count = 0 if is_end else count + query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
        most = max(most, count)
    return most


def test_many_are_deleted_a_few_at_a_time(chief):
    requests = ConsultationRequestFactory.create_batch(70)

    with CaptureQueriesContext(connection) as said:
        choose(chief, INBOX, "delete_selected", *requests, post="yes")

    assert not ConsultationRequest.objects.exists()
    assert most_written_at_once(said) < 70


@pytest.mark.parametrize("post", [{}, {"post": "yes"}], ids=["asked", "done"])
def test_texts_are_not_read_for_each_photo_that_is_deleted(chief, post):
    def reads(many):
        photos = PhotoFactory.create_batch(many)
        with CaptureQueriesContext(connection) as said:
            choose(chief, "photos/photo", "delete_selected", *photos, **post)
        return sum("<img data-photo" in query["sql"] for query in said)

    assert reads(2) == reads(12)


def test_of_many_photos_the_used_ones_are_named_and_none_is_deleted(chief):
    photos = PhotoFactory.create_batch(4)
    shown = PageFactory(title="Shows it", body=f'<p><img data-photo="{photos[2].pk}"></p>')
    held = PostFactory(title="Holds it", photo=photos[1])

    page = choose(chief, "photos/photo", "delete_selected", *photos, post="yes").content.decode()

    assert str(shown) in page
    assert str(held) in page
    assert Photo.objects.count() == 4


def test_what_thousands_of_records_need_is_written_in_pieces():
    request = RequestFactory().get("/admin/")
    request.user = UserFactory()
    seen = [ConsultationRequest(pk=number, reference="1234-5678") for number in range(3000)]

    with CaptureQueriesContext(connection) as said:
        record(request, seen, "listed")

    rows = [len(re.findall("1234-5678", query["sql"])) for query in said]
    assert sum(rows) == 3000
    assert most_written_at_once(said) < len([count for count in rows if count])


def test_where_links_lead_is_asked_before_the_database_is_held(chief):
    post, page = PostFactory(), PageFactory()

    with CaptureQueriesContext(connection) as said:
        fill_in(
            chief,
            f"/admin/blog/post/{post.pk}/change/",
            body=f'<p><a href="{page.get_absolute_url()}">x</a></p>',
        )

    post.refresh_from_db()
    assert f"clinic.page:{page.pk}" in post.body
    spoken = [query["sql"] for query in said]
    asked = [number for number, sql in enumerate(spoken) if page.slug in sql]
    begun = [number for number, sql in enumerate(spoken) if sql.startswith("BEGIN")]
    assert asked
    assert max(asked) < max(begun)
