"""One field on the staff's home finds everything that an account may see, and nothing else."""

import pytest

from clinic_site.access.records import records_of
from tests.factories import (
    CategoryFactory,
    ConsultationRequestFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db

KINDS = ["Articles", "Categories", "Treatments", "People", "Photos"]


@pytest.fixture
def found(client_of):
    """A function that returns the main part of what an account of a group finds."""

    def ask(group, typed):
        return main_of(read(client_of(group).post("/admin/find/", {"words": typed}), strict=False))

    return ask


@pytest.fixture
def herons():
    PostFactory(title="The heron at the pier", is_draft=True)
    CategoryFactory(name="Herons")
    ServiceFactory(title="Heron therapy")
    PersonFactory(name="Robin Heron-Sample")
    PhotoFactory(alt_text="A heron")
    return ConsultationRequestFactory(name="Harper Heron", message="A heron sat there.")


def kinds_in(main):
    return [words(heading) for heading in main.iter("h2") if words(heading) in KINDS]


@pytest.mark.parametrize(
    ("group", "offered"),
    [
        ("Editor", "Search pages, photos, people"),
        ("Front desk", "Search requests"),
        ("Administrator", "Search pages, photos, people, requests"),
    ],
)
@pytest.mark.parametrize("address", ["/admin/", "/admin/find/"])
def test_the_field_offers_what_an_account_may_see(client_of, address, group, offered):
    client = client_of(group)
    answer = client.get(address) if address == "/admin/" else client.post(address, {"words": "x"})

    (field,) = read(answer, strict=False).iterfind(".//input[@id='find-words']")
    assert field.get("placeholder") == offered


@pytest.mark.parametrize(
    ("group", "kinds", "sees_requests"),
    [
        ("Editor", KINDS, False),
        ("Author", KINDS, False),
        ("Front desk", [], True),
        ("Administrator", KINDS, True),
    ],
)
def test_each_group_finds_what_it_may_see(found, herons, group, kinds, sees_requests):
    main = found(group, "heron")

    assert kinds_in(main) == kinds
    assert ("Consultation requests 1" in words(main)) == sees_requests
    assert "Harper" not in words(main)


def test_what_is_found_says_its_state_and_leads_to_its_form(found):
    post = PostFactory(title="The heron at the pier", is_draft=True)

    main = found("Editor", "HÉRON")

    assert f"/admin/blog/post/{post.pk}/change/" in links(main)
    assert "The heron at the pier Draft" in words(main)


def test_that_a_request_was_found_is_on_record_and_what_was_typed_is_not(found, herons):
    found("Front desk", "Harper")

    record = records_of(herons).last()
    assert record.additional_data["how"] == "searched"
    assert "Harper" not in str(record.additional_data)


def test_more_of_a_kind_than_fit_are_in_its_list(found):
    for number in range(7):
        PostFactory(title=f"Heron {number}")

    assert "There are more: look in the list" in words(found("Editor", "heron"))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please type at least two letters or digits."),
        ("h", "Please type at least two letters or digits."),
        ("kingfisher", "Nothing was found that your account may see."),
        ("%_\\'\"<b>", "Nothing was found that your account may see."),
    ],
)
def test_what_finds_nothing_says_so(found, herons, typed, sentence):
    assert sentence in words(found("Administrator", typed))


def test_what_is_typed_stands_in_no_address(client_of):
    response = client_of("Front desk").get("/admin/find/", {"words": "Harper"})

    assert (response.status_code, response["Location"]) == (302, "/admin/")
