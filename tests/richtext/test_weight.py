"""A text that is too long for a parser: refused in a form, with all its words, and harmless below it."""

import nh3
import pytest
from django.db import connection

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, Page
from clinic_site.publishing.editions import publish
from clinic_site.richtext.grammar import clean_to_show
from clinic_site.richtext.sanitizer import Loss, clean_and_tell, clean_html
from clinic_site.richtext.weight import LONGEST, MOST_SIGNS
from tests.factories import PageFactory
from tests.site.filling import choose, fill_in

pytestmark = pytest.mark.django_db

TOO_HEAVY = (
    "This text is longer than a page can be: at most 500,000 characters, with 50,000 ampersands and "
    "fixed blanks among them. Divide it among several pages."
)
HEAVY = {
    "letters": "<p>" + "word " * (LONGEST // 5) + "</p>",
    "ampersands": "<p>one" + "&" * (MOST_SIGNS + 1) + "two</p>",
    "blanks": "<p>one" + "\xa0" * (MOST_SIGNS + 1) + "two</p>",
    "elements": "<div>" * 200_000,
    "scripts": "<script>alert(1)</script>one" * 20_000,
    "escapes": "&lt;script&gt;one" * (MOST_SIGNS // 2 + 1),
}


@pytest.mark.parametrize("kind", HEAVY)
def test_a_form_refuses_it_with_a_sentence_and_gives_it_back(client_of, kind):
    response = fill_in(
        client_of("Editor"), "/admin/clinic/page/add/", title="X", slug="x", body=HEAVY[kind]
    )

    form = response.context["adminform"].form
    assert (form.errors["body"], form["body"].value()) == ([TOO_HEAVY], HEAVY[kind])
    assert not Page.objects.exists()


@pytest.mark.parametrize("kind", HEAVY)
def test_below_the_form_its_words_alone_are_left(kind):
    cleaned, losses = clean_and_tell(HEAVY[kind])

    assert losses == {Loss.WEIGHT}
    assert "<" not in cleaned
    assert ("word" in cleaned or "one" in cleaned) is (kind != "elements")
    assert clean_html(str(cleaned)) == clean_to_show(str(cleaned)) == cleaned


def test_what_is_as_long_as_may_be_is_kept():
    body = f"<p>{'word ' * (LONGEST // 5 - 2)}".ljust(LONGEST - 4, "x") + "</p>"

    PageFactory.build(body=body).full_clean(exclude=["slug"])

    assert clean_html(body) == body


@pytest.fixture
def parsed(monkeypatch):
    """Whether a transaction was open, for each text that the parser was given."""
    clean, found = nh3.clean, []

    def note(*arguments, **options):
        found.append(connection.in_atomic_block)
        return clean(*arguments, **options)

    monkeypatch.setattr(nh3, "clean", note)
    return found


@pytest.mark.django_db(transaction=True)
def test_nothing_is_parsed_while_a_save_keeps_others_from_writing(client_of, parsed):
    link = f'<a href="{PageFactory().get_absolute_url()}">link</a>'
    editor = client_of("Editor")
    ClinicProfile.get_solo()  # made where there is none
    rows = {"questions-TOTAL_FORMS": 1, "questions-0-question": "Why?", "questions-0-position": 0}
    texts = {"body": f"<p>Body {link}</p>", "questions-0-answer": f"<p>Answer {link}</p>"}
    parsed.clear()

    response = fill_in(
        editor, "/admin/blog/post/add/", title="A", slug="a", _publish="", **rows, **texts
    )

    assert (response.status_code, Post.objects.published().count()) == (302, 1)
    assert parsed
    assert not any(parsed)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_parsed_while_the_list_publishes(client_of, parsed):
    drafts = PageFactory.create_batch(2, is_draft=True)
    editor = client_of("Editor")
    ClinicProfile.get_solo()  # made where there is none
    parsed.clear()

    choose(editor, "clinic/page", "publish", *drafts)

    assert Page.objects.published().count() == 2
    assert parsed
    assert not any(parsed)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("save", [Page.save, publish], ids=["saves", "publishes"])
def test_nothing_is_parsed_while_a_program_saves_a_page(parsed, save):
    page = PageFactory()
    page.body = "<p>Other words</p>"
    parsed.clear()

    save(page)

    assert parsed
    assert not any(parsed)
