"""What staff send and nothing can hold: a sentence, nowhere a fault of the site, and no word lost."""

import logging

import pytest
from django.db import DataError, OperationalError

from blog.models import Post
from clinic_site.unreadable import is_unreadable
from tests.factories import PhotoFactory, PostFactory, TreatmentFactory, UserFactory
from tests.site.filling import fill_in
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

TWENTY, ENDLESS = "9" * 20, "9" * 5000
TOO_LARGE = "A number, a date, or a text in it is larger than anything the site can hold."
NOT_OFFERED = "We could not read that request"  # where the list has no such filter
ADDRESSES = [
    "blog/post/?publish_at__year=99999",
    "blog/post/?publish_at__gte=99999-01-01",
    f"blog/post/?category__id__exact={TWENTY}",
    f"blog/post/?treatments__id__exact={TWENTY}",
    f"blog/post/?treatments__id__exact={ENDLESS}",
    f"blog/post/?treatments={TWENTY}",
    f"blog/post/?author__in={','.join(map(str, range(2000)))},{TWENTY}",
    f"blog/post/?p={ENDLESS}",
    f"blog/post/?o={ENDLESS}",
    f"blog/post/{TWENTY}/change/",
    f"blog/post/{ENDLESS}/change/",
    f"blog/post/{ENDLESS}/delete/",
    f"blog/post/{ENDLESS}/history/",
    f"blog/post/{ENDLESS}/preview/",
    f"auth/user/?groups={TWENTY}",
    f"auth/user/?groups__id__exact={TWENTY}",
    f"auth/user/?groups__in={TWENTY}",
    "auth/user/?date_joined__year=10000",
    f"auth/user/{ENDLESS}/password/",
    f"photos/photo/{TWENTY}/picture/",
    f"photos/photo/{ENDLESS}/picture/",
    f"photos/photo/library/?page={ENDLESS}",
    "contact/consultationrequest/export/?since=0001-01-01&until=9999-12-31",
    f"contact/consultationrequest/{TWENTY}/change/",
    f"contact/consultationrequest/{ENDLESS}/erase/",
    f"contact/consultationrequest/?show={ENDLESS}",
    f"auditlog/logentry/?action={TWENTY}",
    "clinic/clinicprofile/?_to_field=",
    "clinic/clinicprofile/1/change/?_to_field=%00",
    "clinic/page/?_facets=x&state=%F0%9F%90%8C",
]


@pytest.fixture
def chief(client):
    """Somebody who may open everything."""
    client.force_login(UserFactory(is_superuser=True))
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:60])
def test_an_address_with_a_number_or_a_year_without_measure_is_no_fault(chief, address):
    PostFactory()

    answer = chief.get(f"/admin/{address}")

    assert answer.status_code in {200, 302, 400, 404}
    if answer.status_code == 400:
        said = words(main_of(read(answer)))
        assert TOO_LARGE in said or NOT_OFFERED in said


@pytest.mark.parametrize("address", ["blog/post/?q=", "photos/photo/library/?q=", "auth/user/?q="])
def test_a_search_takes_two_hundred_letters(chief, address):
    assert chief.get(f"/admin/{address}{'a' * 200}").status_code == 200

    answer = chief.get(f"/admin/{address}{'a' * 50_000}")

    assert answer.status_code == 400
    assert "A search takes at most 200 letters." in words(main_of(read(answer)))


@pytest.mark.parametrize("ticked", [TWENTY, ENDLESS, "x", "²", "-1", ["1"] * 900])
def test_an_action_for_what_there_is_not(chief, ticked):
    answer = chief.post(
        "/admin/blog/post/", {"action": "delete_selected", "_selected_action": ticked}
    )

    assert answer.status_code in {200, 302, 400}


FORMS = [
    *(("photo", number) for number in (TWENTY, ENDLESS, "9" * 4300, "x", "-1", "²")),
    *(("treatments", number) for number in (TWENTY, ENDLESS, "x", "-1", "²", "1e3")),
    *(("category", number) for number in (TWENTY, ENDLESS)),
    *(("questions-0-position", number) for number in (TWENTY, ENDLESS, "1e999", "NaN")),
    *(("questions-0-id", number) for number in (TWENTY, ENDLESS, "x")),
    *(("questions-TOTAL_FORMS", number) for number in ("99999", "-1", "abc", TWENTY, ENDLESS)),
    *(("questions-INITIAL_FORMS", number) for number in ("99999", "-1", "abc", TWENTY)),
    *(("live_from_0", day) for day in ("99999-01-01", "0000-01-01", "10000-01-01", ENDLESS)),
    *(("live_from_1", time) for time in ("99:99", "23:59:60", ENDLESS)),
    *(("video_url", "https://a.example/" + end) for end in ("a" * 100_000, "[", "\u202e")),
    *(("title", text) for text in ("a" * 100_000, "\ufeff", "😀" * 300)),
    *(("slug", text) for text in ("a" * 100_000, "²", "\u0661")),
    ("version", ENDLESS),
]


@pytest.mark.parametrize(("name", "value"), FORMS, ids=lambda value: value[:24])
def test_a_form_comes_back_with_all_its_words(chief, name, value):
    PhotoFactory(), TreatmentFactory()
    row = {"questions-TOTAL_FORMS": "1", "questions-0-question": "Why?"}
    row |= {"questions-0-answer": "<p>Because of it</p>", "questions-0-position": "1"}
    typed = {"title": "Typed", "slug": "typed", "body": "<p>A whole evening</p>"} | row

    answer = fill_in(chief, "/admin/blog/post/add/", **typed | {name: value})

    assert answer.status_code in {200, 302, 400}
    if answer.status_code == 302:
        assert Post.objects.get().body == "<p>A whole evening</p>"
    else:
        assert "A whole evening" in words(read(answer, strict=False))


def test_what_was_answered_in_words_is_reported_all_the_same(chief, caplog):
    chosen = {"action": "delete_selected", "_selected_action": "Quicksilver"}
    chief.post("/admin/blog/category/", chosen)

    lines = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert any(line.startswith("Staff were answered in words: ValueError at") for line in lines)
    assert "Quicksilver" not in "".join(lines)


@pytest.mark.parametrize(
    "error",
    [
        OverflowError("Python int too large to convert to SQLite INTEGER"),
        DataError("bigint out of range"),
        ValueError("Exceeds the limit (4300 digits) for integer string conversion"),
        ValueError("year 99999 is out of range"),
        OperationalError("LIKE or GLOB pattern too complex"),
        OperationalError("too many SQL variables"),
    ],
)
def test_what_cannot_be_read_is_told(error):
    assert is_unreadable(error)


@pytest.mark.parametrize(
    "error",
    [ValueError("not enough values to unpack"), KeyError("x"), OperationalError("no such table")],
)
def test_a_fault_of_ours_stays_one(error):
    assert not is_unreadable(error)


@pytest.mark.parametrize(
    "address",
    [
        f"/search/?q={'a' * 50_000}",
        f"/search/?q={'a+' * 20_000}",
        f"/search/?q={'%F0%9F%98%80' * 5_000}",
        f"/search/?q={'%25' * 5_000}",
        f"/search/?q=a&page={ENDLESS}",
        f"/blog/page/{ENDLESS}/",
        f"/blog/page/{TWENTY}/",
        f"/blog/?page={ENDLESS}",
        f"/blog/{ENDLESS}/",
        f"/contact/?treatment={ENDLESS}",
        f"/contact/?utm_source={'a' * 50_000}",
        f"/contact/received/{ENDLESS}/",
        f"/media/photos/{ENDLESS}.jpg",
        f"/sitemap-post-{ENDLESS}.xml",
        f"/sitemap-post-{TWENTY}.xml",
        f"/sitemap-{ENDLESS}-1.xml",
    ],
    ids=lambda address: address[:32],
)
def test_a_public_address_without_measure_is_no_fault(client, address):
    client.raise_request_exception = False

    assert client.get(address).status_code in {200, 302, 400, 404}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("treatment", ENDLESS),
        ("preferred_way", "a" * 50_000),
        ("token", ENDLESS),
        ("form_context", "a" * 500_000),
        ("telephone", "1" * 50_000),
        ("email", "a@" * 50_000),
        ("email", f"{'a.' * 50_000}@example.com"),
        ("name", "\u202e" * 5_000),
        ("message", "a" * 1_000_000),
        ("has_consented", ENDLESS),
    ],
    ids=lambda value: value[:16],
)
def test_the_form_of_visitors_comes_back_or_is_taken(client, name, value):
    client.raise_request_exception = False
    typed = {"name": "A", "telephone": "(727) 555-0140", "has_consented": "on", "message": "Hello"}

    answer = client.post("/contact/", typed | {name: value})

    assert answer.status_code in {302, 422}
