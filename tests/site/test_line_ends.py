"""What staff write is as long as their browser counts it: the end of a line is one sign."""

import pytest

from blog.models import Post
from services.models import Service
from tests.factories import PostFactory, ServiceFactory
from tests.site.filling import fill_in

pytestmark = pytest.mark.django_db

ROOM = {"excerpt": (Post, 300), "summary": (Service, 400),
        "fda_status": (Service, 600)}  # fmt: skip
MADE_BY = {Post: (PostFactory, "blog/post"), Service: (ServiceFactory, "services/service")}


@pytest.mark.parametrize("field", ROOM)
def test_a_text_of_staff_may_be_as_long_as_it_says(client_of, field):
    model, most = ROOM[field]
    factory, name = MADE_BY[model]
    written = "Line\r\n" * 40
    written += "x" * (most - len(written.replace("\r\n", "\n")))
    page = factory()

    fill_in(client_of("Editor"), f"/admin/{name}/{page.pk}/change/", **{field: written})

    page.refresh_from_db()
    assert getattr(page, field) == written.replace("\r\n", "\n")
    assert len(getattr(page, field)) == most
