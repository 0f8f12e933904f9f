"""Somebody who edits a running site in a process of their own, as told line by line; run by `manage.py shell`.

Each line is a JSON list: what to do, and its values. The answer is a line, once visitors may see it.
"""

import json
import sys
from datetime import datetime, time

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, OpeningHours
from clinic_site.clinic.models.words import SiteWords
from clinic_site.publishing.editions import publish, take_down

BODY = "<p>Something that stands still, while the title goes on.</p>"


def edit_as_told(slug) -> None:
    """Do what comes in; of articles there is one, which has this name in its address."""
    for line in sys.stdin:
        name, *values = json.loads(line)
        DEEDS[name](slug, *values)
        sys.stdout.write("done\n")
        sys.stdout.flush()


def _publish(slug, title, at=None, until=None):
    post = Post.objects.filter(slug=slug).first() or Post(slug=slug, body=BODY)
    post.title = title
    publish(
        post,
        **{
            name: datetime.fromisoformat(when)
            for name, when in (("at", at), ("until", until))
            if when
        },
    )


def _save_draft(slug, title):
    post = Post.objects.get(slug=slug)
    post.title = title
    post.save()


def _take_down(slug):
    take_down(Post.objects.get(slug=slug))


def _open_until(_slug, hour, minute):
    hours = OpeningHours.objects
    hours.update_or_create(
        clinic=ClinicProfile.get_solo(),
        weekday=6,
        opens=time(8),
        defaults={"closes": time(hour, minute)},
    )


def _say_of_articles(_slug, words):
    SiteWords.get_solo()
    SiteWords.objects.update(articles_lead=words)  # past every form and every signal


DEEDS = {
    "publish": _publish,
    "save a draft": _save_draft,
    "take down": _take_down,
    "open until": _open_until,
    "say of articles": _say_of_articles,
}
