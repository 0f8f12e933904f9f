"""Every public address of the site."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

import blog.sitemaps
import services.sitemaps
from clinic_site import sitemaps, views

ALL_SITEMAPS = sitemaps.sitemaps | services.sitemaps.sitemaps | blog.sitemaps.sitemaps

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("services/", include("services.urls")),
    path("blog/", include("blog.urls")),
    path("contact/", include("contact.urls")),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": ALL_SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots),
    path("healthz/", views.healthz),
    path("admin/", admin.site.urls),
    path("", include("clinic_site.photos.urls")),
    # Last: the clinic's own pages take whatever address is left.
    path("", include("clinic_site.clinic.urls")),
]

handler404 = views.page_not_found
