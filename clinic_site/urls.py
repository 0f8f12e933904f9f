"""Every public address of the site."""

from django.contrib import admin
from django.urls import include, path

from blog.feeds import posts_on_condition
from clinic_site import health, machines, sitemaps, views
from clinic_site.publishing import paging  # noqa: F401 -- it knows what a <page_number:…> is

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("services/", include("services.urls")),
    path("blog/", include("blog.urls")),
    path("contact/", include("contact.urls")),
    path("review/", include("clinic_site.reviewing.urls")),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>-<page_number:number>.xml", sitemaps.part, name="sitemap_part"),
    path("robots.txt", machines.robots),
    path(".well-known/security.txt", machines.security, name="security"),
    path("security.txt", machines.security_elsewhere),
    path("site.webmanifest", machines.manifest, name="manifest"),
    path("favicon.ico", machines.favicon),
    path("healthz/", health.alive),
    path("healthz/ready", health.ready),
    path("admin/", admin.site.urls),
    path("conditions/<slug:slug>/feed/", posts_on_condition, name="condition_feed"),
    path("", include("clinic_site.photos.urls")),
    path("", include("clinic_site.sharing.urls")),
    # Last: the clinic's own pages take whatever address is left.
    path("", include("clinic_site.clinic.urls")),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error
