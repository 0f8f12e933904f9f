"""What differs between any two versions of a page, field by field, for who may see the page."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from clinic_site.publishing.editions import publish
from tests.factories import (
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db


def address(page, **asked):
    query = "&".join(f"{name.rstrip('_')}={value}" for name, value in asked.items())
    label, name = page._meta.app_label, page._meta.model_name
    return f"/admin/{label}/{name}/{page.pk}/compare/{query and f'?{query}'}"


def told(client, page, **asked):
    """Each part that differs, by its label."""
    tree = read(client.get(address(page, **asked)), strict=False)
    sections = [part for part in tree.iter("section") if part.get("class") == "difference"]
    return {words(next(section.iter("h3"))): words(section) for section in sections}


def test_first_it_is_told_how_the_draft_differs_from_what_visitors_see(admin_client):
    post = PostFactory(title="Sleep", body="<p>One.</p><p>Two.</p>")
    post.title, post.body = "Sleep well", "<p>One.</p><p>Three.</p>"
    post.save()

    found = told(admin_client, post)

    assert list(found) == ["Title", "Body"]
    assert "well" in found["Title"]
    assert ("Two" in found["Body"], "Three" in found["Body"]) == (True, True)


def test_every_part_is_compared_by_what_people_call_it(admin_client):
    old, new = TreatmentFactory(name="Peeling"), TreatmentFactory(name="Lifting")
    post = PostFactory(
        treatments=[old], author=PersonFactory(name="Robin"), photo=PhotoFactory(alt_text="A chair"),
        asked=[{"question": "Same?", "answer": "<p>Yes.</p>"}, {"question": "Gone?", "answer": "<p>Y.</p>"}],
    )  # fmt: skip
    post.treatments.set([new])
    post.author, post.photo, post.no_index = PersonFactory(name="Kim"), None, True
    post.save()
    post.questions.get(question="Same?").delete()
    post.questions.create(question="Same?", answer="<p>No.</p>")
    post.questions.get(question="Gone?").delete()
    post.questions.create(question="Why?", answer="<p>So.</p>")

    found = told(admin_client, post)

    assert "Robin" in found["Author"]
    assert "Kim" in found["Author"]
    assert "A chair" in found["Photo"]
    assert "Peeling" in found["Treatments"]
    assert "Lifting" in found["Treatments"]
    assert "yes" in found["Hide from search engines"]
    assert "No." in found["Question “Same?”: Answer"]
    assert "So." in found["Question “Why?” (new): Answer"]
    assert "Question “Gone?” (taken out): Question" in found


def test_any_two_versions_are_compared(admin_client):
    service = ServiceFactory(title="First", paying="Ask us.")
    form = f"/admin/services/service/{service.pk}/change/"
    fill_in(admin_client, form, title="Second")
    fill_in(admin_client, form, title="Third", paying="Ask your plan.")
    service.refresh_from_db()
    publish(service, at=timezone.now() + timedelta(days=1))
    (planned,) = type(service).objects.editions().filter(title="Third")

    assert "Second" in told(admin_client, service, from_="1", to="2")["Title"]
    both = told(admin_client, service, from_="live", to=f"planned-{planned.pk}")
    assert list(both) == ["Title", "Insurance and other ways to pay"]
    assert told(admin_client, service, from_="3", to="draft") == {}


@pytest.mark.parametrize("name", ["99", "past", "planned-1", "9" * 40, "-1", "٣"])
def test_a_version_that_there_is_not_is_not_found(admin_client, name):
    post = PostFactory()

    assert admin_client.get(address(post, from_=name, to="draft")).status_code == 404


def test_the_versions_of_another_page_are_not_shown(admin_client):
    post, other = PostFactory(), PostFactory(title="Other")
    fill_in(admin_client, f"/admin/blog/post/{other.pk}/change/", title="New")

    assert admin_client.get(address(post, from_="1", to="draft")).status_code == 404
    assert admin_client.get(f"/admin/blog/post/{post.pk}/restore/1/").status_code == 404


@pytest.mark.parametrize(
    ("role", "compare", "restore"),
    [("Author", 200, 403), ("Clinician", 200, 200), ("Front desk", 403, 403)],
)
def test_versions_are_for_who_may_see_the_page_and_come_back_for_who_may_change_it(
    client, admin_client, role, compare, restore
):
    service = ServiceFactory()
    fill_in(admin_client, f"/admin/services/service/{service.pk}/change/", title="New")
    account = UserFactory()
    account.groups.add(Group.objects.get(name=role))
    client.force_login(account)

    answers = [
        client.get(address(service)),
        client.get(f"/admin/services/service/{service.pk}/restore/1/"),
    ]

    assert [answer.status_code for answer in answers] == [compare, restore]
