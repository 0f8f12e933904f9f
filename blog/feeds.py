"""Atom feeds of the newest articles in full: of all, of a category, and of those about a condition."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from clinic_site.clinic.context_processors import clinic_of
from clinic_site.clinic.models import Condition
from clinic_site.freshness import eras
from clinic_site.publishing.decorators import for_everyone
from clinic_site.publishing.seo import absolute_url
from clinic_site.richtext.elsewhere import with_whole_addresses
from clinic_site.richtext.references import found_at_once
from clinic_site.richtext.telephones import with_number_of_today

from .atom import ArticleFeed
from .models import Category, Post

POSTS_IN_FEED = 20
A_SECOND = timedelta(seconds=1)


@for_everyone
def latest_posts(request):
    return _feed(request, Post.objects.published(), "articles", reverse("blog:list"))


@for_everyone
def posts_in_category(request, slug):
    found = get_object_or_404(Category, slug=slug)
    posts = Post.objects.published().filter(category=found)
    return _feed(request, posts, f"articles on {found.name}", found.get_absolute_url())


@for_everyone
def posts_on_condition(request, slug):
    found = get_object_or_404(Condition.objects.published(), slug=slug)
    posts = Post.objects.published().filter(conditions=found.page_id)
    return _feed(request, posts, f"articles about {found.title}", found.get_absolute_url())


def _feed(request, posts, words, path):
    """The newest of these articles; `path` leads to the page that lists them for people."""
    clinic = clinic_of(request)
    feed = ArticleFeed(
        title=f"{clinic.name}: {words}",
        link=absolute_url(path),
        description="",
        feed_url=absolute_url(request.path),
        feed_guid=absolute_url(request.path),
        language="en-US",
        author_name=clinic.name,
        author_link=absolute_url("/"),
    )
    newest = _with_conditions(posts.for_reading().with_bylines()[:POSTS_IN_FEED])
    with found_at_once([html for post in newest for html in post.rich_texts()]):
        for post in newest:
            feed.add_item(**_entry(post, clinic))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    _tell_since_when(response)
    return response


def _with_conditions(posts):
    """The articles as a list; what they need of their conditions is asked for once for all of them."""
    links = Post.conditions.through.objects.filter(post__in=[post.pk for post in posts])
    pairs = list(links.values_list("post", "condition"))
    keys = {key for _post, key in pairs}
    live = Condition.objects.published().for_cards().filter(edition_of__in=keys) if keys else ()
    by_key = {condition.page_id: condition for condition in live}
    for post in posts:
        own = [key for of, key in pairs if of == post.pk]
        post.live_conditions = [by_key[key] for key in own if key in by_key]
    return list(posts)


def _entry(post, clinic):
    address = absolute_url(post.get_absolute_url())
    shown = render_to_string("blog/feed_content.html", {"post": post, "clinic": clinic})
    return {
        "title": post.title,
        "link": address,
        "unique_id": absolute_url(
            f"{reverse('blog:list')}#{post.page_id}"
        ),  # whatever it is called
        "description": with_number_of_today(post.lead),
        "content": with_whole_addresses(shown, address),
        "author_name": post.byline_name or None,
        "categories": [post.category.name] if post.category else [],
        "pubdate": post.publish_at,
        "updateddate": post.worded_at,
    }


def _tell_since_when(response):
    """For who asks by time: since when nothing changed that visitors may see, what ended included.

    In the second of a change nobody is told, for a second change in it would have the same moment; so what
    is said then is not kept for longer.
    """
    since = eras.current().since
    is_told_from = since.replace(microsecond=0) + A_SECOND
    if timezone.now() >= is_told_from:
        response["Last-Modified"] = http_date(since.timestamp())
    else:
        eras.holds_until(is_told_from)
