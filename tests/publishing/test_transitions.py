"""The one door to the public: what goes through it, and that nothing goes past it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Value

from clinic_site.clinic.models import Page
from clinic_site.publishing import fitness
from clinic_site.publishing.fitness import Fault
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.transitions import PastTheDoorError, publish, store, unpublish
from services.models import Service
from tests.factories import (
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
FACTORIES = [PageFactory, PersonFactory, PostFactory, ServiceFactory]
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
    return factory(status="draft", publish_at=None, **fields)


def public(page, at=NOON):
    return type(page).objects.published(at=at).filter(pk=page.pk).exists()


def test_every_kind_of_page_is_tried_here():
    assert {factory._meta.model for factory in FACTORIES} == set(page_models())


# --- Through the door -----------------------------------------------------------------------------


@EVERY_KIND
def test_a_page_is_public_from_the_moment_at_which_it_is_published(factory):
    page = draft(factory)

    publish(page)

    assert (public(page), public(page, NOON - timedelta(microseconds=1))) == (True, False)


@EVERY_KIND
def test_a_moment_to_come_schedules_a_page(factory):
    page = draft(factory)

    publish(page, at=NOON + HOUR)

    assert (public(page), public(page, NOON + HOUR)) == (False, True)


@EVERY_KIND
def test_an_unpublished_page_is_a_draft_that_keeps_its_date(factory):
    page = factory(publish_at=NOON - HOUR)

    unpublish(page)

    page.refresh_from_db()
    assert (page.status, page.publish_at, public(page)) == ("draft", NOON - HOUR, False)


def test_publishing_again_keeps_the_date_and_ends_a_schedule():
    old, planned = PageFactory(publish_at=NOON - HOUR), PageFactory(publish_at=NOON + HOUR)

    publish(old)
    publish(planned)

    assert (old.publish_at, planned.publish_at) == (NOON - HOUR, NOON)


@EVERY_KIND
def test_a_public_page_is_replaced_by_saving_it(factory):
    page = factory()

    page.seo_title = "New words"
    page.save()

    assert type(page).objects.published().get().seo_title == "New words"


# --- Fit to be public -----------------------------------------------------------------------------


@pytest.mark.usefixtures("unfit")
@pytest.mark.parametrize("pass_door", [publish, store], ids=lambda way: way.__name__)
def test_a_page_that_a_check_finds_unfit_stays_a_draft(pass_door):
    page = draft(PageFactory, title="Unfit")
    page.status = "published"

    with pytest.raises(ValidationError, match="This page is not fit"):
        pass_door(page)

    page.refresh_from_db()
    assert page.status == "draft"


@pytest.mark.usefixtures("unfit")
def test_a_public_page_is_not_replaced_by_an_unfit_one():
    page = PageFactory(title="Fit")

    page.title = "Unfit"
    with pytest.raises(ValidationError, match="This page is not fit"):
        page.save()

    assert Page.objects.get().title == "Fit"


@pytest.mark.usefixtures("unfit")
def test_a_draft_may_be_as_unfit_as_it_likes():
    page = draft(PageFactory, title="Unfit")

    page.seo_title = "Still"
    page.save()
    unpublish(page)

    assert Page.objects.get().seo_title == "Still"


@pytest.mark.usefixtures("unfit")
def test_the_form_says_at_the_field_what_keeps_a_page_from_being_public(admin_client):
    page = draft(PageFactory, title="Unfit")
    form = f"/admin/clinic/page/{page.pk}/change/"

    refused = fill_in(admin_client, form, status="published")
    saved = fill_in(admin_client, form, seo_title="As a draft")

    assert "This page is not fit." in words(read(refused, strict=False))
    assert "slug" in refused.context["adminform"].form.errors
    assert (refused.status_code, saved.status_code) == (200, 302)
    assert (Page.objects.get().status, Page.objects.get().seo_title) == ("draft", "As a draft")


@pytest.fixture
def no_promises():
    """A check that reads what belongs to a page, too."""

    def check(page):
        if page.has_questions:
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
def test_a_check_sees_the_questions_that_are_saved_with_the_page(admin_client):
    page = PostFactory()
    page.questions.create(question="Is it safe?", answer="<p>Mostly.</p>")
    form = f"/admin/blog/post/{page.pk}/change/"

    refused = fill_in(admin_client, form, title="New title", **asking(page, "Is it a miracle?"))

    shown = read(refused, strict=False)
    assert "“Is it a miracle?” promises too much." in words(shown)
    sent_back = form_values(by_id(shown, "post_form"))
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
        admin_client, f"/admin/blog/post/{page.pk}/change/", status="published",
        **asking(page, "What is it?"),
    )  # fmt: skip

    assert public(page)
    assert [str(question) for question in page.questions.all()] == ["What is it?"]


@pytest.mark.usefixtures("unfit")
def test_the_action_of_the_list_publishes_the_others_and_says_why_not_this_one(admin_client):
    unfit, fit = draft(PageFactory, title="Unfit"), draft(PageFactory, title="Fit")

    response = choose(admin_client, "clinic/page", "publish", unfit, fit)

    assert "Unfit: This page is not fit." in words(read(response, strict=False))
    assert [page.title for page in Page.objects.published()] == ["Fit"]


@pytest.mark.parametrize(
    ("factory", "field"),
    [(PostFactory, "photo"), (ServiceFactory, "photo"), (PersonFactory, "photo")],
)
def test_no_page_goes_public_with_a_photo_that_nobody_has_described(factory, field):
    page = draft(factory, **{field: PhotoFactory(alt_text="")})

    with pytest.raises(ValidationError, match="has no alternative text yet"):
        publish(page)

    assert not public(page)


# --- Nothing goes past the door -------------------------------------------------------------------


@EVERY_KIND
@pytest.mark.parametrize(
    "values",
    [
        {"status": "published"},
        {"publish_at": NOON - HOUR},
        {"expire_at": NOON},
        {"status": "draft"},
    ],
    ids=str,
)
def test_an_update_of_what_decides_publicity_is_refused_with_a_sentence(factory, values):
    page = factory()

    with pytest.raises(PastTheDoorError, match="decide what visitors see"):
        type(page).objects.update(**values)

    assert public(page)


@EVERY_KIND
@pytest.mark.parametrize("name", ["status", "publish_at", "expire_at"])
def test_an_upsert_of_what_decides_publicity_is_refused_alike(factory, name):
    page = factory(publish_at=NOON + HOUR)
    page.status, page.publish_at = "draft", NOON

    with pytest.raises(PastTheDoorError), transaction.atomic():
        type(page).objects.bulk_create(
            [page], update_conflicts=True, unique_fields=["id"], update_fields=[name]
        )

    assert not public(page)


@EVERY_KIND
def test_an_expression_makes_no_page_public(factory):
    page = draft(factory)

    page.status, page.publish_at = Value("published"), Value(NOON)
    with pytest.raises(PastTheDoorError):
        page.save()

    assert not public(page)


@EVERY_KIND
def test_updating_in_bulk_is_refused_alike(factory):
    page = draft(factory)
    page.status, page.publish_at = "published", NOON

    with pytest.raises(PastTheDoorError), transaction.atomic():
        type(page).objects.bulk_update([page], ["status", "publish_at"])

    assert not public(page)


@EVERY_KIND
def test_what_is_saved_or_made_in_another_way_is_never_public(factory):
    own = {"treatment": TreatmentFactory()} if factory is ServiceFactory else {}
    own |= {"author": None, "category": None} if factory is PostFactory else {}
    model = factory._meta.model
    made = factory.build(**own, publish_at=NOON)
    ways = [
        made.save,
        lambda: model.objects.bulk_create([made]),
        lambda: model.objects.create(slug="a", status="published", publish_at=NOON, **own),
        lambda: model.objects.update_or_create(
            slug="a", defaults={"status": "published", "publish_at": NOON, **own}
        ),
    ]

    for way in ways:
        with pytest.raises(PastTheDoorError), transaction.atomic():
            way()

    assert not model.objects.exists()


@EVERY_KIND
@pytest.mark.parametrize(
    ("name", "value"),
    [("status", "draft"), ("publish_at", NOON - 2 * HOUR), ("expire_at", NOON + HOUR)],
)
def test_saving_changes_the_publicity_of_no_page(factory, name, value):
    page = factory(publish_at=NOON - HOUR)

    setattr(page, name, value)
    with pytest.raises(PastTheDoorError):
        page.save()

    page.refresh_from_db()
    assert (public(page), page.publish_at) == (True, NOON - HOUR)


def test_an_old_copy_of_a_draft_does_not_take_down_what_was_published_meanwhile():
    page = draft(PageFactory)
    old_copy = Page.objects.get()
    publish(page)

    with pytest.raises(PastTheDoorError):
        old_copy.save()

    assert public(page)


def test_a_draft_may_keep_a_date_until_it_is_published():
    page = draft(PageFactory)

    page.publish_at = NOON - HOUR
    page.save()

    assert not public(page)


# --- What follows -----------------------------------------------------------------------------------


def test_publishing_a_treatment_page_offers_its_treatment_once():
    service = draft(ServiceFactory, treatment__is_offered=False)

    publish(service)
    offered = Service.objects.get().treatment.is_offered
    service.treatment.is_offered = False
    service.treatment.save()
    publish(service)

    assert (offered, Service.objects.get().treatment.is_offered) == (True, False)
