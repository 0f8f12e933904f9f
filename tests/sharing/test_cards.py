"""Cards of pages without a photo: what is drawn, for whom, and how long it is kept."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from clinic_site.clinic.models import ClinicProfile
from clinic_site.management.commands.run_worker import JOBS_OF_A_ROUND
from clinic_site.publishing.editions import publish, take_down
from clinic_site.sharing.drawing import draw_card
from clinic_site.sharing.kept import delete_unused, delete_unused_hourly
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import read

pytestmark = pytest.mark.django_db

MADE_UP = "0123456789abcdef0123.png"
LIMIT = 100_000  # bytes


def told_of(client, address):
    found = {}
    for part in read(client.get(address)).iter("meta"):
        found.setdefault(part.get("property") or part.get("name"), part.get("content"))
    return found


def card_at(client, address):
    """The path of the card that a page names."""
    return told_of(client, address)["og:image"].partition("localhost:8000")[2]


def stored():
    folders = default_storage.listdir("cards")[0]
    return {folder: len(default_storage.listdir(f"cards/{folder}")[1]) for folder in folders}


@pytest.fixture
def everything():
    """The addresses of a page of each kind, none with a photo, and of all lists."""
    person = PersonFactory(slug="robin")
    PostFactory(slug="rest", author=person, category=CategoryFactory(slug="skin"))
    ServiceFactory(slug="peeling")
    ConditionFactory(slug="pain")
    PageFactory(slug="about")
    return [
        *("/", "/contact/", "/privacy/", "/search/"),
        *("/blog/", "/blog/rest/", "/blog/category/skin/", "/blog/author/robin/"),
        *("/services/", "/services/peeling/", "/conditions/", "/conditions/pain/"),
        *("/people/", "/people/robin/", "/about/"),
    ]


@pytest.mark.slow
def test_every_page_names_a_card_that_is_there_in_the_size_that_it_tells(client, everything):
    for address in everything:
        told = told_of(client, address)
        answer = client.get(told["og:image"].partition("localhost:8000")[2])
        picture = Image.open(BytesIO(answer.content))
        size = (int(told["og:image:width"]), int(told["og:image:height"]))

        assert (answer.status_code, answer["Content-Type"]) == (200, told["og:image:type"])
        assert (picture.format, picture.size, size) == ("PNG", (1200, 630), (1200, 630))
        assert len(answer.content) < LIMIT
        assert told["twitter:card"] == "summary_large_image"


def test_a_card_is_told_of_by_its_title_and_the_clinic(client):
    PostFactory(title='A "quiet" <night>', slug="rest")

    told = told_of(client, "/blog/rest/")

    alt = '“A "quiet" <night>”, Priority You MD, above a drawing of the sea'
    assert (told["og:image:alt"], told["twitter:image:alt"]) == (alt, alt)


def test_a_photo_is_shared_rather_than_a_card(client):
    PostFactory(slug="rest", photo=PhotoFactory())

    assert "/media/photos/" in told_of(client, "/blog/rest/")["og:image"]


def test_a_card_is_drawn_once_and_may_be_kept_for_a_year(client):
    PostFactory(slug="rest")
    address = card_at(client, "/blog/rest/")
    drawn = client.get(address)
    name = address.removeprefix("/media/")
    default_storage.delete(name)
    with default_storage.open(name, "wb") as file:
        file.write(b"as it is kept")

    assert client.get(address).content == b"as it is kept"
    assert drawn["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(address, headers={"if-none-match": drawn["ETag"]}).status_code == 304


def test_the_same_title_is_the_same_picture_and_another_one_has_another_address(client):
    page = PostFactory(title="Rest", slug="rest")
    address = card_at(client, "/blog/rest/")
    first = client.get(address).content
    default_storage.delete(address.removeprefix("/media/"))
    draw_card.cache_clear()
    again = client.get(address).content
    page.title = "Sleep"
    page.save()
    publish(page)
    other = card_at(client, "/blog/rest/")

    assert first == again
    assert other != address
    assert client.get(other).content != first
    assert client.get(address).status_code == 404
    assert stored() == {f"blog.post-{page.pk}": 1}


def test_another_name_of_the_clinic_is_another_card(client):
    PostFactory(slug="rest")
    before = card_at(client, "/blog/rest/")
    ClinicProfile.objects.update_or_create(defaults={"name": "The Clinic by the Sea"})

    assert card_at(client, "/blog/rest/") != before


def test_nothing_that_a_stranger_makes_up_is_drawn(client):
    page, draft = PostFactory(slug="rest"), PostFactory(is_draft=True)
    subjects = [
        "site", "blog.post", f"blog.post-{page.pk}", f"blog.post-{draft.pk}", "blog.post-999999999",
        "blog.post-" + "9" * 18, "clinic.page", "blog.category-1", "auth.user-1", "blog.author-1", "a.b-1",
    ]  # fmt: skip

    answers = {name: client.get(f"/media/cards/{name}/{MADE_UP}").status_code for name in subjects}

    assert set(answers.values()) == {404}
    assert not default_storage.exists("cards")


def test_a_draft_has_no_card_and_a_page_that_was_taken_down_none_any_more(client, admin_client):
    draft = PostFactory(is_draft=True)
    page = PostFactory(slug="rest")
    address = card_at(client, "/blog/rest/")
    client.get(address)
    take_down(page)

    preview = told_of(admin_client, f"/admin/blog/post/{draft.pk}/preview/")

    assert client.get(address).status_code == 404
    assert "og:image" not in preview
    assert preview["twitter:card"] == "summary"


def test_what_visitors_see_no_more_is_deleted_and_what_they_see_stays(client, everything):
    for address in everything:
        client.get(card_at(client, address))
    before = stored()
    gone = PostFactory(slug="gone")
    client.get(card_at(client, "/blog/gone/"))
    take_down(gone)

    delete_unused()

    assert stored() == before
    assert len(before) == 12  # home, form, privacy and search share one
    assert delete_unused_hourly in JOBS_OF_A_ROUND


def test_nothing_is_deleted_where_nothing_was_drawn():
    delete_unused()

    assert not default_storage.exists("cards")


def test_a_disk_that_takes_nothing_keeps_no_card_from_anybody(client, settings):
    PostFactory(slug="rest")
    address = card_at(client, "/blog/rest/")
    settings.MEDIA_ROOT.write_text("no folder")

    answer = client.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")


def test_the_address_that_a_page_names_is_the_one_that_the_site_knows(client):
    page = PostFactory(slug="rest")
    address = card_at(client, "/blog/rest/")
    name = address.rpartition("/")[2]

    assert address == reverse("card", args=[f"blog.post-{page.pk}", name])


def test_what_only_staff_have_typed_is_drawn_for_them_alone_and_not_kept(client, client_of):
    asked = "/admin/card/?title=" + "Not%20yet" * 100

    assert client.get(asked).status_code == 302
    assert client_of("Author").get(asked).status_code == 200
    assert client.get("/admin/card/").status_code == 200
    assert client.post(asked).status_code == 405
    assert not default_storage.exists("cards")
