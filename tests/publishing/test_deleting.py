"""Whoever deletes a page sees first which texts link it."""

import pytest

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, Page
from tests.factories import PageFactory, PersonFactory, PostFactory
from tests.site.filling import choose
from tests.site.reading import headings, links, main_of, read, words

pytestmark = pytest.mark.django_db

TITLE = "Texts that link here"


def linking(*pages):
    return "".join(
        f'<p><a data-page="{page._meta.label_lower}:{page.pk}">there</a></p>' for page in pages
    )


def told(response):
    """The lines of the list of texts, and where they lead; nothing where there is no such list."""
    main = main_of(read(response, strict=False))
    lists = [part for part in main.iter("ul") if part.get("class") == "linked-by"]
    assert len(lists) == headings(main).count(TITLE)
    return [(words(line), links(line)) for part in lists for line in part.iter("li")]


def form_of(page):
    return f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/change/"


def test_who_deletes_a_page_sees_each_text_that_links_it_once(admin_client):
    page, other = PageFactory(), PageFactory()
    page.body = linking(page)
    page.save()
    post = PostFactory(title="Linking", body=linking(page, other, page))
    asked = PostFactory(title="Asked")
    for _ in range(2):
        asked.questions.create(question="Why?", answer=linking(page))
    person = PersonFactory(name="Ada", credentials="", bio=linking(page))
    profile = ClinicProfile.objects.create(approach=linking(page))
    PostFactory(body=linking(other))

    response = admin_client.get(f"/admin/clinic/page/{page.pk}/delete/")

    assert sorted(told(response)) == [
        ("Article: Asked", [form_of(asked)]),
        ("Article: Linking", [form_of(post)]),
        (f"Clinic profile: {profile}", [form_of(profile)]),
        ("Person: Ada", [form_of(person)]),
    ]
    admin_client.post(f"/admin/clinic/page/{page.pk}/delete/", {"post": "yes"})
    assert list(Page.objects.all()) == [other]


def test_who_deletes_several_pages_sees_the_texts_that_link_any(admin_client):
    first, second, other = PageFactory.create_batch(3)
    post = PostFactory(title="Linking", body=linking(first, second))
    second.body = linking(first)
    second.save()
    PostFactory(body=linking(other))

    response = choose(admin_client, "clinic/page", "delete_selected", first, second)

    assert told(response) == [("Article: Linking", [form_of(post)])]


def test_a_page_that_no_text_links_is_deleted_without_a_word_about_it(admin_client):
    page = PageFactory()

    assert told(admin_client.get(f"/admin/clinic/page/{page.pk}/delete/")) == []
    assert told(choose(admin_client, "clinic/page", "delete_selected", page)) == []


def test_who_may_not_see_a_text_learns_no_more_than_that_there_is_one(who_sees_no_pages):
    post = PostFactory(is_draft=True)
    PageFactory(title="Secret merger", is_draft=True, body=linking(post))
    own = PostFactory(title="Linking", body=linking(post))
    client = who_sees_no_pages

    one = client.get(f"/admin/blog/post/{post.pk}/delete/")
    many = choose(client, "blog/post", "delete_selected", post)

    for response in (one, many):
        assert told(response) == [("Article: Linking", [form_of(own)])]
        assert "Secret merger" not in response.content.decode()
        assert "1 more that your account may not see." in words(
            main_of(read(response, strict=False))
        )
    assert Post.objects.count() == 2
