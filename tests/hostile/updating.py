"""Run inside the site by its own `manage.py shell`: texts through `update()`, and away again."""

import json
import sys
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import get_default_timezone

from blog.models import Post
from clinic_site.publishing.editions import publish
from clinic_site.richtext.references import faults_of_references

# So long ago that no list of the demo site begins with them.
LONG_AGO = datetime(2001, 1, 1, tzinfo=get_default_timezone())


@transaction.atomic
def store(pages):
    """Send each text of standard input through `update()`, alone; print what was stored.

    All of it stands in as many articles as `pages` says, and what refers to a thing that is not there
    in one more: the form would not take that again.
    """
    scratch = _article("hostile-scratch", "")
    stored = [_updated(scratch, text) for text in json.load(sys.stdin)]
    unfit = [text for text in stored if faults_of_references(text, stored=lambda text=text: text)]
    fit = [text for text in stored if text not in unfit]
    articles = [
        _article(f"hostile-update-{page}", "\n".join(fit[page::pages])) for page in range(pages)
    ]
    rest = _article("hostile-unfit", "\n".join(unfit))
    numbers = [article.pk for article in articles]
    json.dump({"stored": stored, "articles": numbers, "unfit": rest.pk}, sys.stdout)


def clear():
    Post.objects.filter(slug__startswith="hostile-").delete()


def _article(slug, body):
    article = Post(title=slug, slug=slug, body="<p>Words.</p>")
    publish(article, at=LONG_AGO)
    _updated(article, body)
    return article


def _updated(article, text):
    # What visitors see as well: a text may have come into the database by any way.
    rows = Post._base_manager.filter(Q(pk=article.pk) | Q(edition_of=article.pk))
    rows.update(body=text)
    return rows.values_list("body", flat=True).get(pk=article.pk)
