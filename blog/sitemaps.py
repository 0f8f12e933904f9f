"""The blog's part of the sitemap: articles, and categories that have some."""

from clinic_site.publishing.sitemaps import PageSitemap, SiteSitemap

from .models import Category, Post


class CategorySitemap(SiteSitemap):
    def items(self):
        return Category.objects.with_posts()


sitemaps = {"posts": PageSitemap(Post), "categories": CategorySitemap()}
