"""The part of the sitemap that no page is: categories that have articles."""

from clinic_site.publishing.sitemaps import SiteSitemap

from .models import Category


class CategorySitemap(SiteSitemap):
    def items(self):
        return Category.objects.with_posts()
