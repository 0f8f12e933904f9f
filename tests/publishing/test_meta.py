"""What a page's head says, and how a view ends."""

import pytest

from clinic_site.photos.renditions import make_renditions
from clinic_site.publishing.editions import publish
from clinic_site.publishing.rendering import render_page
from clinic_site.publishing.seo import SITE_CARD, PageMeta, SharedImage, absolute_url, meta_of
from tests.factories import PageFactory, PersonFactory, PhotoFactory, PostFactory, picture
from tests.site.reading import read

SITE = "https://clinic.example"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def test_the_head_of_a_page_falls_back_on_the_page_itself():
    page = PageFactory.build(title="About us", slug="about", body="<p>We <em>listen</em>.</p>")

    assert meta_of(page) == PageMeta(
        title="About us",
        description="We listen.",
        canonical=f"{SITE}/about/",
        no_index=False,
        kind="website",
        image=None,
        card=SITE_CARD,
    )


def test_what_staff_wrote_for_search_engines_wins():
    page = PageFactory.build(
        title="About us",
        seo_title="A clinic in Clearwater",
        seo_description="Who we are.",
        canonical_url="https://journal.example/original",
        no_index=True,
    )

    assert meta_of(page) == PageMeta(
        title="A clinic in Clearwater",
        description="Who we are.",
        canonical="https://journal.example/original",
        no_index=True,
        card=SITE_CARD,
    )


def test_a_page_without_words_is_described_by_its_title():
    page = PageFactory.build(title="Privacy", body="")

    assert meta_of(page).description == "Privacy"


def test_a_long_text_is_described_by_its_first_sentences():
    page = PageFactory.build(body=f"<h2>Before</h2><p>{'Rest a little more. ' * 100}</p>")

    description = meta_of(page).description

    assert description.startswith("Before Rest a little more. Rest")
    assert description.endswith("more.")
    assert 120 < len(description) <= 160


def test_an_article_is_described_by_its_excerpt_and_shows_its_photo(db):
    photo = PhotoFactory()
    post = PostFactory(slug="rest", excerpt="Why rest helps.", photo=photo)

    meta = meta_of(post)

    assert (meta.description, meta.kind) == ("Why rest helps.", "article")
    assert meta.canonical == f"{SITE}/blog/rest/"
    assert (meta.image.address, meta.image.alt) == (f"{SITE}{photo.file.url}", photo.alt_text)


def test_the_picture_for_link_previews_is_one_that_every_program_reads(db):
    photo = PhotoFactory(file=picture((1500, 900)), alt_text="A heron")
    make_renditions(photo)

    image = meta_of(PostFactory(photo=photo)).image

    address = f"{SITE}/media/photos/{photo.key}/share-1200-{photo.renditions}.jpg"
    assert image == SharedImage(address, 1200, 630, "A heron")
    assert image.type == "image/jpeg"


def test_a_picture_that_only_decorates_is_told_of_by_the_title_of_its_page(db):
    photo = PhotoFactory(alt_text="", is_decorative=True)

    assert meta_of(PostFactory(title="Rest", photo=photo)).image.alt == "Rest"


def told_of(response):
    found = {}
    for part in read(response).iter("meta"):
        found.setdefault(part.get("property") or part.get("name"), part.get("content"))
    return found


def test_an_article_tells_when_it_was_written_by_whom_and_of_what(db, client, time_machine):
    time_machine.move_to("2026-11-24T14:00:00Z", tick=False)
    post = PostFactory(
        slug="rest", category__name="Skin & <sun>", author__slug="robin", photo=PhotoFactory()
    )
    time_machine.move_to("2026-11-25T14:00:00Z", tick=False)
    post.excerpt = "Another sentence."
    publish(post)

    told = told_of(client.get("/blog/rest/"))

    assert {name: told[name] for name in told if name and name.startswith("article:")} == {
        "article:published_time": "2026-11-23T09:00:00-05:00",
        "article:modified_time": "2026-11-25T09:00:00-05:00",
        "article:section": "Skin & <sun>",
        "article:author": f"{SITE}/people/robin/",
    }
    assert (told["og:type"], told["twitter:card"]) == ("article", "summary_large_image")


def test_who_wrote_it_is_not_told_where_visitors_see_no_such_person(db, client):
    PostFactory(slug="rest", author=PersonFactory(is_draft=True))

    assert "article:author" not in told_of(client.get("/blog/rest/"))


def test_what_is_told_of_a_photo_is_its_size_its_type_and_its_words(db, client):
    photo = PhotoFactory(file=picture((1500, 900)), alt_text='A "heron" <at> the pier')
    make_renditions(photo)
    PostFactory(slug="rest", photo=photo)

    told = told_of(client.get("/blog/rest/"))

    names = (
        "og:image:width",
        "og:image:height",
        "og:image:type",
        "og:image:alt",
        "twitter:image:alt",
    )
    assert [told[name] for name in names] == ["1200", "630", "image/jpeg", photo.alt, photo.alt]
    assert told["og:image"].endswith(".jpg")


def test_a_person_is_titled_by_name_and_credentials():
    person = PersonFactory.build(name="Robin Sample", credentials="MD", summary="Listens.")

    meta = meta_of(person)

    assert (meta.title, meta.description) == ("Robin Sample, MD", "Listens.")


def test_an_absolute_address_begins_with_the_sites_own():
    assert absolute_url("/blog/feed/") == f"{SITE}/blog/feed/"


def test_a_page_is_drawn_by_the_template_of_its_kind(db, client):
    page = PageFactory(slug="about")

    response = client.get("/about/")

    assert response.templates[0].name == "clinic/page_detail.html"
    assert response.context["page"] == page.live_edition
    assert response.context["page_meta"] == meta_of(page.live_edition)
    assert response.context["is_preview"] is False


def test_a_preview_knows_what_it_is_a_preview_of(db, rf):
    page = PageFactory(is_draft=True, title="Not yet", slug="not-yet")
    request = rf.get("/")

    preview = render_page(request, page, is_preview=True).content.decode()
    shown = render_page(request, page).content.decode()

    assert "Visitors do not see this page" in preview
    assert "Visitors do not see this page" not in shown
