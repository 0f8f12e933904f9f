"""Whoever changes the clinic's number is shown every text that still says another."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.clinic.other_numbers import other_numbers
from clinic_site.publishing import editions, trash
from tests.factories import PageFactory, PhotoFactory, PostFactory, ServiceFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, links, read, words

pytestmark = pytest.mark.django_db

PROFILE = "/admin/clinic/clinicprofile/"
ADDRESS = f"{PROFILE}phone-numbers/"
FORMER, PRESENT, OTHER = "727.230.1438", "(727) 555-0142", "(813) 555-0123"


@pytest.fixture
def _changed():
    profile = ClinicProfile.get_solo()
    profile.telephone = PRESENT
    profile.save()


def told(client):
    """The lines below each heading, without the links."""
    content = by_id(read(client.get(ADDRESS), strict=False), "content-main")
    found, heading = {}, ""
    for part in content.iter():
        if part.tag == "h2":
            heading = words(part)
        if part.tag == "li":
            found.setdefault(heading, []).append(words(part))
    return found


def test_the_change_leads_to_the_page_and_another_change_does_not(client_of):
    client = client_of("Editor")

    assert fill_in(client, PROFILE, telephone=PRESENT).url == ADDRESS
    assert fill_in(client, PROFILE, city="Largo").url != ADDRESS


def test_the_form_leads_to_the_page_at_any_time(client_of):
    assert ADDRESS in links(read(client_of("Editor").get(PROFILE), strict=False))


@pytest.mark.usefixtures("_changed")
def test_a_page_names_field_number_and_where_it_is_seen(client_of):
    post = PostFactory(title="Rest", body=f"<p>Call {FORMER}.</p>")
    post.body = f"<p>Call {OTHER}.</p>"
    post.save()
    ServiceFactory(
        title="Peel",
        paying=f"Ask {OTHER}.",
        asked=[{"question": "When?", "answer": '<p><a href="tel:+18135550123">Call</a></p>'}],
        is_draft=True,
    )
    client = client_of("Editor")

    assert told(client) == {
        "Earlier numbers of ours": [f"Article: Rest {FORMER} Body, in what visitors see"],
        "Other numbers": [
            f"Article: Rest {OTHER} Body, in the draft",
            f"Treatment: Peel {OTHER} Insurance and other ways to pay, in the draft",
            "Treatment: Peel +18135550123 Question “When?”: Answer, in the draft",
        ],
    }
    shown = links(by_id(read(client.get(ADDRESS), strict=False), "content-main"))
    assert f"/admin/blog/post/{post.pk}/change/" in shown


@pytest.mark.usefixtures("_changed")
def test_a_text_that_is_the_same_for_staff_and_visitors_is_named_once(client_of):
    PageFactory(title="About", body=f"<p>{FORMER} and {FORMER}</p>")

    assert told(client_of("Editor")) == {
        "Earlier numbers of ours": [
            f"Page: About {FORMER} Body, in the draft and what visitors see"
        ]
    }


@pytest.mark.usefixtures("_changed")
def test_what_is_planned_is_told_apart_from_what_visitors_see(client_of):
    asked = [{"question": "When?", "answer": f"<p>Call {FORMER}.</p>"}]
    ServiceFactory(title="Peel", asked=asked, at=timezone.now() + timedelta(days=1))
    about = PageFactory(title="About", body=f"<p>Call {OTHER}.</p>")
    editions.publish(about, at=timezone.now() + timedelta(days=1))

    (ours,), (other,) = told(client_of("Editor")).values()
    assert ours.endswith("Answer, in the draft and what is planned")
    assert other.endswith("Body, in the draft, what visitors see, and what is planned")


@pytest.mark.usefixtures("_changed")
def test_a_number_that_marks_split_is_named_whole(client_of):
    PageFactory(title="About", body="<p>Call (813) <strong>555</strong>-0123 now.</p>")

    (line,) = told(client_of("Editor"))["Other numbers"]
    assert line.startswith("Page: About (813) 555-0123 ")


@pytest.mark.usefixtures("_changed")
def test_profile_and_captions_are_looked_through_and_titles_are_told_apart(client_of):
    ClinicProfile.objects.update(after_hours=f"Call {OTHER}.", introduction=f"Call {FORMER}.")
    PhotoFactory(alt_text=f"A card with {FORMER}", caption=f"Call {FORMER}.")
    found = told(client_of("Editor"))

    assert found["Other numbers"] == [f"Clinic profile: Priority You MD {OTHER} After hours"]
    assert len(found["Earlier numbers of ours"]) == 2
    (typed,) = found["Earlier numbers of ours that visitors still see"]
    assert typed.endswith(" Alternative text")


@pytest.mark.usefixtures("_changed")
@pytest.mark.parametrize(
    "number", ["911", "988", "1-800-273-8255", "(800) 662-4357", "1-833-852-6262", PRESENT, "555"]
)
def test_what_is_no_clinics_number_is_not_named(client_of, number):
    PageFactory(body=f"<p>Call {number}.</p>")
    client = client_of("Editor")

    assert told(client) == {}
    assert b"No text says another phone number." in client.get(ADDRESS).content


def test_a_toll_free_number_that_was_ours_is_named(client_of):
    ClinicProfile(former_telephones="(800) 555-0199").save()
    PageFactory(title="About", body="<p>Call 1-800-555-0199.</p>")

    assert list(told(client_of("Editor"))) == ["Earlier numbers of ours"]


@pytest.mark.usefixtures("_changed")
def test_what_is_in_the_trash_or_over_is_not_in_use(client_of):
    gone = PageFactory(body=f"<p>{OTHER}</p>")
    trash.put_in(gone)
    over = PageFactory(body=f"<p>{OTHER}</p>")
    over.body = "<p>Nothing.</p>"
    editions.publish(over)

    assert told(client_of("Editor")) == {}


@pytest.mark.parametrize(
    ("group", "status"),
    [
        ("Editor", 200),
        ("Administrator", 200),
        ("Author", 403),
        ("Clinician", 403),
        ("Front desk", 403),
    ],
)
def test_who_keeps_the_profile_may_see_it(client_of, group, status):
    assert client_of(group).get(ADDRESS).status_code == status


@pytest.mark.usefixtures("_changed")
def test_whoever_may_not_see_a_text_is_told_how_many_there_are(client, staff):
    PostFactory(title="Hidden", body=f"<p>{OTHER}</p>", is_draft=True)
    keeper = staff("Author")
    keeper.groups.clear()
    keeper.user_permissions.add(Permission.objects.get(codename="change_clinicprofile"))
    client.force_login(keeper)
    page = client.get(ADDRESS).content.decode()

    assert "Hidden" not in page
    assert "In texts that your account may not see: 1 more." in page


@pytest.mark.usefixtures("_changed")
def test_many_texts_cost_no_more_questions_than_one():
    profile, counts = ClinicProfile.objects.get(), []
    for number in (1, 4):
        for _each in range(number):
            ServiceFactory(asked=[{"question": "When?", "answer": f"<p>{OTHER}</p>"}])
        with CaptureQueriesContext(connection) as asked:
            assert len(other_numbers(profile)) >= number
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.usefixtures("_changed")
def test_a_number_that_a_link_calls_and_says_is_named_once_as_it_is_read(client_of):
    PageFactory(title="About", body='<p><a href="tel:+18135550123">(813) 555-0123</a></p>')

    assert told(client_of("Editor")) == {
        "Other numbers": ["Page: About (813) 555-0123 Body, in the draft and what visitors see"]
    }
