"""The blog's part of the sitemap: articles, and categories that have some."""

from clinic_site.publishing.sitemaps import PageSitemap, SiteSitemap

from .models import Category, Post


class CategorySitemap(SiteSitemap):
    def items(self):
        return Category.objects.filter(posts__in=Post.objects.published()).distinct()


sitemaps = {"posts": PageSitemap(Post), "categories": CategorySitemap()}
