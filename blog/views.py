"""Lists of articles, and the article."""

from django.shortcuts import get_object_or_404, redirect

from clinic_site.clinic.context_processors import clinic_of
from clinic_site.clinic.models import Person
from clinic_site.publishing.decorators import for_everyone, read_only
from clinic_site.publishing.paging import page_of
from clinic_site.publishing.rendering import render_listing, render_page

from .cards import card_of_author, card_of_category
from .models import Category, Post

POSTS_PER_PAGE = 9


@for_everyone
def post_list(request, number=1):
    return _render_posts(
        request,
        Post.objects.published(),
        number,
        title="Articles",
        card=Post.card_of_list(),
        description=clinic_of(request).words.articles_lead,
    )


@for_everyone
def category(request, slug, number=1):
    found = get_object_or_404(Category, slug=slug)
    return _render_posts(
        request,
        Post.objects.published().filter(category=found),
        number,
        title=found.name,
        card=card_of_category(found),
        description=found.description or f"Articles about {found.name.lower()}.",
        current_category=found,
    )


@for_everyone
def author(request, slug, number=1):
    found = get_object_or_404(Person.objects.published(), slug=slug)
    return _render_posts(
        request,
        Post.objects.published().filter(author=found.page_id),
        number,
        title=f"Articles by {found.name}",
        card=card_of_author(found),
        description=f"What {found} wrote for us. {found.summary}".strip(),
        author=found,
    )


@for_everyone
def post(request, slug):
    return render_page(
        request, get_object_or_404(Post.objects.published().for_reading(), slug=slug)
    )


@read_only
def first_page(request, **place):
    """`…/page/1/` is the list itself, and the list has one address."""
    return redirect(request.path.removesuffix("page/1/"), permanent=True)


def _render_posts(request, posts, number, *, title, description, **context):
    page = page_of(posts, number, POSTS_PER_PAGE)
    lead = description
    if number > 1:  # in search results, too, no two pages are called the same
        title = f"{title}, page {number}"
        of_all = f" of {page.last}" if page.last else ""
        description = f"Page {number}{of_all}. {description}"
    return render_listing(
        request,
        "blog/post_list.html",
        title=title,
        description=description,
        lead=lead,
        posts=page,
        list_url=request.path.removesuffix(f"page/{number}/"),
        categories=Category.objects.with_posts(),
        **context,
    )
