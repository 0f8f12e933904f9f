"""Finding pages by their words, as staff do."""

import pytest

from blog.models import Post
from clinic_site.clinic.models import Page
from clinic_site.folding import words_asked
from tests.factories import PageFactory, PostFactory


def titles(text):
    return [page.title for page in Page.objects.holding(words_asked(text))]


def test_every_word_must_be_there(db):
    PageFactory(title="Both", body="<p>Sleep comes before rest.</p>")
    PageFactory(title="One", body="<p>Sleep comes.</p>")

    assert titles("rest sleep") == ["Both"]


def test_words_may_stand_in_different_fields(db):
    PageFactory(title="Sleep", body="<p>And rest.</p>")

    assert titles("sleep rest") == ["Sleep"]


@pytest.mark.parametrize("word", ["strong", "table", "tbody", "href", "colspan", "https", "amp"])
def test_a_word_of_the_markup_is_not_a_word_of_the_page(db, word):
    body = (
        '<p><strong>Rest</strong> &amp; <a href="https://x.example">sleep</a>.</p>'
        '<table><tbody><tr><td colspan="2">Hours</td></tr></tbody></table>'
    )
    PageFactory(title="Marked up", body=body)
    PageFactory(title="Spelled out", body=f"<p>The word {word} itself.</p>")

    assert titles(word) == ["Spelled out"]
    assert titles(f"sleep {word}") == []


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("<p>Questions & answers</p>", "&"),
        ("<p>Notes of the R&D group</p>", "r&d"),
        ("<p>Pain below < 3</p>", "<"),
        ("<p>Dr. Müller and Señora Núñez</p>", "müller núñez"),
        ("<p>ÜBER UNS</p>", "über"),
        ("<p>über uns</p>", "ÜBER"),
        ("<p>Hauptstraße</p>", "hauptstraße"),
        ("<p>Ketamine</p>", "KETAMINE"),
        ("<p>It’s “quoted”</p>", "it’s “quoted”"),
        ('<p>He said "rest"</p>', '"rest"'),
        ("<p>one\u00a0word</p>", "one word"),
    ],
)
def test_signs_umlauts_and_capitals_are_found(db, body, query):
    PageFactory(title="Found", body=body)
    PageFactory(title="Other", body="<p>Something else.</p>")

    assert titles(query) == ["Found"]


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("<p>About 50% of people</p>", "50%"),
        ("<p>The file a_b</p>", "a_b"),
        (r"<p>a\b</p>", r"a\b"),
    ],
)
def test_wildcards_of_the_database_are_plain_characters(db, body, query):
    PageFactory(title="With the sign", body=body)
    PageFactory(title="Without", body="<p>About 505 of people; the file axb.</p>")

    assert titles(query) == ["With the sign"]


@pytest.mark.parametrize("query", ["%", "_", "' OR 1=1 --", "<script>", "\\"])
def test_a_lone_sign_does_not_find_everything(db, query):
    PageFactory(title="Plain", body="<p>Nothing but words.</p>")

    assert titles(query) == []


def test_a_title_is_plain_text_and_not_markup(db):
    PageFactory(title="When 3 < pain and pain > 1", body="<p>Call us.</p>")

    assert titles("pain and") == ["When 3 < pain and pain > 1"]


def test_a_very_long_question_is_answered_from_its_first_words(db, django_assert_num_queries):
    PageFactory(title="Found", body="<p>one two three four five six seven eight</p>")

    with django_assert_num_queries(1):
        found = titles("one two three four five six seven eight " + "nine " * 2000)

    assert found == ["Found"]


def test_a_search_of_what_is_published_finds_no_draft(db):
    PageFactory(title="Public", body="<p>secret word</p>")
    PageFactory(title="Draft", body="<p>secret word</p>", is_draft=True)

    found = [page.title for page in Page.objects.published().holding(words_asked("secret"))]

    assert found == ["Public"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_search_takes_one_query_however_much_it_finds(db, django_assert_num_queries, number):
    PageFactory.create_batch(number, body="<p>word</p>")

    with django_assert_num_queries(1):
        found = list(Page.objects.holding(words_asked("word")))

    assert len(found) == number


@pytest.mark.parametrize("query", ["night's rest", "night’s rest", "rest?", "“rest”", "(rest),"])
def test_signs_around_a_word_and_either_apostrophe_do_not_hide_it(db, query):
    PageFactory(title="Sleep", body="<p>After a night’s rest.</p>")
    PageFactory(title="Another", body="<p>Nothing of the kind.</p>")

    assert titles(query) == ["Sleep"]


def test_a_question_and_its_answer_are_found_with_their_page_once(db):
    post = PostFactory(body="<p>Words.</p>")
    for question in ("Does it hurt?", "Does it hurt later?"):
        post.questions.create(question=question, answer="<p>Hardly.</p>")
    PostFactory(body="<p>Words.</p>")

    assert list(Post.objects.holding(words_asked("hurt hardly"))) == [post]
