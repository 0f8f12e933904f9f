"""The Atom feed of the newest articles."""

import re

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.seo import absolute_url

from .models import Post

POSTS_IN_FEED = 20
# XML has no place for these; a line break copied from a slide is one.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _writable(text):
    return CONTROL_CHARACTERS.sub(" ", text)


class LatestPosts(Feed):
    feed_type = Atom1Feed

    def title(self):
        return f"{ClinicProfile.get_solo().name}: articles"

    def link(self):
        return absolute_url(reverse("blog:list"))

    def feed_url(self):
        return absolute_url(reverse("blog:feed"))

    def items(self):
        return Post.objects.published().select_related("author", "category")[:POSTS_IN_FEED]

    def item_title(self, post):
        return _writable(post.title)

    def item_description(self, post):
        return _writable(post.short_excerpt)

    def item_link(self, post):
        return absolute_url(post.get_absolute_url())

    def item_author_name(self, post):
        return _writable(str(post.author)) if post.author else None

    def item_categories(self, post):
        return [_writable(post.category.name)] if post.category else []

    def item_pubdate(self, post):
        return post.publish_at

    def item_updateddate(self, post):
        return max(post.updated_at, post.publish_at)


latest_posts = read_only(LatestPosts())
