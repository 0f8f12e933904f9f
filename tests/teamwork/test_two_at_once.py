"""Two who work on one page at the same time: each is told what the other did, and no word is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Post
from clinic_site.forwarding.models import Address
from clinic_site.publishing.plans import plan_of
from clinic_site.teamwork.models import Comment, Task
from clinic_site.teamwork.steps import latest_version, take
from tests.factories import PostFactory
from tests.publishing.test_races import at_once
from tests.publishing.test_trash import address
from tests.site.filling import fill_in
from tests.site.reading import form_values, read, words
from tests.site.test_two_at_once import form_in, opened, told

DAY = timedelta(days=1)
CALENDAR = "/admin/calendar/"
MOVED = "Somebody has planned this page anew meanwhile"
ADD_ADDRESS = "/admin/forwarding/address/add/"

pytestmark = pytest.mark.django_db


def browser_of(account):
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def ada(staff):
    return browser_of(staff("Author", first_name="Ada", last_name="Sample"))


@pytest.fixture
def eda(staff):
    return browser_of(staff("Editor", first_name="Eda", last_name="Sample"))


@pytest.fixture
def draft():
    return PostFactory(author=None, title="Before", body="<p>Herons wait.</p>", is_draft=True)


def together(page):
    return address(page, "together")


def said_at(client, page, what="change"):
    return words(read(client.get(address(page, what)), strict=False))


def test_a_comment_while_a_colleague_writes_is_no_change_of_the_draft(ada, eda, draft):
    adas = opened(ada, address(draft, "change")) | {"body": "<p>Herons wait for hours.</p>"}
    eda.post(together(draft), {"do": "comment", "text": "How long?", "quote": "Herons wait."})

    answer = ada.post(address(draft, "change"), adas)

    assert answer.status_code == 302
    assert "How long?" in said_at(ada, draft)


def test_a_comment_on_a_paragraph_that_was_changed_meanwhile_is_kept_with_its_words(
    ada, eda, draft
):
    eda.get(together(draft))
    fill_in(ada, address(draft, "change"), body="<p>Cranes fly.</p>")

    eda.post(together(draft), {"do": "comment", "text": "How long?", "quote": "Herons wait."})

    said = said_at(eda, draft, "together")
    assert said.index("paragraphs that have changed since") < said.index("Herons wait.")
    assert Comment.objects.get().text == "How long?"


def test_who_publishes_from_an_older_form_is_told_and_publishes_nothing(ada, eda, draft):
    edas = opened(eda, address(draft, "change")) | {"title": "Eda's", "_publish": ""}
    fill_in(ada, address(draft, "change"), title="Ada's")

    answer = eda.post(address(draft, "change"), edas)

    assert (answer.status_code, Post.objects.published().count()) == (200, 0)
    assert "saved meanwhile: Ada's" in told(answer)
    assert form_in(answer)["title"] == ["Eda's"]


def test_who_writes_on_while_it_is_published_from_the_form_has_a_draft_beside_it(ada, eda, draft):
    adas = opened(ada, address(draft, "change")) | {"excerpt": "Ada's words"}
    fill_in(eda, address(draft, "change"), title="Eda's", _publish="")

    answer = ada.post(address(draft, "change"), adas)
    ada.post(address(draft, "change"), form_in(answer))

    draft.refresh_from_db()
    assert (draft.title, draft.excerpt) == ("Eda's", "Ada's words")
    assert draft.live_edition.excerpt != "Ada's words"


def test_an_approval_while_the_author_writes_stays_that_of_the_version_it_was_for(
    ada, eda, draft, staff
):
    take("ask", draft, staff("Author"), {"change"})
    adas = opened(ada, address(draft, "change")) | {"title": "Ada's"}
    eda.post(together(draft), {"do": "approve", "version": latest_version(draft)})

    answer = ada.post(address(draft, "change"), adas)

    assert answer.status_code == 302
    assert "That was for version 1; what the draft says now is version 2." in said_at(eda, draft)


# --- The calendar -------------------------------------------------------------------------------


def move_of(client, page, day):
    """The form of the only entry of a page that can be moved, as the calendar shows it now."""
    tree = read(client.get(f"{CALENDAR}?month={day:%Y-%m}"), strict=False)
    (form,) = [
        form
        for form in tree.iter("form")
        if form_values(form).get("page") == [f"{page._meta.label_lower}-{page.pk}"]
    ]
    return form_values(form)


def moved(client, form, day):
    answer = client.post(CALENDAR, form | {"day": f"{day:%Y-%m-%d}"})
    return words(read(client.get(answer.url), strict=False))


def today():
    return timezone.localdate()


def test_of_two_who_drag_what_is_meant_the_later_is_told(ada, eda, draft):
    adas, edas = (move_of(client, draft, today()) for client in (ada, eda))

    assert MOVED not in moved(ada, adas, today() + DAY)
    assert MOVED in moved(eda, edas, today() + 9 * DAY)

    assert Task.objects.get().planned_on == today() + DAY
    again = move_of(eda, draft, today() + DAY)
    assert MOVED not in moved(eda, again, today() + 9 * DAY)
    assert Task.objects.get().planned_on == today() + 9 * DAY


def test_of_two_who_drag_what_is_scheduled_the_later_is_told(eda, staff):
    at = timezone.now().replace(microsecond=0) + 40 * DAY
    page, day = PostFactory(author=None, at=at), timezone.localdate(at)
    other = browser_of(staff("Editor"))
    forms = [move_of(client, page, day) for client in (eda, other)]

    assert MOVED not in moved(eda, forms[0], day + DAY)
    assert MOVED in moved(other, forms[1], day + 2 * DAY)

    (edition,) = plan_of(page).to_come
    assert timezone.localdate(edition.live_from) == day + DAY


# --- One address --------------------------------------------------------------------------------


def test_of_two_who_write_the_same_old_address_the_later_is_told_and_keeps_their_words(eda, staff):
    other = browser_of(staff("Editor"))
    forms = [form_in(client.get(ADD_ADDRESS)) | {"path": "/old/"} for client in (eda, other)]
    eda.post(ADD_ADDRESS, forms[0] | {"target": "/services/"})

    answer = other.post(ADD_ADDRESS, forms[1] | {"target": "/blog/"})

    assert "has a line of its own already" in words(read(answer, strict=False))
    assert form_in(answer)["target"] == ["/blog/"]
    assert Address.objects.get().target == "/services/"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_also_in_the_same_instant(eda, staff):
    other = browser_of(staff("Editor"))
    for number in range(5):
        answers = {}

        def send(client, target, path=f"/old-{number}/", answers=answers):
            answers[target] = client.post(ADD_ADDRESS, {"path": path, "target": target})

        at_once(lambda: send(eda, "/services/"), lambda: send(other, "/blog/"))

        codes = {target: answer.status_code for target, answer in answers.items()}
        assert sorted(codes.values()) in ([200, 302], [302, 503])
        (first,) = [target for target, code in codes.items() if code == 302]
        (second,) = codes.keys() - {first}
        assert Address.objects.get(path=f"/old-{number}/").target == first
        assert second in answers[second].content.decode()
