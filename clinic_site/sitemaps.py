"""The sitemap: the lists, and every page of every kind."""

from django.urls import reverse

from blog.sitemaps import CategorySitemap
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.sitemaps import PageSitemap, SiteSitemap

LISTS = (
    "home", "services:list", "clinic:conditions", "blog:list", "clinic:people", "contact:request",
)  # fmt: skip


class ListSitemap(SiteSitemap):
    def items(self):
        empty = {kind.list_url_name for kind in page_models() if not kind.listed().exists()}
        return [name for name in LISTS if name not in empty]

    def location(self, name):
        return reverse(name)


sitemaps = {
    "lists": ListSitemap(),
    "categories": CategorySitemap(),
    **{kind._meta.model_name: PageSitemap(kind) for kind in page_models()},
}
