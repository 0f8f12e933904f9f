"""How the home page is found stands beside its words, while they are typed."""

import pytest

from clinic_site.clinic.models import ClinicProfile, SiteWords
from tests.site.reading import form_values, main_of, read, words

pytestmark = pytest.mark.django_db

FORM = "/admin/clinic/sitewords/"
ASKED = f"{FORM}fitness/"


def result_in(response):
    """Title and description as a search engine shows them."""
    (result,) = read(response, strict=False).iterfind('.//div[@class="search-result"]')
    return words(next(result.iter("strong"))), words(list(result.iter("span"))[1])


def opened(client):
    """What stands in the form."""
    (form,) = read(client.get(FORM), strict=False).iterfind('.//form[@id="sitewords_form"]')
    return form_values(form)


@pytest.fixture
def profile():
    found = ClinicProfile.get_solo()
    found.name, found.introduction = "Priority You MD", "We take time."
    found.save()
    return found


@pytest.mark.usefixtures("profile")
def test_the_form_shows_the_home_page_as_search_engines_do(client_of, client):
    (title,) = read(client.get("/")).iter("title")

    shown = result_in(client_of("Editor").get(FORM))

    assert shown == (words(title), "We take time.")


@pytest.mark.usefixtures("profile")
def test_it_follows_what_is_typed_and_stores_nothing(client_of):
    editor = client_of("Editor")
    typed = opened(editor) | {
        "home_seo_title": "Ketamine in Clearwater",
        "home_seo_description": "Plain <words>.",
    }

    answer = editor.post(ASKED, typed)

    assert result_in(answer) == ("Ketamine in Clearwater | Priority You MD", "Plain <words>.")
    assert "Title: 22 characters of about 60" in words(read(answer, strict=False))
    assert SiteWords.objects.get().home_seo_title == ""


@pytest.mark.usefixtures("profile")
def test_a_title_that_cannot_be_saved_so_keeps_back_itself_alone(client_of):
    editor = client_of("Editor")
    typed = opened(editor) | {
        "home_seo_title": "a" * 71,
        "home_seo_description": "Words.",
    }

    title, description = result_in(editor.post(ASKED, typed))

    assert (title.startswith("Priority You MD"), description) == (True, "Words.")


@pytest.mark.parametrize("group", ["Author", "Front desk"])
def test_who_may_not_change_the_words_is_told_nothing(client_of, group):
    assert client_of(group).post(ASKED, {}).status_code == 403


def test_it_is_asked_by_posting_alone(client_of):
    assert client_of("Editor").get(ASKED).status_code == 405


@pytest.mark.usefixtures("profile")
def test_the_card_of_the_home_page_is_shown_beside(client_of):
    tree = main_of(read(client_of("Editor").get(FORM), strict=False))

    assert [part.get("src") for part in tree.iter("img") if "card" in part.get("src")] == [
        "/admin/card/?title="
    ]
