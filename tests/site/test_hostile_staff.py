"""Addresses of the admin that no page leads to, asked for by somebody who may ask."""

import pytest

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "query",
    ["p=-1", "p=nonsense", f"p={10**30}", "o=999.x", "e=1", "all=", "author__id__exact=x",
     "publish_at__gte=x", "state=nonsense", "password__startswith=x", "q=%F0%9F%90%8C",
     "category__id__exact=99999999999999999999"],
)  # fmt: skip
def test_a_list_of_the_staff_withstands_an_odd_query(guest, query):
    guest.force_login(UserFactory(is_superuser=True))

    assert guest.get(f"/admin/blog/post/?{query}").status_code in {200, 302, 400}


@pytest.mark.parametrize("pk", ["nonsense", "0", "-1", "9" * 30, "_00", "a/b"])
@pytest.mark.parametrize("page", ["change", "preview", "history", "delete"])
def test_a_page_of_the_staff_that_does_not_exist_leads_back_home(guest, page, pk):
    guest.force_login(UserFactory(is_superuser=True))

    response = guest.get(f"/admin/blog/post/{pk}/{page}/")

    assert (response.status_code, response["Location"]) == (302, "/admin/")
