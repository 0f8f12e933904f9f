"""The one door to the public: what goes through it, and that nothing goes past it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Value

from clinic_site.clinic.models import Page
from clinic_site.publishing import fitness
from clinic_site.publishing.editions import cancel_plan, publish, take_down
from clinic_site.publishing.fitness import Fault
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.plans import plan_of
from clinic_site.publishing.querysets import PastTheDoorError
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
FACTORIES = [ConditionFactory, PageFactory, PersonFactory, PostFactory, ServiceFactory]
EVERY_KIND = pytest.mark.parametrize("factory", FACTORIES)


@pytest.fixture(autouse=True)
def _noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def unfit():
    """A check that keeps every page called “Unfit” from being public."""

    def check(page):
        if str(page).startswith("Unfit"):
            yield Fault("This page is not fit.", "slug")

    fitness.register_check(check)
    yield
    fitness._checks.remove(check)


def draft(factory, **fields):
    return factory(is_draft=True, **fields)


def shown(page, at=NOON):
    """The words that visitors see of a page at a moment; None where they see nothing."""
    found = type(page).objects.published(at=at).filter(edition_of=page.pk)
    return found.values_list("seo_title", flat=True).get() if found else None


def write(page, title):
    """The page as somebody finds it later, with other words that are not saved yet."""
    page = type(page).objects.get(pk=page.pk)
    page.seo_title = title
    return page


def around(page, at):
    """What visitors see a second before a moment, at it, and a second after."""
    return [shown(page, at + step * SECOND) for step in (-1, 0, 1)]


def test_every_kind_of_page_is_tried_here():
    assert {factory._meta.model for factory in FACTORIES} == set(page_models())


# --- Through the door -----------------------------------------------------------------------------


@EVERY_KIND
def test_a_page_is_public_from_the_second_at_which_it_is_published(factory):
    page = draft(factory, seo_title="One")

    publish(page)

    assert around(page, NOON) == [None, "One", "One"]


@EVERY_KIND
def test_a_page_is_public_from_the_second_for_which_it_is_planned(factory):
    page = draft(factory, seo_title="One")

    publish(page, at=NOON + HOUR)

    assert around(page, NOON + HOUR) == [None, "One", "One"]


@EVERY_KIND
def test_a_page_is_taken_down_at_the_second_of_its_end(factory):
    page = draft(factory, seo_title="One")

    publish(page, until=NOON + HOUR)

    assert around(page, NOON + HOUR) == ["One", None, None]


@EVERY_KIND
def test_a_change_of_a_public_page_is_seen_from_the_second_for_which_it_is_planned(factory):
    page = factory(seo_title="One")

    publish(write(page, "Two"), at=NOON + HOUR)

    assert around(page, NOON + HOUR) == ["One", "Two", "Two"]


@EVERY_KIND
def test_publishing_again_shows_the_new_words_at_once(factory):
    page = factory(seo_title="One")

    publish(write(page, "Two"))

    assert around(page, NOON) == ["One", "Two", "Two"]
    assert type(page).objects.published().count() == 1


@EVERY_KIND
def test_saving_changes_what_staff_edit_and_nothing_that_visitors_see(factory):
    page = factory(seo_title="One")

    write(page, "Two").save()

    page.refresh_from_db()
    assert (page.seo_title, shown(page)) == ("Two", "One")


@EVERY_KIND
def test_what_is_planned_stays_as_it_was_while_the_draft_is_written_on(factory):
    page = factory(seo_title="One")
    publish(write(page, "Two"), at=NOON + HOUR)

    write(page, "Three").save()

    assert around(page, NOON + HOUR) == ["One", "Two", "Two"]


def test_questions_treatments_and_photo_go_with_an_edition():
    photo, treatment = PhotoFactory(), TreatmentFactory()
    post = PostFactory(
        photo=photo, treatments=[treatment], asked=[{"question": "Why?", "answer": "<p>So.</p>"}]
    )

    post.treatments.clear()
    post.questions.all().delete()
    type(post).objects.update(photo=None)

    edition = post.live_edition
    assert (edition.photo, list(edition.treatments.all())) == (photo, [treatment])
    assert [str(question) for question in edition.questions.all()] == ["Why?"]


def test_each_edition_has_questions_of_its_own():
    post = PostFactory(asked=[{"question": "Why?", "answer": "<p>So.</p>"}])
    post.questions.update(question="When?")

    publish(post, at=NOON + HOUR)

    seen = [
        [str(question) for question in type(post).objects.published(at).get().questions.all()]
        for at in (NOON, NOON + HOUR)
    ]
    assert seen == [["Why?"], ["When?"]]
    assert [str(question) for question in post.questions.all()] == ["When?"]


def test_a_new_page_is_saved_and_published_in_one_go():
    page = PageFactory.build(seo_title="One")

    publish(page)

    assert (Page.objects.get(), shown(page)) == (page, "One")


def test_publishing_again_keeps_the_date():
    page = PageFactory(at=NOON - HOUR)

    publish(page)

    assert (page.publish_at, page.live_edition.publish_at) == (NOON - HOUR, NOON - HOUR)


def test_a_page_that_was_never_public_gets_the_moment_of_its_publishing_as_its_date():
    planned, now = PageFactory(at=NOON + HOUR), draft(PageFactory)

    publish(planned)
    publish(now, at=NOON + HOUR)

    assert (planned.publish_at, now.publish_at) == (NOON, NOON + HOUR)


def test_publishing_now_ends_what_was_planned():
    page = PageFactory(seo_title="One")
    publish(write(page, "Two"), at=NOON + HOUR)

    publish(write(page, "Three"))

    assert around(page, NOON + HOUR) == ["Three", "Three", "Three"]


def test_a_time_that_has_passed_means_at_once_where_there_were_editions_before():
    """Nobody changes what visitors saw."""
    page = PageFactory(seo_title="One", at=NOON - 2 * HOUR)

    publish(write(page, "Two"), at=NOON - HOUR)

    assert (shown(page, NOON - HOUR), *around(page, NOON)) == ("One", "One", "Two", "Two")


@pytest.mark.parametrize("end", [NOON, NOON - HOUR], ids=["at once", "before"])
def test_a_page_that_would_end_before_it_begins_is_refused_with_a_sentence(end):
    page = draft(PageFactory)

    with pytest.raises(ValidationError, match="would be taken down before it appears"):
        publish(page, until=end)

    assert shown(page) is None


# --- What is planned --------------------------------------------------------------------------------


def test_two_plans_follow_each_other():
    page = PageFactory(seo_title="One")

    publish(write(page, "Two"), at=NOON + HOUR)
    publish(write(page, "Three"), at=NOON + 2 * HOUR)

    assert around(page, NOON + HOUR) == ["One", "Two", "Two"]
    assert around(page, NOON + 2 * HOUR) == ["Two", "Three", "Three"]


@pytest.mark.parametrize("at", [NOON + HOUR, NOON + 2 * HOUR], ids=["earlier", "the same moment"])
def test_a_plan_replaces_what_was_planned_from_then_on(at):
    page = PageFactory(seo_title="One")
    publish(write(page, "Two"), at=NOON + 2 * HOUR)

    publish(write(page, "Three"), at=at)

    assert around(page, at) == ["One", "Three", "Three"]
    assert around(page, NOON + 2 * HOUR)[1:] == ["Three", "Three"]


def test_a_plan_is_moved_to_a_later_moment_by_cancelling_it_first():
    page = PageFactory(seo_title="One")
    publish(write(page, "Two"), at=NOON + HOUR)

    cancel_plan(page)
    publish(write(page, "Two"), at=NOON + 2 * HOUR)

    assert around(page, NOON + HOUR) == ["One", "One", "One"]
    assert around(page, NOON + 2 * HOUR) == ["One", "Two", "Two"]


@EVERY_KIND
def test_a_cancelled_plan_leaves_what_visitors_see_and_the_words_of_the_draft(factory):
    page = factory(seo_title="One")
    publish(write(page, "Two"), at=NOON + HOUR)

    cancel_plan(page)

    page.refresh_from_db()
    assert (page.seo_title, page.live_from) == ("Two", None)
    assert around(page, NOON + HOUR) == ["One", "One", "One"]


def test_a_cancelled_plan_of_a_page_that_was_never_public_leaves_a_draft():
    page = PageFactory(seo_title="One", at=NOON + HOUR)

    cancel_plan(page)

    assert (Page.objects.get().state, shown(page, NOON + HOUR)) == ("Draft", None)
    assert Page.objects.get().seo_title == "One"


def test_a_cancelled_change_keeps_the_end_that_was_planned_with_it():
    page = PageFactory(seo_title="One")
    publish(write(page, "Two"), at=NOON + HOUR, until=NOON + 2 * HOUR)

    cancel_plan(page)

    assert around(page, NOON + HOUR) == ["One", "One", "One"]
    assert around(page, NOON + 2 * HOUR) == ["One", None, None]


def test_a_cancelled_end_leaves_the_page_public():
    page = PageFactory(seo_title="One", until=NOON + HOUR)

    cancel_plan(page)

    assert around(page, NOON + HOUR) == ["One", "One", "One"]
    assert Page.objects.get().live_until is None


@pytest.mark.parametrize("told", [{}, {"is_draft": True}], ids=["public", "a draft"])
def test_where_nothing_is_planned_nothing_can_be_cancelled(told):
    page = PageFactory(**told)

    with pytest.raises(ValidationError, match="Nothing is planned"):
        cancel_plan(page)


def test_the_row_that_staff_edit_knows_what_is_planned():
    page = PageFactory()

    publish(page, at=NOON + HOUR, until=NOON + 2 * HOUR)

    page = Page.objects.get()
    assert (page.live_from, page.live_until) == (NOON + HOUR, NOON + 2 * HOUR)


def test_with_a_gap_all_of_it_is_said():
    page = PageFactory(until=NOON + HOUR)
    publish(write(page, "Two"), at=NOON + 2 * HOUR)

    assert plan_of(page).sentences[1:] == [
        "It will be taken down on May 4, 2026, 9 a.m.",
        "It is planned for May 4, 2026, 10 a.m.",
    ]


# --- Taking down --------------------------------------------------------------------------------------


@EVERY_KIND
def test_a_page_that_is_taken_down_is_seen_by_nobody_and_keeps_its_words_and_date(factory):
    page = factory(seo_title="One", at=NOON - HOUR)

    take_down(page)

    page.refresh_from_db()
    assert around(page, NOON) == ["One", None, None]
    assert (page.seo_title, page.publish_at, page.state) == ("One", NOON - HOUR, "Taken down")


def test_a_page_is_taken_down_at_a_moment_to_come():
    page = PageFactory(seo_title="One")

    take_down(page, at=NOON + HOUR)

    assert around(page, NOON + HOUR) == ["One", None, None]
    assert Page.objects.get().live_until == NOON + HOUR


def test_taking_down_takes_out_what_was_planned_from_then_on():
    page = PageFactory(seo_title="One")
    publish(write(page, "Two"), at=NOON + HOUR)
    publish(write(page, "Three"), at=NOON + 2 * HOUR)

    take_down(page, at=NOON + 2 * HOUR)

    assert around(page, NOON + HOUR) == ["One", "Two", "Two"]
    assert around(page, NOON + 2 * HOUR) == ["Two", None, None]


def test_the_row_that_staff_edit_knows_what_is_left_of_the_plan():
    """Whoever holds the page knows it as of some time before."""
    page = PageFactory()
    publish(write(page, "Two"), at=NOON + 2 * HOUR)

    take_down(page, at=NOON + 3 * HOUR)

    page = Page.objects.get()
    assert (page.live_from, page.live_until) == (NOON + 2 * HOUR, NOON + 3 * HOUR)


def test_taking_down_before_a_planned_change_takes_it_out():
    page = PageFactory(seo_title="One")
    publish(write(page, "Two"), at=NOON + 2 * HOUR)

    take_down(Page.objects.get(), at=NOON + HOUR)

    assert around(page, NOON + HOUR) == ["One", None, None]
    assert shown(page, NOON + 2 * HOUR) is None


def test_taking_down_what_is_only_planned_leaves_a_draft():
    page = PageFactory(seo_title="One", at=NOON + HOUR)

    take_down(page)

    assert around(page, NOON + HOUR) == [None, None, None]
    assert (Page.objects.get().state, Page.objects.get().live_from) == ("Draft", None)


def test_a_later_end_takes_the_place_of_an_earlier_one():
    page = PageFactory(seo_title="One", until=NOON + HOUR)

    take_down(page, at=NOON + 2 * HOUR)

    assert around(page, NOON + HOUR) == ["One", "One", "One"]
    assert around(page, NOON + 2 * HOUR) == ["One", None, None]


def test_a_page_that_was_taken_down_is_published_again_with_a_gap():
    page = PageFactory(seo_title="One", at=NOON - 2 * HOUR, until=NOON - HOUR)

    publish(page)

    assert around(page, NOON - HOUR) == ["One", None, None]
    assert around(page, NOON) == [None, "One", "One"]


def test_what_is_not_public_and_will_not_be_cannot_be_taken_down():
    for page in (draft(PageFactory), PageFactory(at=NOON - 2 * HOUR, until=NOON - HOUR)):
        with pytest.raises(ValidationError, match="This page is not public"):
            take_down(page)


def test_a_page_is_not_taken_down_before_it_appears():
    page = PageFactory(seo_title="One", at=NOON + 2 * HOUR)

    with pytest.raises(ValidationError, match="would be taken down before it appears"):
        take_down(page, at=NOON + HOUR)

    assert around(page, NOON + 2 * HOUR) == [None, "One", "One"]


# --- Fit to be public -----------------------------------------------------------------------------


@pytest.mark.usefixtures("unfit")
@pytest.mark.parametrize("at", [None, NOON + HOUR], ids=["now", "planned"])
def test_a_page_that_a_check_finds_unfit_stays_a_draft(at):
    page = draft(PageFactory, title="Unfit")

    with pytest.raises(ValidationError, match="This page is not fit"):
        publish(page, at=at)

    assert Page.objects.get().state == "Draft"


@pytest.mark.usefixtures("unfit")
def test_a_public_page_is_not_replaced_by_an_unfit_one():
    page = PageFactory(title="Fit")

    page.title = "Unfit"
    with pytest.raises(ValidationError, match="This page is not fit"):
        publish(page)

    assert (Page.objects.get().title, page.live_edition.title) == ("Fit", "Fit")


@pytest.mark.usefixtures("unfit")
def test_a_draft_may_be_as_unfit_as_it_likes():
    page = PageFactory(title="Fit")

    page.title = "Unfit"
    page.save()
    take_down(page)

    assert Page.objects.get().title == "Unfit"


@pytest.mark.usefixtures("unfit")
def test_the_form_says_at_the_field_what_keeps_a_page_from_being_public(admin_client):
    page = draft(PageFactory, title="Unfit")
    form = f"/admin/clinic/page/{page.pk}/change/"

    refused = fill_in(admin_client, form, _publish="")
    saved = fill_in(admin_client, form, seo_title="As a draft")

    assert "This page is not fit." in words(read(refused, strict=False))
    assert "slug" in refused.context["adminform"].form.errors
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert (Page.objects.get().state, Page.objects.get().seo_title) == ("Draft", "As a draft")


@pytest.fixture
def no_promises():
    """A check that reads what belongs to a page, too."""

    def check(page):
        if "questions" in page.row_names:
            for question in page.questions.all():
                if "miracle" in question.question:
                    yield Fault(f"“{question}” promises too much.")

    fitness.register_check(check)
    yield
    fitness._checks.remove(check)


def asking(page, words):
    """What a form of the admin sends with one question."""
    (question,) = page.questions.all()
    return {"questions-0-id": question.pk, "questions-0-question": words}


@pytest.mark.usefixtures("no_promises")
def test_a_check_sees_the_questions_that_are_sent_with_the_page(admin_client):
    page = PostFactory(asked=[{"question": "Is it safe?", "answer": "<p>Mostly.</p>"}])
    sent = {"title": "New title", **asking(page, "Is it a miracle?")}

    refused = fill_in(admin_client, f"/admin/blog/post/{page.pk}/change/", _publish="", **sent)

    tree = read(refused, strict=False)
    assert "“Is it a miracle?” promises too much." in words(tree)
    sent_back = form_values(by_id(tree, "post_form"))
    assert (sent_back["title"], sent_back["questions-0-question"]) == (
        ["New title"], ["Is it a miracle?"],
    )  # fmt: skip
    page.refresh_from_db()
    assert page.title != "New title"
    assert [str(question) for question in page.questions.all()] == ["Is it safe?"]


@pytest.mark.usefixtures("no_promises")
def test_a_draft_is_mended_and_published_in_one_go(admin_client):
    page = draft(PostFactory)
    page.questions.create(question="Is it a miracle?", answer="<p>No.</p>")

    fill_in(
        admin_client, f"/admin/blog/post/{page.pk}/change/", _publish="",
        **asking(page, "What is it?"),
    )  # fmt: skip

    assert [str(question) for question in page.live_edition.questions.all()] == ["What is it?"]


@pytest.mark.usefixtures("unfit")
def test_the_action_of_the_list_publishes_the_others_and_says_why_not_this_one(admin_client):
    unfit, fit = draft(PageFactory, title="Unfit"), draft(PageFactory, title="Fit")

    response = choose(admin_client, "clinic/page", "publish", unfit, fit)

    assert "Unfit: This page is not fit." in words(read(response, strict=False))
    assert [page.title for page in Page.objects.published()] == ["Fit"]


@pytest.mark.parametrize("factory", [PostFactory, ServiceFactory, PersonFactory])
def test_no_page_goes_public_with_a_photo_that_nobody_has_described(factory):
    page = draft(factory, photo=PhotoFactory(alt_text=""))

    with pytest.raises(ValidationError, match="has no alternative text yet"):
        publish(page)

    assert shown(page) is None


# --- Nothing goes past the door -------------------------------------------------------------------


@EVERY_KIND
@pytest.mark.parametrize(
    "values",
    [{"status": "edition"}, {"status": "past"}, {"edition_of": None}, {"edition_of_id": 1}],
    ids=str,
)
def test_an_update_of_what_makes_an_edition_is_refused_with_a_sentence(factory, values):
    page = factory(seo_title="One")

    for rows in (type(page).objects.all(), type(page).objects.published()):
        with pytest.raises(PastTheDoorError, match="decide what visitors see"):
            rows.update(**values)

    assert shown(page) == "One"


@EVERY_KIND
def test_an_update_of_times_and_words_changes_nothing_that_visitors_see(factory):
    public, hidden = factory(seo_title="One"), draft(factory)

    type(public).objects.update(
        live_from=NOON - HOUR, live_until=NOON - SECOND, publish_at=NOON, seo_title="Two"
    )

    assert (shown(public), shown(hidden)) == ("One", None)


@EVERY_KIND
def test_saving_times_changes_nothing_that_visitors_see(factory):
    public, hidden = factory(seo_title="One"), draft(factory)

    for page in (public, hidden):
        page.live_from, page.live_until = NOON - HOUR, NOON - SECOND
        page.save()

    assert (shown(public), shown(hidden)) == ("One", None)


@EVERY_KIND
@pytest.mark.parametrize("status", ["edition", "past", Value("edition")], ids=str)
def test_saving_a_page_as_an_edition_is_refused(factory, status):
    page = draft(factory)
    page.status, page.live_from, page.publish_at = status, NOON, NOON

    with pytest.raises(PastTheDoorError):
        page.save()

    assert shown(page) is None


@EVERY_KIND
def test_an_edition_is_not_changed_by_saving_it(factory):
    edition = factory(seo_title="One").live_edition

    edition.seo_title = "Two"
    with pytest.raises(PastTheDoorError):
        edition.save()

    edition.refresh_from_db()
    assert edition.seo_title == "One"


@EVERY_KIND
@pytest.mark.parametrize("rows", ["published", "editions", "in_use"])
def test_no_row_that_visitors_see_is_written_or_deleted_with_many(factory, rows):
    page = factory(seo_title="One")
    found = getattr(type(page).objects, rows)().filter(slug=page.slug)

    with pytest.raises(PastTheDoorError):
        found.update(seo_title="Two")
    with pytest.raises(PastTheDoorError):
        found.delete()

    assert shown(page) == "One"


@EVERY_KIND
def test_an_edition_is_not_deleted_alone(factory):
    page = factory(seo_title="One")

    with pytest.raises(PastTheDoorError):
        page.live_edition.delete()

    assert shown(page) == "One"


OF_QUESTIONS = {
    "update": lambda page: page._meta.get_field("questions").related_model.objects.update(
        answer=""
    ),
    "update its own": lambda page: page.live_edition.questions.update(answer=""),
    "delete": lambda page: page._meta.get_field("questions").related_model.objects.all().delete(),
    "save": lambda page: page.live_edition.questions.get().save(),
    "delete one": lambda page: page.live_edition.questions.get().delete(),
    "create": lambda page: page.live_edition.questions.create(question="How?", answer=""),
    "bulk_create": lambda page: page.questions.bulk_create(
        [type(page.questions.get())(question="How?", **{page._meta.model_name: page.live_edition})]
    ),
}


@pytest.mark.parametrize("factory", [PostFactory, ServiceFactory])
@pytest.mark.parametrize("way", OF_QUESTIONS)
def test_the_questions_of_an_edition_are_not_changed(factory, way):
    page = factory(asked=[{"question": "Why?", "answer": "<p>So.</p>"}])

    with pytest.raises(PastTheDoorError):
        OF_QUESTIONS[way](page)

    (question,) = page.live_edition.questions.all()
    assert (question.question, question.answer) == ("Why?", "<p>So.</p>")


def test_the_questions_that_staff_edit_are():
    page = PostFactory(asked=[{"question": "Why?", "answer": "<p>So.</p>"}])

    page.questions.update(question="When?")
    page.questions.get().delete()

    assert [str(question) for question in page.live_edition.questions.all()] == ["Why?"]


OF_LINKS = {
    "set": lambda edition, _treatment: edition.treatments.set([]),
    "clear": lambda edition, _treatment: edition.treatments.clear(),
    "remove": lambda edition, treatment: edition.treatments.remove(treatment),
    "add": lambda edition, _treatment: edition.treatments.add(TreatmentFactory()),
    "add from there": lambda edition, _treatment: TreatmentFactory().posts.add(edition),
    "remove from there": lambda edition, treatment: treatment.posts.remove(edition),
}


@pytest.mark.parametrize("way", OF_LINKS)
def test_what_an_edition_links_is_not_changed(way):
    treatment = TreatmentFactory()
    page = PostFactory(treatments=[treatment])

    with pytest.raises(PastTheDoorError), transaction.atomic():
        OF_LINKS[way](page.live_edition, treatment)

    assert list(page.live_edition.treatments.all()) == [treatment]


def test_from_the_other_side_what_staff_edit_is_changed_and_no_edition():
    treatment = TreatmentFactory()
    page = PostFactory(treatments=[treatment])

    treatment.posts.clear()

    assert not page.treatments.exists()
    assert list(page.live_edition.treatments.all()) == [treatment]


def test_no_article_of_a_category_is_written_past_the_door_either():
    post = PostFactory(seo_title="One")

    post.category.posts.update(seo_title="Two")
    with pytest.raises(PastTheDoorError):
        post.category.posts.published().update(seo_title="Three")

    post.refresh_from_db()
    assert (post.seo_title, shown(post)) == ("Two", "One")


@EVERY_KIND
def test_an_upsert_is_refused_as_it_might_meet_an_edition(factory):
    edition = factory(seo_title="One").live_edition
    edition.status, edition.edition_of, edition.seo_title = "draft", None, "Two"

    with pytest.raises(PastTheDoorError), transaction.atomic():
        type(edition).objects.bulk_create(
            [edition], update_conflicts=True, unique_fields=["id"], update_fields=["seo_title"]
        )

    assert type(edition).objects.published().get().seo_title == "One"


@EVERY_KIND
def test_updating_in_bulk_is_refused_alike(factory):
    page = draft(factory)
    page.status = "edition"

    with pytest.raises(PastTheDoorError), transaction.atomic():
        type(page).objects.bulk_update([page], ["status"])

    assert shown(page) is None


@EVERY_KIND
def test_what_is_made_as_an_edition_in_another_way_is_refused(factory):
    own = {"treatment": TreatmentFactory()} if factory is ServiceFactory else {}
    own |= {"author": None, "category": None} if factory is PostFactory else {}
    model = factory._meta.model
    page = draft(factory)
    own |= {"slug": "a", "status": "edition", "live_from": NOON, "publish_at": NOON}
    made = factory.build(**own, edition_of=page)
    ways = [
        made.save,
        lambda: model.objects.bulk_create([made]),
        lambda: model.objects.create(**own),
        lambda: model.objects.update_or_create(slug="a", defaults=own),
    ]

    for way in ways:
        with pytest.raises(PastTheDoorError), transaction.atomic():
            way()

    assert list(model.objects.all()) == [page]
    assert not model.objects.editions().exists()


def test_an_old_copy_of_a_draft_does_not_take_down_what_was_published_meanwhile():
    page = draft(PageFactory, seo_title="One")
    old_copy = Page.objects.get()
    publish(page)

    old_copy.save()

    assert shown(page) == "One"


# --- What follows -----------------------------------------------------------------------------------


def test_a_page_that_goes_takes_its_editions_with_it():
    page = PageFactory()
    publish(page, at=NOON + HOUR)

    page.delete()

    assert not Page.objects.editions().exists()


def test_the_button_takes_down_at_once_a_page_whose_end_is_planned_already(admin_client):
    page = PageFactory(until=NOON + HOUR)

    fill_in(admin_client, f"/admin/clinic/page/{page.pk}/change/", _take_down="")

    assert not page.is_published


@pytest.mark.parametrize(
    ("made", "label"),
    [
        ({"is_draft": True}, "Publish"),
        ({}, "Publish changes"),
        ({"at": NOON + HOUR}, "Plan for May 4, 2026, 9 a.m."),
    ],
)
def test_the_button_says_what_it_does(admin_client, made, label):
    page = PageFactory(**made)

    tree = read(admin_client.get(f"/admin/clinic/page/{page.pk}/change/"), strict=False)

    assert [
        part.get("value") for part in tree.iter("input") if part.get("name") == "_publish"
    ] == [label]


def test_a_time_that_was_saved_and_not_planned_stands_on_the_button_that_takes_down(admin_client):
    page = PageFactory()
    form = f"/admin/clinic/page/{page.pk}/change/"

    def label():
        tree = read(admin_client.get(form), strict=False)
        return [
            part.get("value") for part in tree.iter("input") if part.get("name") == "_take_down"
        ]

    assert label() == ["Take down now"]
    page.live_until = NOON + HOUR
    page.save()
    assert label() == ["Take down on May 4, 2026, 9 a.m."]
    fill_in(admin_client, form, _take_down="")
    assert (page.is_published, page.is_published_at(NOON + HOUR)) == (True, False)
    assert label() == ["Take down now"]
