"""The roof's part of the sitemap: the lists, the people and the clinic's own pages."""

from django.urls import reverse

from clinic_site.clinic.models import Page, Person
from clinic_site.publishing.sitemaps import PageSitemap, SiteSitemap

LISTS = ("home", "services:list", "blog:list", "clinic:people", "contact:request")


class ListSitemap(SiteSitemap):
    def items(self):
        return LISTS

    def location(self, name):
        return reverse(name)


sitemaps = {"lists": ListSitemap(), "people": PageSitemap(Person), "pages": PageSitemap(Page)}
