"""What a page misses stands beside its form, as it is saved and as it is typed, and in what is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.models import Post, PostQuestion
from clinic_site.editing.models import Unsaved
from clinic_site.sharing.drawing import draw_card
from tests.factories import PageFactory, PersonFactory, PhotoFactory, PostFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db

EXCERPT = "What sleep does for the skin, in two sentences that are long enough to be shown whole."
AMISS = "<h2>First</h2><p>Words.</p><h4>Deep</h4>"
SKIPS = "The heading “Deep” skips a level"
ADD = "/admin/blog/post/add/"


def article(**fields):
    return PostFactory(**{"excerpt": EXCERPT, "is_draft": True, "body": "<p>Words.</p>"} | fields)


def form_of(page):
    return f"/admin/blog/post/{page.pk}/change/"


def beside(client, address):
    """What stands beside the form as it is opened."""
    tree = read(client.get(address), strict=False)
    (found,) = [part for part in tree.iter("section") if "data-fitness" in part.attrib]
    return found


def typed(client, address, /, **values):
    """What is answered to the words of an open form, some of which somebody has typed anew."""
    tree = read(client.get(address), strict=False)
    (place,) = [part for part in tree.iter("section") if "data-fitness" in part.attrib]
    sent = form_values(by_id(tree, "post_form")) | values
    return client.post(place.get("data-fitness"), sent, headers={"Sec-Fetch-Site": "same-origin"})


def said(response):
    return words(read(response, strict=False))


def test_each_sentence_leads_to_its_field(admin_client):
    page = article(body=AMISS, author=None, asked=[{"question": "Why?", "answer": AMISS}])
    found = beside(admin_client, form_of(page))

    assert links(found) == ["#id_body", "#id_questions-0-answer", "#id_author"]
    assert "It can be published. This could be better" in words(found)
    assert words(found).count(SKIPS) == 2


def test_a_sentence_about_a_moment_leads_to_its_day(admin_client):
    start = timezone.now() + timedelta(days=2)
    page = article(live_from=start, live_until=start - timedelta(days=1), author=PersonFactory())
    form = read(admin_client.get(form_of(page)), strict=False)

    assert links(beside(admin_client, form_of(page))) == ["#id_live_until_0"]
    assert by_id(form, "id_live_until_0").get("name") == "live_until_0"


def test_what_keeps_a_page_back_comes_first(admin_client):
    page = article(photo=PhotoFactory(alt_text=""), author=None)
    found = beside(admin_client, form_of(page))

    assert links(found) == ["#id_photo", "#id_author"]
    assert "It cannot be published yet" in words(found)


def test_of_a_sound_page_it_says_so_with_how_it_reads_and_how_it_looks_elsewhere(admin_client):
    body = "<p>The cat sat on the mat. We like to sleep at night.</p>" * 10
    found = words(beside(admin_client, form_of(article(title="Sleep", slug="sleep", body=body))))

    assert "Nothing. It is fit to be published." in found
    assert "120 words, read in 1 minute." in found
    assert "Reading grade -1" in found
    assert (
        f"localhost:8000 › blog › sleep Sleep | Priority You MD in Clearwater, FL {EXCERPT}"
        in found
    )


def test_title_and_description_are_counted_as_search_engines_read_them(admin_client):
    page = article(title="t" * 40, seo_title="Sleep", seo_description="d" * 161)
    found = words(beside(admin_client, form_of(page)))

    assert "Title: 5 characters of about 60 that are shown." in found
    assert "Description: 161 characters of about 160 that are shown." in found


def test_without_a_photo_the_card_that_would_be_drawn_is_shown(admin_client):
    form = form_of(article(title="Sleep & rest / 100 %", seo_title="Other"))
    (card,) = [part.get("src") for part in beside(admin_client, form).iter("img")]
    answer = admin_client.get(card)

    assert card == "/admin/card/?title=Sleep%20%26%20rest%20%2F%20100%20%25"
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content == draw_card("Sleep & rest / 100 %", "Priority You MD")


def test_with_a_photo_that_is_shown(admin_client):
    photo = PhotoFactory()
    found = beside(admin_client, form_of(article(photo=photo)))

    assert [part.get("src") for part in found.iter("img")] == [photo.address]


def test_a_text_in_spanish_has_no_grade(admin_client):
    page = PageFactory(language="es", body="<p>El gato duerme toda la noche.</p>" * 9)
    found = words(beside(admin_client, f"/admin/clinic/page/{page.pk}/change/"))

    assert "54 words" in found
    assert "Reading grade" not in found


def test_the_words_of_an_open_form_are_looked_through_and_none_of_them_is_stored(admin_client):
    page = article(asked=[{"question": "Why?", "answer": "<p>Yes.</p>"}])
    before = (Post.objects.values().get(), PostQuestion.objects.values().get())

    answer = typed(
        admin_client, form_of(page), title="t" * 61, body=AMISS,
        **{"questions-0-answer": AMISS, "slug": "moved"},
    )  # fmt: skip

    assert links(read(answer, strict=False)) == [
        "#id_body",
        "#id_questions-0-answer",
        "#id_seo_title",
    ]
    assert "blog › moved" in said(answer)
    assert (Post.objects.values().get(), PostQuestion.objects.values().get()) == before
    assert not Unsaved.objects.exists()


def test_a_row_that_is_to_go_is_not_spoken_of_and_a_new_one_is(admin_client):
    page = article(asked=[{"question": "Why?", "answer": AMISS}])
    rows = {
        "questions-TOTAL_FORMS": "2", "questions-0-DELETE": "on",
        "questions-1-question": "How?", "questions-1-answer": AMISS, "questions-1-position": "1",
    }  # fmt: skip

    answer = typed(admin_client, form_of(page), **rows)

    assert links(read(answer, strict=False)) == ["#id_questions-1-answer"]


def test_what_could_not_even_be_saved_stands_in_the_same_list(admin_client):
    PostFactory(slug="taken")

    answer = typed(admin_client, form_of(article()), slug="taken", title="")

    found = read(answer, strict=False)
    assert set(links(found)) == {"#id_title", "#id_slug"}
    assert "It cannot be published yet" in words(found)


def test_beside_a_form_that_was_refused_nothing_is_said_of_what_is_saved(admin_client):
    refused = fill_in(admin_client, form_of(article()), title="", _publish="")

    assert "It is fit to be published" not in words(read(refused, strict=False))


def test_what_no_address_can_have_is_told_in_words_that_staff_use(admin_client):
    refused = fill_in(admin_client, form_of(article()), slug="No address!", _publish="")

    found = words(read(refused, strict=False))
    assert "Address: Write it in letters, digits, and hyphens alone" in found
    assert "slug" not in found


def test_where_no_words_are_nobody_reads_for_a_minute(admin_client):
    found = words(beside(admin_client, form_of(article(body=""))))

    assert "0 words." in found


def test_of_what_is_new_the_same_is_said_before_anything_is_saved(admin_client):
    answer = typed(admin_client, ADD, title="Sleep", slug="sleep", body=AMISS, excerpt=EXCERPT)

    assert SKIPS in said(answer)
    assert not Post.objects.exists()


@pytest.mark.parametrize("group", ["Author", "Editor", "Front desk"])
def test_only_who_may_save_a_page_is_told_of_it(client_of, group):
    page = article()
    addresses = [f"/admin/blog/post/{page.pk}/fitness/", "/admin/blog/post/add/fitness/"]
    client, sent = client_of(group), {"Sec-Fetch-Site": "same-origin"}

    found = {client.post(address, headers=sent).status_code for address in addresses}

    assert found == ({403} if group == "Front desk" else {200})
    assert {client.get(address).status_code for address in addresses} == {405}


def test_another_site_is_told_nothing(admin_client):
    page, evil = article(), {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    strict = type(admin_client)(enforce_csrf_checks=True)
    strict.cookies = admin_client.cookies

    answer = strict.post(f"/admin/blog/post/{page.pk}/fitness/", headers=evil)

    assert answer.status_code == 403


# --- After publishing -----------------------------------------------------------------------------


def test_who_published_is_told_how_many_things_could_be_better_and_where(admin_client):
    page = article(body=AMISS, author=None)

    address = fill_in(admin_client, form_of(page), _publish="").url

    assert "2 things could be better: Body; Author." in words(
        read(admin_client.get(address), strict=False)
    )


def test_the_list_says_the_same_of_each_page(admin_client):
    one, two = article(title="One", author=None), article(title="Two")

    found = words(read(choose(admin_client, "blog/post", "publish", one, two), strict=False))

    assert found.count("1 thing could be better: Author.") == 1
    assert one.is_published
    assert two.is_published
