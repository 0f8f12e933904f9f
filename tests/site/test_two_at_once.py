"""Two who work on one page: nobody saves over what the other saved, and no word of either is lost."""

import re
from datetime import time

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from blog.models import Category, Post
from clinic_site.clinic.models import ClinicProfile, OpeningHours, Treatment
from tests.factories import (
    CategoryFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db


def browser_of(name, group=None, **fields):
    client, user = Client(), UserFactory(username=name, is_superuser=group is None, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture
def ann():
    return browser_of("ann", first_name="Ann", last_name="Lee")


@pytest.fixture
def ben():
    return browser_of("ben")


def form_in(response):
    tree = read(response, strict=False)
    (form,) = [form for form in tree.iter("form") if form.get("id", "").endswith("_form")]
    return form_values(form)


def opened(client, address):
    return form_in(client.get(address))


def told(response):
    return words(by_id(read(response, strict=False), "form-errors"))


def changing(page):
    return f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/change/"


KINDS = [
    (PostFactory, "title"),
    (ServiceFactory, "summary"),
    (PageFactory, "title"),
    (PersonFactory, "role"),
    (TreatmentFactory, "name"),
    (CategoryFactory, "description"),
    (PhotoFactory, "caption"),
    (ClinicProfile.get_solo, "tagline"),
    (UserFactory, "last_name"),
]


@pytest.mark.parametrize(("make", "field"), KINDS)
def test_no_form_saves_over_what_a_colleague_saved(ann, ben, make, field):
    page = make()
    bens = opened(ben, changing(page)) | {field: "What Ben wrote"}
    fill_in(ann, changing(page), **{field: "What Ann wrote"})

    answer = ben.post(changing(page), bens)

    page.refresh_from_db()
    assert (answer.status_code, getattr(page, field)) == (200, "What Ann wrote")
    assert "Ann Lee changed this (" in told(answer)
    assert "you both changed this. Yours is in the form; saved meanwhile: What Ann wrote" in told(
        answer
    )
    assert form_in(answer)[field] == ["What Ben wrote"]

    assert ben.post(changing(page), form_in(answer)).status_code == 302
    page.refresh_from_db()
    assert getattr(page, field) == "What Ben wrote"


def test_what_only_the_other_changed_is_kept_and_told(ann, ben):
    post = PostFactory(title="Before", excerpt="Before")
    bens = opened(ben, changing(post)) | {"title": "Ben's title"}
    fill_in(ann, changing(post), excerpt="Ann's excerpt", body="<p>Ann's words</p>")

    answer = ben.post(changing(post), bens)

    found = form_in(answer)
    assert found["title"] == ["Ben's title"]
    assert found["excerpt"] == ["Ann's excerpt"]
    assert "Excerpt: the form now shows what was saved meanwhile: Ann's excerpt" in told(answer)
    ben.post(changing(post), found)
    post.refresh_from_db()
    assert (post.title, post.excerpt, post.body) == (
        "Ben's title", "Ann's excerpt", "<p>Ann's words</p>"
    )  # fmt: skip


def test_an_error_of_ones_own_in_between_opens_no_way_past(ann, ben):
    post = PostFactory(title="Before")
    bens = opened(ben, changing(post)) | {"title": "Ben's", "seo_title": "t" * 71}
    again = form_in(ben.post(changing(post), bens))
    fill_in(ann, changing(post), title="Ann's")

    ben.post(changing(post), again | {"seo_title": ""})

    post.refresh_from_db()
    assert post.title == "Ann's"


def test_a_third_save_is_told_too(ann, ben):
    post = PostFactory(title="Before")
    bens = opened(ben, changing(post)) | {"title": "Ben's"}
    fill_in(ann, changing(post), title="Ann's")
    again = form_in(ben.post(changing(post), bens))
    fill_in(ann, changing(post), title="Ann's second")

    answer = ben.post(changing(post), again)

    assert "Ann's second" in told(answer)


@pytest.mark.parametrize("action", ["publish", "take_down"])
def test_what_visitors_see_meanwhile_is_no_change_of_the_draft(ann, ben, action):
    post = PostFactory(is_draft=action == "publish", title="Before")
    bens = opened(ben, changing(post)) | {"title": "Ben's"}
    choose(ann, "blog/post", action, post, _address_asked="yes")

    answer = ben.post(changing(post), bens)

    assert (answer.status_code, Post.objects.get().title) == (302, "Ben's")
    assert [edition.title for edition in Post.objects.published()] == (
        ["Before"] if action == "publish" else []
    )


@pytest.mark.parametrize("how", ["planned", "treatments"])
def test_what_is_no_word_is_a_change_too(ann, ben, how):
    treatment = TreatmentFactory(name="Peeling")
    post = PostFactory(is_draft=True)
    bens = opened(ben, changing(post)) | {"title": "Ben's"}
    if how == "planned":
        planned = {"live_from_0": "2099-01-02", "live_from_1": "09:00"}
        fill_in(ann, changing(post), **planned, _publish="")
    else:
        post.treatments.add(treatment)
    state = Post.objects.get().state

    answer = ben.post(changing(post), bens)

    assert answer.status_code == 200
    assert ("Treatments" if how == "treatments" else "Publish at") in told(answer)
    ben.post(changing(post), form_in(answer))
    saved = Post.objects.get()
    assert (saved.title, saved.state) == ("Ben's", state)
    assert list(saved.treatments.all()) == ([treatment] if how == "treatments" else [])


def test_the_same_form_sent_twice_is_saved_once(ben):
    post = PostFactory()
    values = opened(ben, changing(post)) | {
        "title": "Once",
        "questions-TOTAL_FORMS": "1",
        "questions-0-question": "Why?",
        "questions-0-answer": "<p>So.</p>",
        "questions-0-position": "1",
    }

    answers = [ben.post(changing(post), values).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert [found.question for found in post.questions.all()] == ["Why?"]


def test_a_form_that_says_nothing_of_what_it_saw_saves_over_nothing(ann):
    post = PostFactory(title="Before")
    values = opened(ann, changing(post)) | {"title": "After", "seen_version": "nonsense"}

    answer = ann.post(changing(post), values)

    post.refresh_from_db()
    assert (answer.status_code, post.title) == (200, "Before")


# --- Rows -----------------------------------------------------------------------------------------


@pytest.fixture
def asked():
    post = PostFactory(title="Before")
    for number, question in enumerate(["Is it safe?", "Does it hurt?", "What does it cost?"]):
        post.questions.create(question=question, answer=f"<p>{number}</p>", position=number)
    return post


def row_of(values, question):
    """The prefix of the row that holds a question."""
    (name,) = [name for name, held in values.items() if held in ([question], question)]
    return name.removesuffix("-question")


def delete_row(client, post, question):
    values = opened(client, changing(post))
    client.post(changing(post), values | {f"{row_of(values, question)}-DELETE": "on"})


def questions(post):
    return sorted(found.question for found in post.questions.all())


def test_a_row_that_was_deleted_under_ones_hands_becomes_a_new_one(ann, ben, asked):
    bens = opened(ben, changing(asked))
    row = row_of(bens, "Does it hurt?")
    delete_row(ann, asked, "Does it hurt?")

    answer = ben.post(changing(asked), bens | {f"{row}-answer": "<p>Ben's long answer</p>"})

    assert (
        "Question “Does it hurt?” was deleted meanwhile. What you wrote in it stands below"
        in told(answer)
    )
    again = form_in(answer)
    assert [again["questions-INITIAL_FORMS"], again["questions-TOTAL_FORMS"]] == [["2"], ["3"]]
    assert ben.post(changing(asked), again).status_code == 302
    assert asked.questions.get(question="Does it hurt?").answer == "<p>Ben's long answer</p>"
    assert asked.questions.count() == 3


def test_a_deleted_row_that_one_did_not_touch_stays_deleted(ann, ben, asked):
    bens = opened(ben, changing(asked)) | {"title": "Ben's"}
    delete_row(ann, asked, "Does it hurt?")

    answer = ben.post(changing(asked), bens)

    assert "Question “Does it hurt?” was deleted meanwhile, and is gone from the form." in told(
        answer
    )
    assert ben.post(changing(asked), form_in(answer)).status_code == 302
    asked.refresh_from_db()
    assert (asked.title, questions(asked)) == ("Ben's", ["Is it safe?", "What does it cost?"])


def test_both_deleted_it(ann, ben, asked):
    bens = opened(ben, changing(asked))
    row = row_of(bens, "Does it hurt?")
    delete_row(ann, asked, "Does it hurt?")

    answer = ben.post(changing(asked), bens | {f"{row}-DELETE": "on"})

    assert answer.status_code == 302
    assert questions(asked) == ["Is it safe?", "What does it cost?"]


def test_rows_that_both_added_moved_and_changed_are_all_there(ann, ben, asked):
    bens = opened(ben, changing(asked))
    anns = opened(ann, changing(asked))
    new = {
        "questions-TOTAL_FORMS": "4",
        "questions-3-answer": "<p>x</p>",
        "questions-3-position": "9",
    }
    moved, changed = row_of(anns, "Is it safe?"), row_of(bens, "What does it cost?")
    ann.post(
        changing(asked),
        anns | new | {"questions-3-question": "Ann's new one", f"{moved}-position": "7",
                      f"{changed}-answer": "<p>Ann's price</p>"},
    )  # fmt: skip

    answer = ben.post(
        changing(asked),
        bens | new | {"questions-3-question": "Ben's new one", f"{changed}-question": "The cost?"},
    )
    assert "Question “Ann's new one” is new, and stands in the form now." in told(answer)
    ben.post(changing(asked), form_in(answer))

    rows = {found.question: (found.answer, found.position) for found in asked.questions.all()}
    assert rows["Is it safe?"] == ("<p>0</p>", 7)
    assert rows["The cost?"] == ("<p>Ann's price</p>", 2)
    assert {"Ann's new one", "Ben's new one", "Does it hurt?"} < set(rows)
    assert len(rows) == 5


def test_hours_of_the_clinic_are_rows_too(ann, ben):
    profile = ClinicProfile.get_solo()
    hours = [
        profile.opening_hours.create(weekday=day, opens=time(9), closes=time(17)) for day in (1, 2)
    ]
    bens = opened(ben, changing(profile))
    prefix = next(
        name for name, held in bens.items() if name.endswith("-id") and held == [str(hours[1].pk)]
    )
    OpeningHours.objects.filter(pk=hours[1].pk).delete()

    answer = ben.post(changing(profile), bens | {prefix.replace("-id", "-closes"): "16:00"})

    assert "was deleted meanwhile" in told(answer)
    assert ben.post(changing(profile), form_in(answer)).status_code == 302
    assert profile.opening_hours.get(weekday=2).closes == time(16)


# --- What was chosen or opened is gone --------------------------------------------------------------


def test_a_chosen_category_and_treatment_that_were_deleted_lock_nobody_out(ben):
    category, treatment = CategoryFactory(name="Skin"), TreatmentFactory()
    post = PostFactory()
    bens = opened(ben, changing(post)) | {
        "category": category.pk,
        "treatments": treatment.pk,
        "title": "Ben's",
    }
    Category.objects.filter(pk=category.pk).delete()
    Treatment.objects.filter(pk=treatment.pk).delete()

    answer = ben.post(changing(post), bens)

    assert "What was chosen here has been deleted meanwhile. Choose again." in told(answer)
    assert ben.post(changing(post), form_in(answer)).status_code == 302
    post.refresh_from_db()
    assert post.title == "Ben's"


def test_what_was_written_of_an_article_in_the_trash_waits_until_it_is_back(ann, ben, asked):
    bens = opened(ben, changing(asked)) | {"title": "Ben's", "body": "<p>Ben's <b>words</b></p>"}
    ann.post(changing(asked).replace("change", "delete"), {"post": "yes"})

    answer = ben.post(changing(asked), bens)

    page = words(read(answer))
    assert answer.status_code == 403
    for kept in ("Ben's", "Ben's words"):
        assert kept in page
    ann.post(changing(asked).replace("change", "bring-back"))
    assert opened(ben, changing(asked))["title"] == ["Ben's"]


def test_a_deleted_article_becomes_a_new_one_with_its_rows(ann, ben, asked):
    bens = opened(ben, changing(asked)) | {"title": "Ben's", "body": "<p>Ben's <b>words</b></p>"}
    for _to_the_trash_and_out_of_it in range(2):
        ann.post(changing(asked).replace("change", "delete"), {"post": "yes"})

    answer = ben.post(changing(asked), bens)

    page = read(answer)
    assert answer.status_code == 404
    assert "Ann Lee deleted this (" in words(page)
    assert "Ben's words" in words(page)
    assert "/admin/blog/post/add/" in links(page)
    again = opened(ben, "/admin/blog/post/add/")
    assert again["title"] == ["Ben's"]
    answer = ben.post("/admin/blog/post/add/", again)
    assert answer.status_code == 302
    new = Post.objects.get()
    assert new.title == "Ben's"
    assert questions(new) == ["Does it hurt?", "Is it safe?", "What does it cost?"]


# --- May not any more -----------------------------------------------------------------------------


@pytest.fixture
def sam():
    """A clinician who opens the form of a treatment page, and then may only read such pages."""
    return browser_of("sam", "Clinician")


def make_author_of(name):
    user = get_user_model().objects.get(username=name)
    user.groups.set([Group.objects.get(name="Author")])
    return user


def test_an_author_who_saves_while_an_editor_publishes_saves_the_draft(ann):
    author = browser_of("ash", "Author")
    post = PostFactory(is_draft=True, title="Before")
    values = opened(author, changing(post)) | {"title": "After"}
    choose(ann, "blog/post", "publish", post)

    answer = author.post(changing(post), values)

    post.refresh_from_db()
    assert (answer.status_code, post.title, post.live_edition.title) == (302, "After", "Before")


def test_who_may_not_save_any_more_keeps_every_word(ann, sam):
    asked = [{"question": "Is it safe?", "answer": "<p>Mostly.</p>"}]
    page = ServiceFactory(title="Before", asked=asked)
    sams = opened(sam, changing(page)) | {
        "title": "Sam's title", "risks": "<h2>More</h2><p>Sam's words</p>",
        "questions-0-answer": "<p>Sam's answer</p>",
    }  # fmt: skip
    fill_in(ann, changing(page), summary="Ann's")
    user = make_author_of("sam")

    answer = sam.post(changing(page), sams)

    said = words(read(answer))
    assert answer.status_code == 403
    assert "Ann Lee changed this (" in said
    for kept in ("Sam's title", "Sam's words", "Question 1: Answer", "Sam's answer"):
        assert kept in said
    page.refresh_from_db()
    assert page.title == "Before"
    user.groups.set([Group.objects.get(name="Clinician")])
    found = opened(sam, changing(page))
    assert (found["title"], found["questions-0-answer"]) == (
        ["Sam's title"],
        ["<p>Sam's answer</p>"],
    )


def test_words_that_may_not_be_saved_can_be_thrown_away(sam):
    page = ServiceFactory()
    sams = opened(sam, changing(page)) | {"title": "Sam's title"}
    make_author_of("sam")
    sam.post(changing(page), sams)
    refused = sam.get(changing(page))
    assert refused.status_code == 403
    assert sam.get(changing(page) + "?stored").status_code == 200
    shown = re.search(r'name="opened_by" value="([^"]+)"', refused.rendered_content)[1]

    sam.post(changing(page), {"opened_by": shown, "_forget": ""})

    assert sam.get(changing(page)).status_code == 200


def test_who_lost_every_right_reads_their_own_words_and_nothing_else(ann):
    sam = browser_of("sam", "Author")
    post = PostFactory(is_draft=True, title="Before")
    sams = opened(sam, changing(post)) | {"title": "Sam's title"}
    Post.objects.update(title="A secret")
    Group.objects.get(name="Author").user_set.clear()

    answer = sam.post(changing(post), sams)

    assert answer.status_code == 403
    assert "Sam's title" in words(read(answer))
    assert "secret" not in answer.content.decode()


def test_without_the_mark_of_an_opened_form_there_is_no_page_to_ask(sam):
    page = ServiceFactory()
    make_author_of("sam")

    answer = sam.post(changing(page), {"title": "Sam's"})

    assert answer.status_code == 403
    assert "Sam's" not in answer.content.decode()


# --- Errors that no field shows ---------------------------------------------------------------------


def listed(response):
    note = by_id(read(response, strict=False), "form-errors")
    return dict(zip(map(words, note.iter("a")), links(note), strict=True))


def test_an_error_of_a_row_is_named_and_linked_at_the_top(ben, asked):
    values = opened(ben, changing(asked))
    row = row_of(values, "Does it hurt?")

    answer = ben.post(
        changing(asked), values | {f"{row}-question": "", "title": "", "_publish": ""}
    )

    assert listed(answer) == {
        "Title": "#id_title",
        "Question 2, Question": "#id_questions-1-question",
    }


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"questions-TOTAL_FORMS": "", "questions-9-question": "Why?"}, "Questions"),
        ({"questions-0-post": "4711"}, "Question 1"),
    ],
)
def test_an_error_of_what_is_hidden_is_named_too(ben, asked, typed, named):
    values = opened(ben, changing(asked)) | typed

    answer = ben.post(changing(asked), values)

    assert answer.status_code == 200
    assert named in listed(answer)


def test_a_row_that_is_to_be_deleted_is_not_complained_of(ben, asked):
    values = opened(ben, changing(asked))
    row = row_of(values, "Does it hurt?")

    answer = ben.post(
        changing(asked),
        values | {f"{row}-question": "", f"{row}-DELETE": "on", "title": "", "_publish": ""},
    )

    assert set(listed(answer)) == {"Title"}
