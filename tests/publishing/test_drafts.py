"""A draft is always saved, whatever is still missing; the door of publishing says what that is."""

import pytest
from django.core.exceptions import ValidationError

from clinic_site.publishing.editions import publish
from clinic_site.publishing.fitness import MISSING, faults_of
from clinic_site.publishing.trash import put_in
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
from tests.site.reading import by_id, links, main_of, read, words

pytestmark = pytest.mark.django_db

FACTORIES = [PostFactory, ServiceFactory, ConditionFactory, PersonFactory, PageFactory]
EACH_KIND = pytest.mark.parametrize("factory", FACTORIES)
# What is asked of each kind before it is published, by the names of its form.
NEEDED = {
    PostFactory: {"title", "body"},
    ServiceFactory: {"title", "summary"},
    ConditionFactory: {"title", "summary", "body"},
    PersonFactory: {"name"},
    PageFactory: {"title", "body"},
}


def model_of(factory):
    return factory._meta.model


def form_of(page_or_model, what="add"):
    return f"/admin/{page_or_model._meta.label_lower.replace('.', '/')}/{what}/"


def change(page):
    return form_of(page, f"{page.pk}/change")


def saved(response):
    """What staff read after a save that was taken."""
    assert response.status_code == 302, words(read(response, strict=False))
    return words(read(response.client.get(response.url), strict=False))


def save(client, address, /, **typed):
    return fill_in(client, address, _continue="", **typed)


def errors(page):
    return {fault.field for fault in faults_of(page) if not fault.is_warning}


def title_of(page):
    return page.search_fields[0]


# --- Nothing at all -------------------------------------------------------------------------------


@EACH_KIND
def test_an_empty_form_is_saved_and_the_panel_says_what_is_missing(admin_client, factory):
    response = save(admin_client, form_of(model_of(factory)), slug="")

    said = saved(response)
    page = model_of(factory).objects.get()
    assert page.slug == "untitled-draft"
    assert "The address was left empty, so it is “untitled-draft”." in said
    assert "Untitled: Saved as a draft. Visitors do not see this page." in said
    assert "It cannot be published yet" in said
    panel = links(read(admin_client.get(response.url), strict=False))
    assert {f"#id_{name}" for name in NEEDED[factory] | {"slug"}} <= set(panel)


@EACH_KIND
def test_a_second_one_has_an_address_of_its_own(admin_client, factory):
    for _ in range(3):
        saved(save(admin_client, form_of(model_of(factory)), slug=""))

    found = model_of(factory).objects.order_by("pk").values_list("slug", flat=True)
    assert list(found) == ["untitled-draft", "untitled-draft-2", "untitled-draft-3"]


@EACH_KIND
def test_a_page_that_lacks_something_is_not_published_by_any_way(admin_client, factory):
    saved(save(admin_client, form_of(model_of(factory)), slug=""))
    page = model_of(factory).objects.get()

    with pytest.raises(ValidationError) as refused:
        publish(page)
    listed = choose(admin_client, page._meta.label_lower.replace(".", "/"), "publish", page)
    by_form = fill_in(admin_client, change(page), _publish="")

    assert set(refused.value.message_dict) == errors(page) == NEEDED[factory] | {"slug"}
    assert MISSING in words(read(listed, strict=False))
    assert by_form.status_code == 200
    assert MISSING in words(read(by_form, strict=False))
    assert not page.is_published


@EACH_KIND
def test_nor_is_it_planned(admin_client, factory):
    saved(save(admin_client, form_of(model_of(factory)), slug=""))
    page = model_of(factory).objects.get()

    answer = fill_in(
        admin_client, change(page), _publish="", live_from_0="2199-01-02", live_from_1="09:00"
    )

    assert answer.status_code == 200
    assert not page.was_ever_public


@EACH_KIND
def test_what_visitors_see_stays_while_its_draft_is_emptied(admin_client, client, factory):
    page = factory(slug="seen")
    title = str(page)

    said = saved(save(admin_client, change(page), **dict.fromkeys(NEEDED[factory], ""), slug=""))

    page.refresh_from_db()
    assert page.slug == "seen"
    assert "The address was left empty, so it is “seen”." in said
    assert "Visitors still see the version of" in said
    assert getattr(page, title_of(page)) == ""
    assert title in words(main_of(read(client.get(page.get_absolute_url()))))


@EACH_KIND
def test_it_is_taken_down_all_the_same(admin_client, factory):
    page = factory()

    fill_in(admin_client, change(page), **{title_of(page): ""}, _take_down="")

    assert not page.is_published


# --- Where it is seen -----------------------------------------------------------------------------


@EACH_KIND
def test_a_draft_without_a_title_is_called_untitled_wherever_staff_meet_it(admin_client, factory):
    saved(save(admin_client, form_of(model_of(factory)), slug=""))
    page = model_of(factory).objects.get()
    addresses = [
        form_of(page).replace("add/", ""), change(page), form_of(page, f"{page.pk}/history"),
        form_of(page, f"{page.pk}/preview"), "/admin/", form_of(page, f"{page.pk}/delete"),
    ]  # fmt: skip

    assert str(page) == "Untitled"
    for address in addresses:
        assert "Untitled" in words(read(admin_client.get(address), strict=False)), address


# --- Addresses ------------------------------------------------------------------------------------


@EACH_KIND
def test_an_address_that_is_taken_is_replaced_and_it_says_why(admin_client, factory):
    factory(slug="tms")

    said = saved(
        save(admin_client, form_of(model_of(factory)), slug="tms", **{title_of(model_of(factory)): "TMS"})
    )  # fmt: skip

    assert "Another page has the address “tms”, so this draft has “tms-2”." in said
    assert model_of(factory).objects.filter(slug="tms-2").exists()


@EACH_KIND
@pytest.mark.parametrize("is_taken", [False, True])
def test_what_is_published_without_an_address_has_that_of_its_title_where_nobody_has_it(
    admin_client, factory, is_taken
):
    if is_taken:
        factory(slug="sleep-and-skin")
    typed = {title_of(model_of(factory)): "Sleep and skin", "body": "<p>So.</p>", "summary": "So."}

    response = fill_in(admin_client, form_of(model_of(factory)), slug="", _publish="", **typed)

    assert (response.status_code == 302) is not is_taken
    assert model_of(factory).objects.published().filter(slug="sleep-and-skin").exists()
    assert model_of(factory).objects.count() == 1


@EACH_KIND
def test_an_address_in_the_trash_is_kept_free(admin_client, factory):
    put_in(factory(slug="gone"))

    said = saved(save(admin_client, form_of(model_of(factory)), slug="gone"))

    assert "A page in the trash has the address “gone”, so this draft has “gone-2”." in said


@pytest.mark.parametrize(
    ("typed", "stands", "said"),
    [
        ({"slug": "feed"}, "feed-2", "The site itself uses the address “feed”"),
        ({"slug": "Über uns!"}, "uber-uns", "An address is made of letters"),
        ({"slug": "x" * 130}, "x" * 100, "An address is made of letters"),
        ({"slug": "", "title": "Better sleep"}, "better-sleep", "The address was left empty"),
        ({"slug": "TMS_here"}, "TMS_here", None),
        ({"slug": "!"}, "untitled-draft", "An address is made of letters"),
    ],
    ids=["the site's own", "no address", "too long", "by its title", "as typed", "signs"],
)
def test_whatever_is_typed_becomes_an_address(admin_client, typed, stands, said):
    read_then = saved(save(admin_client, form_of(model_of(PostFactory)), **typed))

    assert model_of(PostFactory).objects.get().slug == stands
    assert said is None or said in read_then


@EACH_KIND
def test_the_address_follows_the_title_once_there_is_one(admin_client, factory):
    saved(save(admin_client, form_of(model_of(factory)), slug=""))
    page = model_of(factory).objects.get()

    said = saved(save(admin_client, change(page), **{title_of(page): "Better sleep"}))

    page.refresh_from_db()
    assert page.slug == "better-sleep"
    assert "The address follows the title now: it is “better-sleep”." in said


# --- Parts ----------------------------------------------------------------------------------------


QUESTION = {"questions-TOTAL_FORMS": "1", "questions-0-position": ""}


@pytest.mark.parametrize("factory", [PostFactory, ServiceFactory])
@pytest.mark.parametrize("there", ["question", "answer"])
def test_half_a_question_is_saved_and_kept_from_visitors(admin_client, factory, there):
    page = factory(is_draft=True)
    lacking = {"question": "answer", "answer": "question"}[there]

    saved(save(admin_client, change(page), **QUESTION, **{f"questions-0-{there}": "<p>Why</p>"}))

    assert getattr(page.questions.get(), lacking) == ""
    assert errors(page) == {f"questions-0-{lacking}"}
    with pytest.raises(ValidationError, match=f"Question 1, {lacking}: {MISSING}"):
        publish(page)
    panel = read(admin_client.get(change(page)), strict=False)
    assert f"#id_questions-0-{lacking}" in links(panel)
    assert admin_client.get(form_of(page, f"{page.pk}/preview")).status_code == 200


def test_a_price_without_its_number_is_saved_and_kept_from_visitors(admin_client):
    page = ServiceFactory(is_draft=True)
    row = {"prices-TOTAL_FORMS": "1", "prices-0-what": "One infusion", "prices-0-position": "1"}

    saved(save(admin_client, change(page), **row))

    assert page.prices.get().low is None
    assert errors(page) == {"prices-0-low"}
    preview = admin_client.get(form_of(page, f"{page.pk}/preview"))
    assert "One infusion" in words(main_of(read(preview)))


@pytest.mark.parametrize("typed", ["abc", "1e400", "123456789.00"])
def test_a_number_that_is_none_is_refused_and_stands_as_it_was_typed(admin_client, typed):
    page = ServiceFactory(is_draft=True)
    row = {"prices-TOTAL_FORMS": "1", "prices-0-what": "One infusion", "prices-0-low": typed}

    answer = fill_in(admin_client, change(page), **row)

    assert answer.status_code == 200
    assert by_id(read(answer, strict=False), "id_prices-0-low").get("value") == typed


@pytest.mark.parametrize("factory", [PostFactory, ServiceFactory])
@pytest.mark.parametrize("name", ["video_title", "video_url"])
def test_a_part_of_a_video_is_saved(admin_client, factory, name):
    page = factory(is_draft=True)

    saved(save(admin_client, change(page), **{name: "http://videos.example/1"}))

    page.refresh_from_db()
    assert getattr(page, name) == "http://videos.example/1"
    assert {"video_url", "video_title", "video_still"} & errors(page)


@pytest.mark.parametrize("factory", [PostFactory, ServiceFactory, ConditionFactory, PersonFactory])
def test_a_photo_without_alternative_text_is_saved(admin_client, factory):
    page, photo = factory(is_draft=True), PhotoFactory(alt_text="")

    saved(save(admin_client, change(page), photo=photo.pk))

    page.refresh_from_db()
    assert page.photo == photo
    assert errors(page) == {"photo"}


@EACH_KIND
def test_so_is_one_in_a_text(admin_client, factory):
    page, photo = factory(is_draft=True), PhotoFactory(alt_text="")
    name = next(field for field, _html in page.placed_texts())
    shown = f'<p>x</p><p><img data-photo="{photo.pk}"></p>'

    saved(save(admin_client, change(page), **{name: shown}))

    page.refresh_from_db()
    assert getattr(page, name) == shown
    assert errors(page) == {name}


@EACH_KIND
def test_times_that_make_no_sense_are_saved(admin_client, factory):
    page = factory(is_draft=True)

    saved(
        save(
            admin_client, change(page), live_from_0="2199-01-02", live_from_1="09:00",
            live_until_0="2199-01-01", live_until_1="09:00",
        )
    )  # fmt: skip

    page.refresh_from_db()
    assert page.live_until < page.live_from
    assert errors(page) == {"live_until"}


def test_a_role_that_another_page_has_is_left_out_and_it_says_so(admin_client):
    PageFactory(title="Who we are", role="about")

    said = saved(save(admin_client, form_of(model_of(PageFactory)), title="Us", role="about"))

    assert "The role was left out. “Who we are” is this page already." in said
    assert model_of(PageFactory).objects.get(title="Us").role == ""


# --- Treatments -----------------------------------------------------------------------------------


def test_the_title_of_another_treatment_is_kept_from_visitors_and_not_from_a_draft(admin_client):
    ServiceFactory(title="The first", treatment=TreatmentFactory(name="Peeling", slug="first"))

    saved(save(admin_client, form_of(model_of(ServiceFactory)), title="Peeling", slug="peeling"))

    page = model_of(ServiceFactory).objects.get(slug="peeling")
    assert page.treatment.name == "Peeling 2"
    assert errors(page) == {"title", "summary"}


def test_a_treatment_is_called_as_its_page_once_that_has_a_title(admin_client):
    saved(save(admin_client, form_of(model_of(ServiceFactory)), slug=""))
    page = model_of(ServiceFactory).objects.get()
    before = (page.treatment.name, page.treatment.slug)

    saved(save(admin_client, change(page), title="Peeling"))

    page = model_of(ServiceFactory).objects.get()
    assert before == ("Untitled", "untitled-draft")
    assert (page.treatment.name, page.treatment.slug) == ("Peeling", "peeling")


# --- As it is published ---------------------------------------------------------------------------


@EACH_KIND
def test_once_all_of_it_is_there_it_is_published_from_the_same_form(admin_client, factory):
    saved(save(admin_client, form_of(model_of(factory)), slug=""))
    page = model_of(factory).objects.get()

    fill_in(
        admin_client, change(page), **dict.fromkeys(NEEDED[factory], "<p>Words</p>"), slug="words",
        _publish="",
    )  # fmt: skip

    assert page.is_published


@EACH_KIND
def test_who_may_not_publish_saves_what_is_unfinished_too(client_of, factory):
    group = "Clinician" if factory in {ServiceFactory, ConditionFactory, PostFactory} else "Editor"

    saved(save(client_of(group), form_of(model_of(factory)), slug=""))

    assert model_of(factory).objects.get().state == "Draft"
