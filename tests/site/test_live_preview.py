"""The live preview: what stands in a form, drawn as visitors would see it, and nothing of it stored."""

import pytest
from auditlog.models import LogEntry
from django.contrib.admin.models import LogEntry as HistoryLine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Post
from clinic_site.clinic.models import Treatment
from clinic_site.editing.models import Unsaved
from clinic_site.outbox.models import OutboxMessage
from clinic_site.revisions.models import Revision
from tests.factories import (
    ConditionFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.reading import form_values, headings, main_of, read, words
from tests.site.test_preview import GROUPS, MAY_SEE

pytestmark = pytest.mark.django_db

MAY_CHANGE = {
    "blog/post": {"Author", "Clinician", "Editor", "Administrator"},
    "services/service": {"Clinician", "Editor", "Administrator"},
    "clinic/condition": {"Clinician", "Editor", "Administrator"},
    "clinic/person": {"Editor", "Administrator"},
    "clinic/page": {"Editor", "Administrator"},
}


@pytest.fixture
def show(client):
    """A function that opens a form, types into it and asks for the preview, as the script does."""

    def ask(form_address, /, **typed):
        tree = read(client.get(form_address), strict=False)
        (form,) = [form for form in tree.iter("form") if form.get("id", "").endswith("_form")]
        sent = form_values(form) | typed
        del sent["csrfmiddlewaretoken"]
        sent = {name: value for name, value in sent.items() if value is not None}
        address = form_address.replace("/change/", "/show/").replace("/add/", "/show/")
        return client.post(address, sent, headers={"Sec-Fetch-Site": "same-origin"})

    return ask


def change(page):
    return f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/change/"


def question(number, text, answer="<p>It does.</p>"):
    return {
        f"questions-{number}-question": text,
        f"questions-{number}-answer": answer,
        f"questions-{number}-position": str(number),
    }


def test_unsaved_words_links_photo_and_questions_are_shown_as_visitors_would_see_them(
    client_of, show
):
    client_of("Author")
    post = PostFactory(is_draft=True, asked=[{"question": "Old?", "answer": "<p>Old</p>"}])
    condition, photo = ConditionFactory(title="Sleeplessness"), PhotoFactory(alt_text="A bed")
    chosen = PostFactory(title="To be read next")
    service = ServiceFactory(title="Light therapy")

    tree = read(
        show(
            change(post),
            title="Typed title",
            body="<h2>Typed heading</h2><p>Typed words.</p>",
            photo=photo.pk,
            conditions=[condition.pk],
            treatments=[service.treatment.pk],
            read_next=[chosen.pk],
            **{"questions-TOTAL_FORMS": "2", "questions-INITIAL_FORMS": "1"},
            **question(0, "Changed?"),
            **question(1, "New?"),
        )
    )

    shown = words(main_of(tree))
    for typed in ("Typed words.", "Changed?", "New?", "Sleeplessness", "Light therapy"):
        assert typed in shown
    assert "Old?" not in shown
    assert {"Typed title", "Typed heading", "To be read next"} <= set(headings(tree))
    assert next(image.get("alt") for image in tree.iter("img")) == "A bed"


def test_nothing_is_stored_by_it_and_nothing_is_written_at_all(client_of, show):
    client_of("Editor")
    post = PostFactory(title="As it was", asked=[{"question": "Old?", "answer": "<p>Old</p>"}])
    before = Post.objects.values().get(pk=post.pk)
    kept = [Revision, Unsaved, HistoryLine, LogEntry, OutboxMessage]
    counts = [model.objects.count() for model in kept]
    show(change(post))  # the session notes once that somebody is at work

    # (Django checks constraints in a savepoint, where a test has begun a transaction.)
    # PostgreSQL declares a cursor where many rows are read.
    harmless = ("SELECT", "DECLARE", "SAVEPOINT", "RELEASE SAVEPOINT")
    with CaptureQueriesContext(connection) as asked:
        answer = show(change(post), title="Typed", **{"questions-0-DELETE": "on"}, _publish="")

    assert answer.status_code == 200
    assert [query["sql"] for query in asked if not query["sql"].startswith(harmless)] == []
    assert Post.objects.values().get(pk=post.pk) == before
    assert [model.objects.count() for model in kept] == counts


@pytest.mark.parametrize("model", MAY_SEE)
def test_a_new_page_is_shown_before_anything_of_it_is_stored(client_of, show, model):
    client_of("Administrator")
    named = "name" if model == "clinic/person" else "title"
    before = Treatment.objects.count()

    answer = show(f"/admin/{model}/add/", **{named: "Typed title", "slug": ""})

    assert answer.status_code == 200
    assert "Typed title" in " ".join(headings(read(answer)))
    assert MAY_SEE[model][0]._meta.model.objects.count() == 0
    assert Treatment.objects.count() == before


def test_what_cannot_be_saved_is_left_out_and_said_in_a_sentence(client_of, show):
    client_of("Editor")
    service = ServiceFactory(title="As it was", priced=[{"what": "One", "low": 10}])

    tree = read(
        show(
            change(service),
            title="t" * 101,
            summary="Typed summary.",
            **{"prices-TOTAL_FORMS": "2", "prices-1-what": "Two", "prices-1-low": "cheap"},
        )
    )

    shown = words(tree)
    assert (
        "Not shown as it stands there, for it cannot be saved so yet: Title and Price “Two”."
        in shown
    )
    assert "Typed summary." in shown
    assert "As it was" in headings(tree)
    assert "Two" not in words(main_of(tree))


@pytest.mark.parametrize("name", ["photo", "treatments", "author", "questions-0-position"])
def test_a_number_that_no_column_can_hold_breaks_nothing(client_of, show, name):
    client_of("Editor")
    post = PostFactory(asked=[{"question": "Old?", "answer": "<p>Old</p>"}])

    assert show(change(post), **{name: "9" * 30}).status_code in {200, 400}


def test_a_crisis_line_that_is_typed_at_a_treatment_is_shown(client_of, show):
    client_of("Editor")
    service = ServiceFactory(treatment=TreatmentFactory(shows_crisis_line=False))

    without = words(main_of(read(show(change(service)))))
    with_it = words(main_of(read(show(change(service), has_crisis_line="on"))))

    assert ("988" in without, "988" in with_it) == (False, True)


def test_hostile_text_is_cleaned_before_it_is_shown(client_of, show):
    client_of("Author")
    post = PostFactory(is_draft=True)

    answer = show(
        change(post),
        title="<script>alert(1)</script>",
        body='<p onclick="alert(2)">Words<img src=x onerror=alert(3)></p><script>alert(4)</script>',
    )

    tree = read(answer)
    assert list(tree.iter("script")) == []
    assert [
        part.attrib for part in tree.iter() if any(name.startswith("on") for name in part.attrib)
    ] == []


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("model", MAY_CHANGE)
def test_only_who_may_change_a_page_or_add_one_is_shown_what_they_send(client_of, model, group):
    page = MAY_SEE[model][0](is_draft=True)
    client = client_of(group)
    own = {"headers": {"Sec-Fetch-Site": "same-origin"}}

    answers = [client.post(f"/admin/{model}/{key}show/", {}, **own) for key in (f"{page.pk}/", "")]

    may = group in MAY_CHANGE[model]
    assert [answer.status_code for answer in answers] == [200 if may else 403] * 2


def test_no_cache_keeps_it_nobody_asks_for_it_by_its_address_and_other_sites_cannot_send_it(
    client_of, show
):
    client = client_of("Editor")
    post = PostFactory()
    client.handler.enforce_csrf_checks = True

    answer = show(change(post))
    by_address = client.get(f"/admin/blog/post/{post.pk}/show/")
    foreign = client.post(
        f"/admin/blog/post/{post.pk}/show/", {}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert "no-store" in answer["Cache-Control"]
    assert (by_address.status_code, foreign.status_code) == (405, 403)
    assert (
        client.post(
            "/admin/blog/post/0/show/", {}, headers={"Sec-Fetch-Site": "same-origin"}
        ).status_code
        == 404
    )


def test_whoever_is_signed_out_is_sent_to_the_sign_in_page_and_nothing_is_kept(client, show):
    post = PostFactory()

    answer = client.post(f"/admin/blog/post/{post.pk}/show/", {"title": "Typed"})

    assert answer.status_code == 302
    assert Unsaved.objects.count() == 0
