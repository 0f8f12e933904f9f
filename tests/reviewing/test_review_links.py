"""A review link: whoever has it reads one version of a page without an account, and answers."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from clinic_site.log import WithoutLinks
from clinic_site.management.commands.run_worker import JOBS_OF_A_ROUND
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing import trash
from clinic_site.reviewing import limits
from clinic_site.reviewing.links import make_link, withdraw
from clinic_site.reviewing.models import ReviewLine, ReviewLink, WrongKey
from clinic_site.revisions.models import Revision
from clinic_site.revisions.recording import record
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    UserFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import by_id, headings, main_of, read, words
from tests.site.test_preview import GROUPS, MAY_SEE

pytestmark = pytest.mark.django_db

READER = "Dr. Rowan Sample"
FACTORIES = [PostFactory, ServiceFactory, ConditionFactory, PersonFactory, PageFactory]
EDITORS = {"Editor", "Administrator"}
MAY_CHANGE = {
    "blog/post": {"Author", "Clinician"} | EDITORS,
    "services/service": {"Clinician"} | EDITORS,
    "clinic/condition": {"Clinician"} | EDITORS,
    "clinic/person": EDITORS,
    "clinic/page": EDITORS,
}


@pytest.fixture
def reader():
    return Client(enforce_csrf_checks=True)


def link_to(page, **more):
    link, key = make_link(page, by=UserFactory(), for_whom="The advisor", **more)
    return link, f"/review/{key}/"


def opened(reader, address, **more):
    return reader.post(address, {"who": READER} | more)


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_draft_is_shown_to_who_has_the_link_and_says_a_name(reader, factory):
    page = factory(is_draft=True)
    _link, address = link_to(page)

    asked, shown = reader.get(address), opened(reader, address)

    assert (asked.status_code, shown.status_code) == (200, 200)
    assert str(page) not in asked.text
    assert str(page) in " ".join(headings(main_of(read(shown))))


def test_it_is_pinned_to_the_version_with_its_links_photo_and_questions(reader):
    photo = PhotoFactory(alt_text="A quiet room")
    service = ServiceFactory(title="Light therapy")
    post = PostFactory(
        is_draft=True,
        title="As it was",
        photo=photo,
        treatments=[service.treatment],
        asked=[{"question": "Old?", "answer": "<p>It was.</p>"}],
    )
    record(post)
    _link, address = link_to(post)
    post.title, post.photo = "Written since", None
    post.save()
    post.questions.all().delete()
    post.treatments.clear()
    record(post)

    shown = words(main_of(read(opened(reader, address))))

    assert "Written since" not in shown
    for then in ("As it was", "Old?", "It was.", "Light therapy"):
        assert then in shown
    assert "A quiet room" in opened(reader, address).text


def test_what_has_been_deleted_since_is_left_out(reader):
    photo = PhotoFactory()
    post = PostFactory(is_draft=True, photo=photo)
    _link, address = link_to(post)
    post.photo = None
    post.save()
    photo.delete()

    assert opened(reader, address).status_code == 200


def nothing_known(page):
    return "/review/nothing-of-the-kind/"


def ended(page):
    link, address = link_to(page)
    ReviewLink.objects.filter(pk=link.pk).update(ends_at=timezone.now())
    return address


def withdrawn(page):
    link, address = link_to(page)
    withdraw(link)
    return address


def forged(page):
    _link, address = link_to(page)
    return address[:-2] + ("A" if address[-2] != "A" else "B") + "/"


def of_a_page_in_the_trash(page):
    _link, address = link_to(page)
    trash.put_in(page)
    return address


def of_a_page_that_is_gone(page):
    _link, address = link_to(page)
    page.delete()
    return address


def too_long(page):
    return f"/review/{'x' * 500}/"


@pytest.mark.parametrize(
    "made",
    [
        nothing_known, ended, withdrawn, forged, of_a_page_in_the_trash, of_a_page_that_is_gone,
        too_long,
    ],
)  # fmt: skip
def test_what_opens_nothing_is_answered_like_any_address_where_nothing_is(reader, made):
    address = made(PostFactory(title="Hollyhock", is_draft=True))

    answers = [reader.get(address), opened(reader, address, deed="approved")]
    elsewhere = reader.get("/nothing/of/the/kind/")

    for answer in answers:
        assert answer.status_code == 404
        assert "Hollyhock" not in answer.text
        assert words(main_of(read(answer))) == words(main_of(read(elsewhere)))
    assert ReviewLine.objects.count() == 0


def test_after_fourteen_days_it_shows_nothing(reader):
    _link, address = link_to(PostFactory(is_draft=True))

    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23)):
        before = opened(reader, address).status_code
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        after = opened(reader, address).status_code

    assert (before, after) == (200, 404)


def test_a_link_shows_its_own_page_and_no_other(reader):
    other = PostFactory(title="Hollyhock", is_draft=True)
    _link, address = link_to(PostFactory(title="Larkspur", is_draft=True))

    shown = opened(reader, address, object_id=other.pk, page=other.pk)

    assert ("Larkspur" in shown.text, "Hollyhock" in shown.text) == (True, False)


def test_the_key_is_stored_nowhere_and_told_to_no_log_mail_cache_search_engine_or_other_page(
    reader, caplog
):
    link, address = link_to(PostFactory(title="Hollyhock", is_draft=True))
    key = address.split("/")[2]

    answers = [reader.get(address), opened(reader, address), reader.get("/review/wrong/")]
    record_of_log = caplog.handler.records and caplog.handler.records[-1]

    assert key not in str(ReviewLink.objects.values().get(pk=link.pk))
    for answer in answers:
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
    assert "noindex" in [
        part.get("content")
        for part in read(answers[1]).iter("meta")
        if part.get("name") == "robots"
    ]
    assert key not in answers[1].text
    assert (mail.outbox, OutboxMessage.objects.count()) == ([], 0)
    if record_of_log:
        WithoutLinks().filter(record_of_log)
    assert key not in caplog.text


def test_the_name_stands_across_the_page(reader):
    _link, address = link_to(PostFactory(is_draft=True))

    (mark,) = [
        part
        for part in read(opened(reader, address)).iter("div")
        if part.get("class") == "watermark"
    ]

    assert [part.get("data-mark") for part in mark].count(f"Draft for {READER}") > 10


def test_a_program_that_only_follows_the_link_is_told_nothing_and_notes_nothing(reader):
    _link, address = link_to(PostFactory(title="Hollyhock", is_draft=True))

    asked, unnamed = reader.get(address), reader.post(address, {"who": "  "})

    assert "Hollyhock" not in asked.text + unnamed.text
    assert "Please write your name." in unnamed.text
    assert ReviewLine.objects.count() == 0


def test_opening_approving_and_commenting_stand_in_the_one_timeline_of_the_page(reader, client_of):
    post = PostFactory(is_draft=True)
    client = client_of("Author")
    fill_in(client, f"/admin/blog/post/{post.pk}/change/", title="Before", _continue="")
    post.refresh_from_db()
    _link, address = link_to(post)

    opened(reader, address)
    opened(reader, address)
    said = opened(reader, address, deed="commented", words="A typo <b>there</b>.\nAnd here.")
    approved = opened(reader, address, deed="approved")
    empty = opened(reader, address, deed="commented", words=" ")
    fill_in(client, f"/admin/blog/post/{post.pk}/change/", title="After", _continue="")

    assert "The clinic sees your comment." in said.text
    assert "you approved this version" in approved.text
    assert "Write your comment first." in empty.text
    who = f"{READER} (by a review link)"
    lines = timeline(client, post)
    assert [line[1:] for line in lines[1:-1]] == [
        [who, "Opened version 2, sent to The advisor."],
        [who, "Commented on version 2, sent to The advisor: “A typo <b>there</b>.And here.”"],
        [who, "Approved version 2, sent to The advisor."],
    ]
    assert READER not in lines[0][1] + lines[-1][1]


def timeline(client, post, query=""):
    """The lines of the history of a page: when, who, what."""
    answer = client.get(f"/admin/blog/post/{post.pk}/history/{query}")
    table = by_id(read(answer, strict=False), "change-history")
    return [[words(cell) for cell in row] for row in list(table.iter("tr"))[1:]]


@pytest.mark.parametrize("number", [1, 120])
def test_a_timeline_of_many_lines_has_pages_and_costs_the_same_queries(
    client_of, django_assert_num_queries, number
):
    post = PostFactory(is_draft=True)
    link, _address = link_to(post)
    client = client_of("Author")
    ReviewLine.objects.bulk_create(
        ReviewLine(link=link, who=f"Reader {one}", deed="opened") for one in range(number)
    )
    timeline(client, post)

    with django_assert_num_queries(12):
        first = timeline(client, post)

    assert len(first) == min(number, 100)
    assert number == 1 or len(timeline(client, post, "?p=2")) == 20


def test_staff_make_a_link_see_it_once_and_withdraw_it(client_of, reader):
    author = client_of("Author")
    post = PostFactory(is_draft=True)
    links = f"/admin/blog/post/{post.pk}/review-links/"

    made = author.post(links, {"for_whom": "The advisor", "days": "3"})
    address = re.search(r"http://localhost:8000(/review/[\w-]+/)", made.text)[1]
    again = author.get(links)
    before = opened(reader, address).status_code
    author.post(f"{links}{ReviewLink.objects.get().pk}/withdraw/")

    assert "no-store" in made["Cache-Control"]
    assert address not in again.text
    assert "For The advisor" in again.text
    assert (before, opened(reader, address).status_code) == (200, 404)
    history = author.get(f"/admin/blog/post/{post.pk}/history/").text
    assert "Made a review link for The advisor" in history
    assert "Withdrew the review link for The advisor." in history


def test_a_link_shows_what_was_saved_before_it_was_made_also_where_no_form_saved_it(
    client_of, reader
):
    author = client_of("Author")
    post = PostFactory(is_draft=True, title="First")
    fill_in(author, f"/admin/blog/post/{post.pk}/change/", title="Second", _continue="")
    post.refresh_from_db()
    post.title = "Imported"
    post.save()

    _link, address = link_to(post)

    assert "Imported" in headings(main_of(read(opened(reader, address))))
    assert Revision.objects.of(post).count() == 3


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", MAY_SEE)
def test_only_who_may_change_a_page_makes_links_of_it_or_withdraws_them(client_of, model, group):
    page = MAY_SEE[model][0](is_draft=True)
    link, _address = link_to(page)
    client, links = client_of(group), f"/admin/{model}/{page.pk}/review-links/"

    answers = [
        client.get(links),
        client.post(links, {"for_whom": "X", "days": "1"}),
        client.post(f"{links}{link.pk}/withdraw/"),
    ]

    may = group in MAY_CHANGE[model]
    assert [answer.status_code for answer in answers] == ([200, 200, 302] if may else [403] * 3)
    assert ReviewLink.objects.open().count() == 1  # the first, or the one made instead of it
    assert ReviewLink.objects.get(pk=link.pk).is_open is not may


def test_a_link_is_withdrawn_at_its_own_page_alone(client_of):
    link, _address = link_to(PostFactory(is_draft=True))
    other = PostFactory(is_draft=True)

    answer = client_of("Editor").post(
        f"/admin/blog/post/{other.pk}/review-links/{link.pk}/withdraw/"
    )

    assert answer.status_code == 404
    assert ReviewLink.objects.get().is_open


def test_whoever_tries_many_keys_waits_and_others_do_not(reader):
    _link, address = link_to(PostFactory(is_draft=True))

    tried = [reader.get(f"/review/guess-{number}/").status_code for number in range(31)]
    here = opened(reader, address).status_code
    elsewhere = reader.post(address, {"who": READER}, REMOTE_ADDR="127.9.9.9").status_code

    assert tried == [404] * 30 + [429]
    assert (here, elsewhere) == (429, 200)


def test_wrong_keys_are_counted_in_every_process_for_ten_minutes_and_then_forgotten(reader):
    for number in range(30):
        reader.get(f"/review/guess-{number}/")
    (kept,) = set(WrongKey.objects.values_list("connection_hash", flat=True))

    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        later = reader.get("/review/another/").status_code
        forgotten = limits.forget_wrong_keys()

    assert (later, forgotten, WrongKey.objects.count()) == (404, 30, 1)
    assert "127.0.0.1" not in kept
    assert limits.forget_wrong_keys in JOBS_OF_A_ROUND


def test_a_button_that_is_pressed_twice_is_told_once(reader):
    link, address = link_to(PostFactory(is_draft=True))

    for sent in [{"deed": "approved"}] * 2 + [{"deed": "commented", "words": "A typo"}] * 2:
        assert "Thank you." in opened(reader, address, **sent).text
    opened(reader, address, deed="commented", words="Another")

    assert list(link.lines.values_list("deed", "words")) == [
        ("approved", ""), ("commented", "A typo"), ("commented", "Another"),
    ]  # fmt: skip


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff \u2060", "\u202e"])
def test_signs_that_nobody_sees_are_no_name_and_no_comment(reader, unseen):
    link, address = link_to(PostFactory(is_draft=True))

    nameless = reader.post(address, {"who": unseen})
    wordless = opened(reader, address, deed="commented", words=unseen)

    assert "Please write your name." in nameless.text
    assert "Write your comment first." in wordless.text
    assert not link.lines.exists()


def test_of_a_flood_no_more_is_kept_than_so_much(reader):
    WrongKey.objects.bulk_create(
        WrongKey(connection_hash=str(number)) for number in range(limits.MOST_KEPT)
    )

    assert reader.get("/review/guess/").status_code == 404
    assert WrongKey.objects.count() == limits.MOST_KEPT


def test_by_one_link_no_more_than_so_much_is_written_and_the_words_stay_in_the_form(reader):
    link, address = link_to(PostFactory(is_draft=True))
    ReviewLine.objects.bulk_create(
        ReviewLine(link=link, who="Flood", deed="approved") for _ in range(limits.MOST_LINES)
    )

    answer = opened(reader, address, deed="commented", words="The last words")

    assert "nothing more is kept" in answer.text
    assert "The last words" in answer.text
    assert link.lines.count() == limits.MOST_LINES
