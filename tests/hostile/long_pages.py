"""Articles and treatment pages that hold too much or too little, and a hundred plain ones."""

from datetime import timedelta

from django.utils import timezone

from blog.models import Category, Post, PostQuestion
from clinic_site.clinic.models import Treatment
from clinic_site.publishing.editions import publish
from services.models import Service, ServicePrice, ServiceQuestion
from tests import factories
from tests.hostile import long_words
from tests.hostile.long_words import SENTENCE, UNBROKEN, in_text, longest

# What is many of a kind has this in its address: one page of them shows what all would.
PLAIN = "plain-"
CATEGORIES, POSTS = 40, 100
VIDEO = {"video_url": longest(Post, "video_url", long_words.ADDRESS), "video_title": UNBROKEN}


def make_posts(photos, people, treatments):
    arabic, hebrew, surname, endless, _bo = people
    make = factories.PostFactory
    categories = [
        factories.CategoryFactory(
            name=longest(Category, "name"),
            slug="long",
            description=longest(Category, "description", UNBROKEN),
        ),
        factories.CategoryFactory(name=longest(Category, "name", "W"), slug="w" * 60),
        *(
            factories.CategoryFactory(name=f"Plain topic {number}", slug=f"{PLAIN}{number}")
            for number in range(CATEGORIES)
        ),
    ]
    make_many_posts(categories)
    make(
        title=longest(Post, "title"),
        slug="everything",
        author=surname,
        category=categories[1],
        photo=photos["wide"],
        excerpt=longest(Post, "excerpt", UNBROKEN),
        body=in_text(photos["tall"]) + long_words.EVERYTHING + in_text(photos["wide"]),
        questions_title=longest(Post, "questions_title", UNBROKEN),
        next_step_title=longest(Post, "next_step_title"),
        next_step_text=f"<p>{UNBROKEN * 600}</p>"[:600],
        treatments=treatments,
        video_still=photos["tall"],
        **VIDEO,
    )
    ask(PostQuestion, post=Post.objects.get(slug="everything"))
    make(
        title=longest(Post, "title", UNBROKEN),
        slug="u" * 100,
        author=endless,
        category=None,
        excerpt="Ja.",
    )
    make(title="No", slug="no", author=hebrew, category=None, body="No", photo=photos["tiny"])
    make(title="Nobody", slug="nobody", author=None, category=None, body=in_text(photos["tall"]))
    make(title=long_words.ARABIC_TITLE, slug="arabic", author=arabic, category=categories[0])


def make_many_posts(categories):
    yesterday = timezone.now() - timedelta(days=1)
    for number in range(POSTS):
        factories.PostFactory(
            title=f"One of many articles, number {number}",
            slug=f"{PLAIN}{number}",
            author=None,
            category=categories[number % len(categories)],
            body="<p>Words.</p>",
            at=yesterday - timedelta(hours=number),
        )


def make_services(photos):
    make = factories.ServiceFactory
    texts = ("who_it_is_for", "benefits", "risks", "session", "alternatives", "aftercare")
    lines = (
        "summary", "in_a_line", "fda_status", "session_length", "course", "downtime", "paying",
        "aftercare_do", "aftercare_do_not", "call_911", "call_today", "tell_next_visit",
    )  # fmt: skip
    whole = make(
        title=longest(Service, "title"),
        slug="everything",
        treatment__name=longest(Treatment, "name"),
        treatment__shows_crisis_line=True,
        photo=photos["wide"],
        video_still=photos["wide"],
        **VIDEO,
        **{name: longest(Service, name, UNBROKEN) for name in lines},
        **dict.fromkeys(texts, long_words.EVERYTHING),
    )
    ask(ServiceQuestion, service=whole)
    for words in (SENTENCE, UNBROKEN):
        whole.prices.create(
            low="99999.99", high="999999.99",
            **{name: longest(ServicePrice, name, words) for name in ("what", "unit", "includes")},
        )  # fmt: skip
    publish(whole)
    make(title=longest(Service, "title", UNBROKEN), slug="s" * 100, photo=photos["tall"])
    make(title="Bare", slug="bare", summary="Ja.", **dict.fromkeys(texts, ""))


def ask(model, **page):
    for words in (SENTENCE, UNBROKEN):
        model.objects.create(
            question=longest(model, "question", words), answer=long_words.EVERYTHING, **page
        )
