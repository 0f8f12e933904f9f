"""The base of the apps' sitemaps: every page that is public and may be listed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap


class SiteSitemap(Sitemap):
    """A sitemap whose addresses begin with SITE_URL, whatever host the request named."""

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class PageSitemap(SiteSitemap):
    """All published pages of one model, without those hidden from search engines."""

    def __init__(self, model):
        self.model = model

    def items(self):
        pages = self.model.objects.published().filter(no_index=False, canonical_url="")
        return pages.order_by("pk")

    def lastmod(self, page):
        return page.worded_at
