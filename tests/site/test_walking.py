"""The site as of a moment: staff walk through all of it as it was or will be, and nobody else sees it so."""

import threading
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from django.utils import timezone

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, OpeningHours
from clinic_site.publishing import moment, trash
from clinic_site.publishing.editions import mark_the_past, publish, take_down
from clinic_site.reviewing.links import make_link
from clinic_site.walking import address_of
from contact.models import ConsultationRequest
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PostFactory,
    ServiceFactory,
    UserFactory,
)
from tests.site.reading import headings, links, main_of, read, words

pytestmark = pytest.mark.django_db

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
LATER = datetime(2090, 1, 2, 14, tzinfo=UTC)
EARLIER = datetime(2020, 1, 2, 14, tzinfo=UTC)


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


def at(when, path="/"):
    return address_of(when, path)


def test_each_page_is_as_it_was_then_or_will_be(editor):
    post = PostFactory(title="First", slug="first", at=EARLIER)
    post.title, post.slug = "Second", "second"
    publish(post)
    post.title, post.slug = "Third", "third"
    publish(post, at=LATER)
    mark_the_past()

    told = {
        when: (
            editor.get(at(when, f"/blog/{slug}/")).status_code,
            slug.title() in headings(main_of(read(editor.get(at(when, "/blog/"))))),
        )
        for when, slug in [
            (EARLIER, "first"), (timezone.now() + SECOND, "second"), (LATER, "third"),
        ]
    }  # fmt: skip

    assert set(told.values()) == {(200, True)}
    assert editor.get(at(EARLIER - DAY, "/blog/first/")).status_code == 404
    assert editor.get(at(LATER - DAY, "/blog/third/")).status_code == 404
    assert editor.get("/blog/second/").status_code == 200


def test_to_the_second(editor):
    PostFactory(slug="planned", at=LATER)

    found = [
        editor.get(at(LATER + timedelta(seconds=more), "/blog/planned/")).status_code
        for more in (-1, 0, 1)
    ]

    assert found == [404, 200, 200]


def test_what_was_taken_down_or_lies_in_the_trash_is_there_as_long_as_it_was_public(editor):
    post, gone = (PostFactory(at=timezone.now() - 9 * DAY) for _ in range(2))
    take_down(post)
    trash.put_in(gone)

    for page in (post, gone):
        path = f"/blog/{page.slug}/"
        then = editor.get(at(timezone.now() - DAY, path)).status_code
        assert (then, editor.get(path).status_code) == (200, 410)


def test_every_link_stays_in_the_walk(editor):
    service, condition = ServiceFactory(at=EARLIER), ConditionFactory(at=EARLIER)
    page = PageFactory(slug="hand-made", at=EARLIER)
    PostFactory(
        at=EARLIER,
        slug="linking",
        treatments=[service.treatment],
        conditions=[condition],
        body='<p>A <a href="/hand-made/">page</a>, <a href="/contact/#hours">hours</a>.</p>',
    )
    home, seen, waiting = at(EARLIER), {}, [at(EARLIER)]
    host = "http://testserver"
    while waiting:
        address = waiting.pop()
        answer = editor.get(address)
        if answer.status_code in {301, 302}:
            waiting.append(answer["Location"])
        seen[address] = answer.status_code
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        tree = read(answer)
        found = [urlsplit(urljoin(host + address, link)) for link in links(tree)]
        found += [
            urlsplit(urljoin(host + address, form.get("action"))) for form in tree.iter("form")
        ]
        own = {link.path for link in found if f"{link.scheme}://{link.netloc}" == host}
        assert {path for path in own if not path.startswith(home)} <= {"/admin/site-as-of/"}
        waiting += [path for path in own if path.startswith(home) and path not in seen]

    assert set(seen.values()) == {200}
    assert {f"{home}blog/linking/", f"{home}hand-made/", f"{home}contact/"} <= seen.keys()
    assert page.slug in " ".join(seen)


def test_what_stands_beside_the_pages_is_linked_where_it_is(editor):
    link, key = make_link(PostFactory(is_draft=True), by=UserFactory(), for_whom="The advisor")
    body = f'<p><a href="/review/{key}/">One</a>, <a href="/favicon.ico">two</a>.</p>'
    PageFactory(slug="linking", body=body, at=EARLIER)

    page = editor.get(at(EARLIER, "/linking/"))

    found = links(main_of(read(page)))
    assert {f"/review/{key}/", "/favicon.ico"} <= set(found)
    assert editor.get(at(EARLIER, f"/review/{key}/")).status_code == 404
    assert link.lines.count() == 0


def test_what_moved_is_followed_within_the_walk(editor):
    post = PostFactory(slug="before", at=EARLIER)
    post.slug = "after"
    publish(post)

    soon = timezone.now() + SECOND

    answer = editor.get(at(soon, "/blog/before/"))

    assert answer["Location"] == at(soon, "/blog/after/")


@pytest.mark.parametrize("path", ["/contact/", "/", "/search/"])
def test_forms_are_refused(editor, path):
    editor.handler.enforce_csrf_checks = True

    answer = editor.post(at(LATER, path), {"name": "Robin", "message": "Hello"})

    assert answer.status_code == 405
    assert "Nothing is sent from here" in words(read(answer))
    assert ConsultationRequest.objects.count() == 0


def test_a_bar_says_which_moment_it_is_and_what_does_not_follow_it(editor):
    (bar,) = [
        part
        for part in read(editor.get(at(LATER, "/blog/"))).iter("aside")
        if part.get("class") == "preview-bar"
    ]

    assert "The site as of January 2, 2090, 9 a.m." in words(bar)
    for left in ("menu", "clinic profile", "words of the site", "photos", "categories"):
        assert left in words(bar)
    assert "/admin/site-as-of/?path=%2Fblog%2F" in links(bar)


def test_whether_the_clinic_is_open_and_how_old_an_article_is_follow_the_moment(editor):
    PostFactory(at=LATER - 3 * DAY)
    OpeningHours.objects.create(
        clinic=ClinicProfile.get_solo(), weekday=0, opens="09:00", closes="17:00"
    )  # January 2, 2090, is a Monday

    shown = words(read(editor.get(at(LATER, "/contact/"))))
    listed = words(read(editor.get(at(LATER, "/blog/"))))

    assert "Open now, until 5 p.m." in shown
    assert "3 days ago" in listed


def test_nobody_in_particular_walks_and_no_cache_or_search_engine_keeps_it(editor):
    answer = editor.get(at(LATER))

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert "Log out" not in words(read(answer))


def test_public_answers_are_the_same_before_and_after_and_vary_by_no_cookie(editor, client):
    PostFactory(slug="same", at=EARLIER)
    PostFactory(slug="planned", at=LATER)
    paths = [
        "/",
        "/blog/",
        "/blog/same/",
        "/blog/feed/",
        "/sitemap.xml",
        "/sitemap-list-1.xml",
        "/search/?q=post",
    ]
    before = [client.get(path) for path in paths]

    for path in paths:
        assert editor.get(at(LATER, path.partition("?")[0])).status_code == 200

    after = [client.get(path) for path in paths]
    assert [answer.content for answer in after] == [answer.content for answer in before]
    assert [answer for answer in after if "Cookie" in answer.get("Vary", "")] == []
    assert client.get("/blog/planned/").status_code == 404


def test_the_moment_is_known_to_nobody_beside_and_to_nobody_afterward():
    found = []
    beside = threading.Thread(target=lambda: found.append(moment.now()))

    with moment.as_of(LATER):
        beside.start()
        beside.join()
        assert moment.now() == LATER

    assert found[0].year != LATER.year
    assert moment.now().year != LATER.year


@pytest.mark.parametrize(
    ("group", "past", "future"),
    [
        ("Author", 200, 200),
        ("Clinician", 200, 200),
        ("Editor", 200, 200),
        ("Front desk", 200, 403),
        ("Administrator", 200, 200),
    ],
)
def test_the_past_is_open_to_all_staff_and_what_is_to_come_to_who_reads_drafts_of_every_kind(
    client_of, group, past, future
):
    client = client_of(group)

    assert [client.get(at(when)).status_code for when in (EARLIER, LATER)] == [past, future]


def test_visitors_get_the_sign_in_page(client):
    answer = client.get(at(EARLIER, "/blog/"))

    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    "address",
    [
        "2090-13-01T00:00:00Z/", "yesterday/", "1900-01-01T00:00:00Z/", "2090-1-1T00:00:00Z/",
        "2090-01-01T00:00:00Z/admin/", "2090-01-01T00:00:00Z/healthz/", "2090-01-01T00:00:00Z/nothing/",
        "2090-01-01T00:00:00Z/media/x.jpg", "2090-01-01T00:00:00Z/favicon.ico",
        "2090-01-01T00:00:00Z/review/a-key/",
    ],
)  # fmt: skip
def test_what_is_no_moment_or_no_page_is_not_found(editor, address):
    assert editor.get(f"/admin/site-as-of/{address}").status_code == 404


def test_the_moment_is_chosen_by_day_and_time_and_leads_to_the_page_where_one_was(editor):
    form = editor.get("/admin/site-as-of/?path=/blog/")
    sent = {"at_0": "01/02/2090", "at_1": "9 am", "path": "/blog/"}

    answer = editor.get("/admin/site-as-of/", sent)
    refused = editor.get("/admin/site-as-of/", sent | {"at_1": "never"})

    assert "/blog/" in form.text
    assert answer["Location"] == at(LATER, "/blog/")
    assert refused.status_code == 422
    assert editor.get("/admin/site-as-of/", sent | {"path": "//evil.example/"})[
        "Location"
    ].startswith("/admin/site-as-of/2090")


@pytest.mark.parametrize("group", ["Author", "Editor"])
def test_the_form_of_a_page_leads_to_the_site_at_the_moment_that_is_planned(client_of, group):
    post = PostFactory(slug="planned", at=LATER)

    shown = links(read(client_of(group).get(f"/admin/blog/post/{post.pk}/change/"), strict=False))

    assert at(LATER, "/blog/planned/") in shown
    assert Post.objects.get() == post


def test_an_author_walks_on_through_the_clinics_own_pages(client_of):
    PageFactory(title="Fees to come", slug="fees", at=LATER)

    answer = client_of("Author").get(at(LATER, "/fees/"))

    assert headings(main_of(read(answer)))[0] == "Fees to come"


def test_who_may_not_see_every_draft_is_neither_led_to_what_is_to_come_nor_shown_it(
    who_sees_no_pages,
):
    post = PostFactory(slug="planned", at=LATER)

    form = who_sees_no_pages.get(f"/admin/blog/post/{post.pk}/change/")
    answer = who_sees_no_pages.get(at(LATER, "/blog/planned/"))

    assert at(LATER, "/blog/planned/") not in links(read(form, strict=False))
    assert answer.status_code == 403
