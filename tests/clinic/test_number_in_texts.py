"""The clinic's number, typed in a text of any kind: visitors call the one of the profile."""

import pytest

from blog.models import Category
from clinic_site.clinic.models import ClinicProfile
from services.models import Service
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db

FORMER, PRESENT = "727.230.1438", "(727) 555-0142"
SAID = f"Call {FORMER} first."
RICH = f"<p>{SAID}</p>"
PLAIN = {
    "summary": SAID, "fda_status": SAID, "paying": SAID, "aftercare_do": SAID,
    "aftercare_do_not": SAID, "call_911": SAID, "call_today": SAID, "tell_next_visit": SAID,
}  # fmt: skip
TEXTS = dict.fromkeys(
    ("who_it_is_for", "benefits", "risks", "session", "alternatives", "aftercare"), RICH
)


@pytest.fixture
def _changed():
    profile = ClinicProfile.get_solo()
    profile.after_hours = profile.getting_here = profile.crisis_text = SAID
    profile.save()
    profile.telephone = PRESENT
    profile.save()


def calls(element):
    return [address for address in links(element) if address.startswith("tel:+")]


@pytest.mark.usefixtures("_changed")
def test_every_text_of_a_treatment_calls_todays_number_and_says_no_other(client):
    service = ServiceFactory(
        slug="one", **PLAIN, **TEXTS, asked=[{"question": f"Is it {FORMER}?", "answer": RICH}]
    )
    main = main_of(read(client.get("/services/one/")))

    said = words(main)
    assert "230" not in said
    # Eight plain ones with what to do after hours, six rich ones and an answer; the question calls nobody.
    assert said.count(f"Call {PRESENT} first.") == 8 + 1 + 6 + 1
    assert f"Is it {PRESENT}?" in said
    assert set(calls(main)) == {"tel:+17275550142"}
    assert Service.objects.get(pk=service.pk).summary == SAID


@pytest.mark.usefixtures("_changed")
@pytest.mark.parametrize(
    ("address", "count"),
    [("/conditions/one/", 2), ("/people/one/", 2), ("/blog/one/", 1), ("/one/", 1)],
)
def test_pages_of_every_kind_do_so(client, address, count):
    PersonFactory(slug="one", summary=SAID, bio=RICH, is_former=True)
    ConditionFactory(slug="one", summary=SAID, body=RICH)
    PostFactory(slug="one", body=RICH)
    PageFactory(slug="one", body=RICH)
    main = main_of(read(client.get(address)))

    found = [part for part in main.iter("p") if words(part) == f"Call {PRESENT} first."]
    assert [calls(part) for part in found] == [["tel:+17275550142"]] * count


@pytest.mark.usefixtures("_changed")
def test_the_way_to_the_clinic_and_the_crisis_line_do_so(client):
    page = read(client.get("/contact/"))
    found = [part for part in page.iter("p") if words(part) == f"Call {PRESENT} first."]

    assert [calls(part) for part in found] == [["tel:+17275550142"]] * 2


@pytest.mark.usefixtures("_changed")
def test_what_is_no_page_says_todays_number_in_plain_words(client):
    ServiceFactory(slug="one", summary=SAID)
    PostFactory(body=RICH)
    page, card = client.get("/services/one/").content, read(client.get("/services/"))
    (shown,) = [part for part in card.iter("p") if words(part) == f"Call {PRESENT} first."]

    assert f'<meta name="description" content="Call {PRESENT} first.">'.encode() in page
    assert links(shown) == []
    assert f">Call {PRESENT} first.<".encode() in client.get("/blog/feed/").content
    found = main_of(read(client.get("/search/", {"q": "first"})))
    assert [words(part) for part in found.iter("p") if FORMER in words(part)] == []
    assert words(found).count(f"Call {PRESENT} first.") == 2


@pytest.mark.usefixtures("_changed")
def test_the_words_below_a_photo_call_todays_number(client):
    photo = PhotoFactory(caption=SAID)
    PostFactory(slug="one", body=f'<p><img data-photo="{photo.pk}"></p>')

    (below,) = main_of(read(client.get("/blog/one/"))).iter("figcaption")
    assert words(below).strip() == f"Call {PRESENT} first."
    assert calls(below) == ["tel:+17275550142"]


def test_a_change_is_seen_by_the_first_page_after_it(client):
    PostFactory(slug="one", body=RICH)
    client.get("/blog/one/")
    profile = ClinicProfile.get_solo()
    profile.telephone = PRESENT
    profile.save()

    assert f"Call {PRESENT} first." in words(main_of(read(client.get("/blog/one/"))))


def test_a_number_that_was_taken_out_of_the_list_is_somebody_elses(client, _changed):
    PostFactory(slug="one", body=RICH)
    ClinicProfile.objects.update(former_telephones="")

    (said,) = [part for part in read(client.get("/blog/one/")).iter("p") if words(part) == SAID]
    assert calls(said) == []


@pytest.mark.usefixtures("_changed")
def test_the_sentence_above_a_list_calls_todays_number(client):
    CategoryFactory(slug="skin", description=SAID)
    PostFactory(category=Category.objects.get())
    page = read(client.get("/blog/category/skin/"))

    (shown,) = [part for part in page.iter("p") if words(part) == f"Call {PRESENT} first."]
    assert calls(shown) == ["tel:+17275550142"]
