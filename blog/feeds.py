"""The Atom feed of the newest articles."""

from datetime import UTC, datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date

from clinic_site.characters import readable
from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.decorators import for_everyone
from clinic_site.publishing.editions import last_change
from clinic_site.publishing.seo import absolute_url
from clinic_site.richtext.telephones import with_number_of_today

from .models import Post

POSTS_IN_FEED = 20
BEFORE_ANY_ARTICLE = datetime(2000, 1, 1, tzinfo=UTC)  # not now: a feed is new when it changes


class PlainAtom(Atom1Feed):
    """Atom whose summaries are plain text, as ours are; Django labels them as HTML.

    XML has no place for some characters, whoever wrote them into the database.
    """

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEFORE_ANY_ARTICLE

    def write(self, outfile, encoding):
        self.feed = _readable(self.feed)
        self.items = [_readable(item) for item in self.items]
        super().write(outfile, encoding)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"])


def _readable(value):
    if isinstance(value, dict):
        return {name: _readable(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_readable(part) for part in value]
    return readable(value) if isinstance(value, str) else value


class LatestPosts(Feed):
    feed_type = PlainAtom

    def title(self):
        return f"{ClinicProfile.get_solo().name}: articles"

    def link(self):
        return absolute_url(reverse("blog:list"))

    def feed_url(self):
        return absolute_url(reverse("blog:feed"))

    def items(self):
        return Post.objects.published().with_bylines().select_related("category")[:POSTS_IN_FEED]

    def item_title(self, post):
        return post.title

    def item_description(self, post):
        return with_number_of_today(post.lead)

    def item_link(self, post):
        return absolute_url(post.get_absolute_url())

    def item_author_name(self, post):
        return post.byline_name or None

    def item_categories(self, post):
        return [post.category.name] if post.category else []

    def item_pubdate(self, post):
        return post.publish_at

    def item_updateddate(self, post):
        return post.worded_at

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # Django asks what is still there alone, but what was taken down is news, too.
        response["Last-Modified"] = http_date(_last_change().timestamp())
        return response


def _last_change():
    # Of authors, too: their names stand in it.
    return last_change(Post, "author__editions__") or BEFORE_ANY_ARTICLE


latest_posts = for_everyone(LatestPosts())
