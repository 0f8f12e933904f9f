"""Fills a site with thousands of published sample articles; run by `manage.py shell` as part of the site.

The rows are what `publish()` of an import would leave, one article at a time, in a hundredth of the
time: tests/project/test_scale.py compares them. Never on a site that people use.
"""

import random
import sys
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from blog.models import Category, Post, PostQuestion
from clinic_site.clinic.models import Condition, Person, Treatment
from clinic_site.database import count_rows
from clinic_site.demo.seeding import is_seeded, seed
from clinic_site.publishing.intervals import Status
from clinic_site.publishing.links import key_of
from clinic_site.revisions.models import Revision
from clinic_site.search.entries import enter_missing
from contact.models import ConsultationRequest
from tests.drills.sample_texts import SampleTexts

AT_ONCE = 1000
YEARS = 10
REFUSED = (
    "Sample articles are for a site that nobody uses: this one {}. Make another with its own DATA_DIR"
    " and DATABASE_URL, for example: DATA_DIR=var/scale make scale-data N=10000\n"
)


def refuse_site_in_use() -> None:
    """End the program where a site is on the net, or somebody has asked or written something there."""
    signs = {
        "is at https://": settings.IS_HTTPS,
        "holds requests of visitors": ConsultationRequest.objects.exists(),
        "holds what staff wrote": Revision.objects.filter(saved_by__isnull=False).exists(),
    }
    for sign, is_so in signs.items():
        if is_so:
            sys.exit(REFUSED.format(sign))


def fill(many: int) -> None:
    """Add so many articles to a site, with the demo content where it is empty; ends a program that may not."""
    refuse_site_in_use()
    if not is_seeded():
        seed()
    writer = _Writer(many)
    first = Post.objects.filter(slug__startswith="sample-").count() + 1
    numbers = range(first, first + many)
    for start in range(0, many, AT_ONCE):
        with transaction.atomic():
            writer.write(numbers[start : start + AT_ONCE])
        sys.stderr.write(f"\r{min(start + AT_ONCE, many):,} of {many:,} sample articles")
    sys.stderr.write("; now the index of the search ...\n")
    enter_missing()
    _let_it_settle()


def _let_it_settle():
    """As PostgreSQL does by itself within a minute or so, and the worker on SQLite each hour."""
    count_rows()
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


class _Writer:
    def __init__(self, many):
        self._texts, self._draw = SampleTexts(many), random.Random(many)
        self._step = timedelta(days=365 * YEARS) / many
        self._newest = timezone.now().replace(microsecond=0)
        self._left = many
        self._categories = list(Category.objects.all())
        self._authors = list(Person.objects.all())
        self._treatments = list(Treatment.objects.all())
        self._conditions = list(Condition.objects.all())
        self._photos = list(
            Post.objects.filter(photo__isnull=False, slug__regex="^(?!sample-)").values_list(
                "photo", flat=True
            )
        )
        self._linked = [(key_of(page), str(page)) for page in self._conditions]

    def write(self, numbers):
        posts = Post.objects.bulk_create(map(self._post, numbers))
        keys = [post.pk for post in posts]
        self._link(Post.treatments, keys, self._treatments, share=0.6)
        self._link(Post.conditions, keys, self._conditions, share=0.02)
        PostQuestion.objects.bulk_create(
            PostQuestion(
                post=post,
                position=position,
                question=f"{self._texts.sentence()[:-1]}?",
                answer=f"<p>{self._texts.sentence()}</p>",
            )
            for post in posts[::5]
            for position in (1, 2)
        )
        _publish(min(keys), max(keys))

    def _post(self, number):
        self._left -= 1
        is_of_guest = number % 10 == 0
        link = self._draw.choice(self._linked) if self._linked and number % 3 == 0 else None
        return Post(
            title=self._texts.title(number),
            slug=f"sample-{number}",
            publish_at=self._newest - self._step * self._left,
            excerpt="" if number % 4 == 0 else self._texts.sentence(),
            body=self._texts.body(dict([link] if link else [])),
            author=None if is_of_guest else self._draw.choice(self._authors),
            guest_byline="A sample guest" if is_of_guest else "",
            category=self._draw.choice(self._categories),
            photo_id=self._draw.choice(self._photos) if self._photos and number % 2 == 0 else None,
        )

    def _link(self, named, keys, others, share):
        """The first of `others` most often, the last seldom."""
        weights = [1 / (position + 1) for position in range(len(others))]
        column, other = named.field.m2m_column_name(), named.field.m2m_reverse_name()
        named.through.objects.bulk_create(
            named.through(**{column: key, other: self._draw.choices(others, weights)[0].pk})
            for key in keys
            if others and self._draw.random() < share
        )


def _publish(first, last):
    """Copy these articles with all that is theirs into editions, as `publish()` does."""
    own = {"edition_of_id": "p.id", "status": f"'{Status.EDITION}'", "live_from": "p.publish_at"}
    _copy(Post, own, "blog_post p", first, last)
    edition = "JOIN blog_post e ON e.edition_of_id = p.{}"
    for field in Post._meta.many_to_many:
        links, column = field.remote_field.through, field.m2m_column_name()
        rows = f"{links._meta.db_table} p {edition.format(column)}"
        _copy(links, {column: "e.id"}, rows, first, last, by=column)
    rows = f"{PostQuestion._meta.db_table} p {edition.format('post_id')}"
    _copy(PostQuestion, {"post_id": "e.id"}, rows, first, last, by="post_id")


def _copy(model, own, rows, first, last, by="id"):
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = [own.get(column, f"p.{column}") for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)})"  # noqa: S608 -- our own names
            f" SELECT {', '.join(values)} FROM {rows} WHERE p.{by} BETWEEN %s AND %s ORDER BY p.id",
            [first, last],
        )
