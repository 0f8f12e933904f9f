"""The Atom feed of the newest articles."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.seo import absolute_url

from .models import Post

POSTS_IN_FEED = 20


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
        return post.title

    def item_description(self, post):
        return post.short_excerpt

    def item_link(self, post):
        return absolute_url(post.get_absolute_url())

    def item_author_name(self, post):
        return str(post.author) if post.author else None

    def item_categories(self, post):
        return [post.category.name] if post.category else []

    def item_pubdate(self, post):
        return post.publish_at

    def item_updateddate(self, post):
        return max(post.updated_at, post.publish_at)


latest_posts = read_only(LatestPosts())
