"""Every save of something new is a revision, and bringing one back fills the form."""

import pytest

from blog.models import Post
from clinic_site.publishing.kinds import page_models
from clinic_site.revisions.models import Revision
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

KINDS = [PostFactory, ServiceFactory, ConditionFactory, PersonFactory, PageFactory]
EACH_KIND = pytest.mark.parametrize("factory", KINDS, ids=lambda made: made._meta.model.__name__)


def form_of(page):
    return f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/change/"


def revisions_of(page):
    return list(Revision.objects.of(page).order_by("number"))


def test_every_kind_of_page_is_tried_here():
    assert {factory._meta.model for factory in KINDS} == set(page_models())


@EACH_KIND
def test_a_save_of_something_new_is_a_revision_with_who_and_what(
    admin_client, admin_user, factory
):
    page = factory(seo_title="Old")

    fill_in(admin_client, form_of(page), seo_title="New")

    before, after = revisions_of(page)
    assert (before.words["fields"]["seo_title"], before.saved_by) == ("Old", None)
    assert (after.words["fields"]["seo_title"], after.saved_by) == ("New", admin_user)
    assert (after.number, after.changed) == (2, "Title for search engines")


@EACH_KIND
def test_a_save_of_nothing_new_is_none(admin_client, factory):
    page = factory()

    for _ in range(3):
        fill_in(admin_client, form_of(page))

    assert revisions_of(page) == []


def test_questions_treatments_and_photos_belong_to_what_a_page_says(admin_client):
    treatment, photo = TreatmentFactory(), PhotoFactory()
    page = PostFactory(is_draft=True)

    fill_in(
        admin_client, form_of(page), treatments=[treatment.pk], photo=photo.pk,
        **{"questions-TOTAL_FORMS": 1, "questions-0-question": "Why?", "questions-0-answer": "<p>So.</p>", "questions-0-position": 1},
    )  # fmt: skip

    revision = revisions_of(page)[-1]
    assert revision.words["links"] == {
        "treatments": [treatment.pk],
        "conditions": [],
        "read_next": [],
    }
    assert revision.words["fields"]["photo"] == photo.pk
    assert [row["question"] for row in revision.words["questions"]] == ["Why?"]
    assert revision.changed == "Photo, Treatments, Questions"


def test_what_a_program_changed_meanwhile_is_recorded_before_the_next_save(admin_client):
    page = PageFactory(title="First")
    fill_in(admin_client, form_of(page), title="Second")
    page.refresh_from_db()
    page.title = "By a program"
    page.save()

    fill_in(admin_client, form_of(page), title="Fourth")

    titles = [revision.words["fields"]["title"] for revision in revisions_of(page)]
    assert titles == ["First", "Second", "By a program", "Fourth"]


def test_bringing_back_fills_the_form_and_saves_nothing(admin_client):
    gone, kept = TreatmentFactory(), TreatmentFactory()
    page = PostFactory(
        title="Then",
        is_draft=True,
        treatments=[gone, kept],
        photo=PhotoFactory(),
        asked=[{"question": "Of then?", "answer": "<p>Yes.</p>"}],
    )
    fill_in(
        admin_client,
        form_of(page),
        title="Now",
        photo="",
        treatments=[],
        **{"questions-0-DELETE": "on"},
    )
    page.questions.create(question="Of now?", answer="<p>Yes.</p>")
    gone.delete()

    shown = admin_client.get(form_of(page).replace("change/", "restore/1/"))

    tree = read(shown, strict=False)
    form = form_values(by_id(tree, "post_form"))
    assert (form["title"], form["treatments"]) == (["Then"], [str(kept.pk)])
    assert (form["questions-0-question"], form["questions-0-DELETE"]) == (["Of now?"], ["on"])
    assert form["questions-1-question"] == ["Of then?"]
    assert "Nothing is saved yet" in words(tree)
    assert "1 treatment of then has been deleted since" in words(tree)
    assert Post.objects.get().title == "Now"

    admin_client.post(form_of(page), form)
    page.refresh_from_db()
    assert (page.title, [str(found) for found in page.questions.all()]) == ("Then", ["Of then?"])
    assert list(page.treatments.all()) == [kept]


def test_a_field_that_is_no_more_is_told_with_what_it_said(admin_client):
    page = PageFactory()
    fill_in(admin_client, form_of(page), title="Now")
    revision = revisions_of(page)[0]
    revision.words["fields"]["subtitle"] = "Words of then"
    revision.save()

    tree = read(admin_client.get(form_of(page).replace("change/", "restore/1/")), strict=False)

    assert "There is no “subtitle” any more. It said: “Words of then”." in words(tree)


def test_a_value_that_its_field_does_not_take_any_more_is_told(admin_client):
    page = PostFactory()
    fill_in(admin_client, form_of(page), seo_title="New")
    revision = revisions_of(page)[0]
    revision.words["fields"]["no_index"] = "seldom"
    revision.save()

    answer = admin_client.get(form_of(page).replace("change/", "restore/1/"))

    said = words(read(answer, strict=False))
    assert "Hide from search engines: it said “seldom” then" in said


def test_revisions_go_with_their_page_and_hold_no_photo(admin_client):
    photo = PhotoFactory()
    page = PostFactory(is_draft=True, photo=photo)
    fill_in(admin_client, form_of(page), photo="")

    photo.delete()
    page.delete()

    assert not Revision.objects.exists()


def test_the_history_lists_the_revisions(admin_client):
    page = PageFactory(title="Then")
    fill_in(admin_client, form_of(page), title="Now")

    tree = read(admin_client.get(form_of(page).replace("change", "history")), strict=False)

    assert "Bring back" in words(tree)
    assert "not by a form" in words(tree)


def test_what_somebody_saved_meanwhile_is_not_overwritten_by_bringing_back(admin_client):
    page = PageFactory(title="Then", seo_title="Then")
    fill_in(admin_client, form_of(page), title="Now")
    address = form_of(page).replace("change/", "restore/1/")
    form = form_values(by_id(read(admin_client.get(address), strict=False), "page_form"))
    fill_in(admin_client, form_of(page), title="By a colleague", seo_title="By a colleague")

    answer = admin_client.post(form_of(page), form)

    assert "By a colleague" in words(read(answer, strict=False))
    page.refresh_from_db()
    assert (page.title, page.seo_title) == ("By a colleague", "By a colleague")


def test_a_field_and_a_kind_of_row_that_came_later_make_no_version(admin_client):
    page = PostFactory(title="First", is_draft=True)
    fill_in(admin_client, form_of(page), title="Second")
    old = revisions_of(page)[-1]
    del old.words["questions"], old.words["fields"]["seo_title"]
    old.save()

    fill_in(admin_client, form_of(page), title="Third")

    titles = [revision.words["fields"]["title"] for revision in revisions_of(page)]
    assert titles == ["First", "Second", "Third"]


def test_bringing_back_a_version_of_before_there_were_such_rows_keeps_those_of_today(admin_client):
    page = PostFactory(is_draft=True, asked=[{"question": "Why?", "answer": "<p>So.</p>"}])
    fill_in(admin_client, form_of(page), title="Then")
    old = revisions_of(page)[-1]
    del old.words["questions"]
    old.save()

    brought = admin_client.get(f"/admin/blog/post/{page.pk}/restore/{old.number}/")

    values = form_values(by_id(read(brought, strict=False), "post_form"))
    assert values["questions-0-question"] == ["Why?"]
    assert "questions-0-DELETE" not in values
