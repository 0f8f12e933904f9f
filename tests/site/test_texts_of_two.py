"""Two who write in one text: what each changed stands in the form, and what clashes is shown beside it."""

import pytest
from django.test import Client

from clinic_site.richtext.blocks import blocks_of, is_same_text
from tests.factories import PageFactory, PostFactory, TreatmentFactory, UserFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

A, B, C, D = BLOCKS = [f"<p>{word * 4}</p>" for word in ("one ", "two ", "three ", "four ")]
BODY = "\n\n".join(BLOCKS)


def browser_of(name):
    client = Client()
    client.force_login(UserFactory(username=name, is_superuser=True))
    return client


@pytest.fixture
def ann():
    return browser_of("ann")


@pytest.fixture
def ben():
    return browser_of("ben")


def changing(page):
    return f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/change/"


def form_in(response):
    tree = read(response, strict=False)
    (form,) = [form for form in tree.iter("form") if form.get("id", "").endswith("_form")]
    return form_values(form)


def told(response):
    return words(by_id(read(response, strict=False), "form-errors"))


def box_in(response):
    """The value of the box that takes what the other wrote."""
    inputs = read(response, strict=False).iter("input")
    (box,) = [control for control in inputs if control.get("name") == "take_theirs"]
    return box.get("value")


def as_the_editor_gives_it(html):
    return html.replace("<p>", "<p>\n\t").replace("</p>", " </p>\n\n").replace("<br>", "<br />")


def test_paragraphs_that_each_changed_are_put_together(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's</p>"))

    bens_body = as_the_editor_gives_it(BODY.replace(D, f"{D}<p>Ben's</p>"))
    answer = ben.post(changing(post), bens | {"body": bens_body})

    post.refresh_from_db()
    assert (answer.status_code, "Ben's" in post.body) == (200, False)
    assert "Body: the form now has this, saved meanwhile: Ann's" in told(answer)
    assert "passage" not in told(answer)
    assert ben.post(changing(post), form_in(answer)).status_code == 302
    post.refresh_from_db()
    assert blocks_of(post.body)[:4] == ["<p>Ann's</p>", B, C, D]
    assert is_same_text(blocks_of(post.body)[4], "<p>Ben's</p>")


def test_a_paragraph_that_both_changed_stands_as_mine_with_both_beside_it(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's</p>").replace(D, ""))

    answer = ben.post(changing(post), bens | {"body": BODY.replace(A, "<p>Ben's</p>")})

    said = told(answer)
    assert (
        "Body: you both changed this passage. Yours is in the form. "
        "Yours: Ben's Saved meanwhile: Ann's" in said
    )
    assert "Body: taken out meanwhile, and in the form no more: four four four four" in said
    assert form_in(answer)["body"] == ["\r\n\r\n".join(["<p>Ben's</p>", B, C])]


@pytest.fixture
def clashing(ann, ben):
    """An article whose first paragraph both changed, and the form that tells Ben so."""
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's <em>own</em></p>"))
    answer = ben.post(changing(post), bens | {"body": BODY.replace(A, "<p>Ben's</p>")})
    return post, form_in(answer), box_in(answer)


def test_their_passage_is_taken_where_its_box_is_ticked(ben, clashing):
    post, form, box = clashing

    assert ben.post(changing(post), form | {"take_theirs": box}).status_code == 302

    post.refresh_from_db()
    assert post.body == "\n\n".join(["<p>Ann's <em>own</em></p>", B, C, D])


def test_mine_stays_where_the_box_is_not_ticked(ben, clashing):
    post, form, _box = clashing

    ben.post(changing(post), form)

    post.refresh_from_db()
    assert post.body == "\n\n".join(["<p>Ben's</p>", B, C, D])


def test_a_passage_that_is_gone_meanwhile_is_exchanged_for_nothing(ben, clashing):
    post, form, box = clashing
    typed = {"body": BODY.replace(A, "<p>Both in one</p>"), "take_theirs": box}

    answer = ben.post(changing(post), form | typed)

    assert "Body: the passage of yours that you gave up is not there any more" in told(answer)
    assert "Both in one" in str(form_in(answer)["body"])
    assert ben.post(changing(post), form_in(answer)).status_code == 302


def test_a_box_that_we_did_not_make_is_nothing(ben, clashing):
    post, form, box = clashing

    ben.post(changing(post), form | {"take_theirs": f"{box}x"})

    post.refresh_from_db()
    assert "Ben's" in post.body


def test_a_third_save_is_put_together_too(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post))) | {"body": BODY.replace(D, "<p>Ben's</p>")}
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's</p>"))
    again = form_in(ben.post(changing(post), bens))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's second</p>"))

    answer = ben.post(changing(post), again)

    assert "the form now has this, saved meanwhile: Ann's second" in told(answer)
    ben.post(changing(post), form_in(answer))
    post.refresh_from_db()
    assert post.body == "\n\n".join(["<p>Ann's second</p>", B, C, "<p>Ben's</p>"])


def test_an_error_of_ones_own_in_between_loses_nothing(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post))) | {"body": BODY.replace(D, "<p>Ben's</p>")}
    again = form_in(ben.post(changing(post), bens | {"title": "t" * 121}))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's</p>"))

    answer = ben.post(changing(post), again | {"title": "Ben's"})

    assert answer.status_code == 200
    ben.post(changing(post), form_in(answer))
    post.refresh_from_db()
    assert post.body == "\n\n".join(["<p>Ann's</p>", B, C, "<p>Ben's</p>"])


def test_the_same_change_of_both_is_no_clash(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Same</p>"))

    answer = ben.post(
        changing(post), bens | {"body": as_the_editor_gives_it(BODY.replace(A, "<p>Same</p>"))}
    )

    assert answer.status_code == 302


def test_answers_are_put_together_in_their_rows(ann, ben):
    post = PostFactory()
    post.questions.create(question="Why?", answer=BODY, position=1)
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), **{"questions-0-answer": BODY.replace(A, "<p>Ann's</p>")})

    answer = ben.post(
        changing(post), bens | {"questions-0-answer": BODY.replace(D, "<p>Ben's</p>")}
    )

    assert "Question “Why?”: Answer: the form now has this, saved meanwhile: Ann's" in told(answer)
    ben.post(changing(post), form_in(answer))
    assert post.questions.get().answer == "\n\n".join(["<p>Ann's</p>", B, C, "<p>Ben's</p>"])


def test_their_answer_is_taken_in_its_row_wherever_that_stands_now(ann, ben):
    post = PostFactory()
    for number in (1, 2):
        post.questions.create(question=f"{number}?", answer=BODY, position=number)
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), **{"questions-1-answer": BODY.replace(A, "<p>Ann's</p>")})
    bens |= {"questions-1-answer": BODY.replace(A, "<p>Ben's</p>")}
    answer = ben.post(changing(post), bens)
    form, box = form_in(answer), box_in(answer)
    post.questions.get(question="1?").delete()

    answer = ben.post(changing(post), form | {"take_theirs": box})

    assert form_in(answer)["questions-0-answer"] == ["\r\n\r\n".join(["<p>Ann's</p>", B, C, D])]
    assert "passage of yours that you gave up" not in told(answer)


def test_of_passages_with_the_same_words_it_is_said_what_differs(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    anns = BODY.replace(A, "<p>one one <strong>one one</strong></p>")
    fill_in(ann, changing(post), body=anns.replace(D, "<p><em>four</em> four four four</p>"))

    answer = ben.post(
        changing(post), bens | {"body": BODY.replace(A, "<p>one one <em>one one</em></p>")}
    )

    said = told(answer)
    assert (
        "Yours is in the form. The words are the same: the formatting differs, or a link, or a photo."
        in said
    )
    assert (
        "saved meanwhile (the words are the same: the formatting differs, or a link, or a photo):"
        in said
    )


def test_links_and_photos_go_through_it_as_they_are_stored(ann, ben):
    linked = PageFactory(slug="linked")
    link = f'<p>See <a data-page="clinic.page:{linked.pk}">it</a></p>'
    post = PostFactory(body=f"{link}\n\n{BODY}")
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), body=f"{link}{BODY}".replace(B, "<p>Ann's</p>"))

    shown = bens["body"][0]
    assert f'href="{linked.get_absolute_url()}"' in shown
    answer = ben.post(changing(post), bens | {"body": shown.replace(D, "<p>Ben's</p>")})

    ben.post(changing(post), form_in(answer))
    post.refresh_from_db()
    assert post.body == "\n\n".join([link, A, "<p>Ann's</p>", C, "<p>Ben's</p>"])


def test_treatments_that_each_chose_and_took_out_are_put_together(ann, ben):
    gone, stays, anns, bens_own = (TreatmentFactory() for _number in range(4))
    post = PostFactory()
    post.treatments.set([gone, stays])
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), treatments=[stays.pk, anns.pk])

    answer = ben.post(changing(post), bens | {"treatments": [gone.pk, stays.pk, bens_own.pk]})

    assert "Treatments: you both changed this, and the form has what each of you changed" in told(
        answer
    )
    assert ben.post(changing(post), form_in(answer)).status_code == 302
    assert set(post.treatments.all()) == {stays, anns, bens_own}


def test_where_nobody_knows_what_was_seen_both_whole_texts_are_shown(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    (seen,) = bens["seen_version"]
    bens["seen_version"] = " ".join(w for w in seen.split() if not w.startswith("bases="))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's</p>"))

    answer = ben.post(changing(post), bens | {"body": BODY.replace(D, "<p>Ben's</p>")})

    assert "Body: you both changed this. Yours is in the form; saved meanwhile: Ann's" in told(
        answer
    )


def test_what_was_seen_is_believed_only_as_we_wrote_it(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    (seen,) = bens["seen_version"]
    forged = "bases=.eJwDAAAAAAE:1aaaaa:forged"
    bens["seen_version"] = " ".join(
        forged if word.startswith("bases=") else word for word in seen.split()
    )
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's</p>"))

    answer = ben.post(changing(post), bens | {"body": BODY.replace(D, "<p>Ben's</p>")})

    assert "Body: you both changed this." in told(answer)


def test_a_foreign_picture_is_told_and_not_taken_out(ann, ben):
    post = PostFactory(body=BODY)
    bens = form_in(ben.get(changing(post)))
    fill_in(ann, changing(post), body=BODY.replace(A, "<p>Ann's</p>"))
    foreign = f'{BODY}<p><img src="https://x.example/a.png"></p>'

    answer = ben.post(changing(post), bens | {"body": foreign})

    assert form_in(answer)["body"] == [foreign.replace("\n", "\r\n")]
    assert "not in the photo library" in told(answer)
