"""The history of the whole site: who did what, by person, page and day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import ConsultationRequestFactory, PageFactory, PostFactory, UserFactory
from tests.site.filling import fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

HISTORY = "/admin/revisions/historyline/"


def shown(client, query=""):
    return words(read(client.get(HISTORY + query), strict=False))


def test_it_says_who_did_what_to_what(admin_client):
    fill_in(
        admin_client, f"/admin/blog/post/{PostFactory(title='Old').pk}/change/", title="New name"
    )

    said = shown(admin_client)

    assert "article New name" in said
    assert "Changed Title." in said


def test_a_publication_is_told_with_what_visitors_see(admin_client):
    fill_in(
        admin_client, f"/admin/clinic/page/{PageFactory(is_draft=True).pk}/change/", _publish=""
    )

    assert "Public since" in shown(admin_client)


def test_it_is_asked_by_person_page_and_day(admin_client, admin_user):
    for title in ("Quicksilver", "Cinnabar"):
        page = PageFactory(title="Before")
        fill_in(admin_client, f"/admin/clinic/page/{page.pk}/change/", title=title)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()

    assert ("Quicksilver" in shown(admin_client, "?q=cinna")) is False
    assert "Cinnabar" in shown(admin_client, f"?user__id__exact={admin_user.pk}")
    assert "Cinnabar" in shown(admin_client, f"?day={timezone.localdate().isoformat()}")
    assert "Cinnabar" not in shown(admin_client, f"?day={yesterday}")


def test_nobody_learns_there_of_requests_or_of_what_they_may_not_see(
    who_sees_no_pages, admin_client
):
    request = ConsultationRequestFactory(name="Sample Visitor")
    fill_in(
        admin_client, f"/admin/contact/consultationrequest/{request.pk}/change/", stage="called"
    )
    fill_in(admin_client, f"/admin/auth/user/{UserFactory(username='goldenrod').pk}/change/")
    fill_in(admin_client, f"/admin/clinic/page/{PageFactory().pk}/change/", title="Cinnabar")

    assert "Sample Visitor" not in shown(admin_client)
    assert "goldenrod" not in shown(admin_client)
    assert "Cinnabar" in shown(admin_client)
    assert "Cinnabar" not in shown(who_sees_no_pages)
