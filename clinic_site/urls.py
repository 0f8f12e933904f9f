"""Every public address of the site."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from clinic_site import health, machines, views
from clinic_site.publishing.decorators import for_everyone
from clinic_site.sitemaps import sitemaps

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("services/", include("services.urls")),
    path("blog/", include("blog.urls")),
    path("contact/", include("contact.urls")),
    path("review/", include("clinic_site.reviewing.urls")),
    path(
        "sitemap.xml",
        for_everyone(sitemap),
        {"sitemaps": sitemaps, "content_type": "application/xml; charset=utf-8"},
        name="sitemap",
    ),
    path("robots.txt", machines.robots),
    path(".well-known/security.txt", machines.security, name="security"),
    path("security.txt", machines.security_elsewhere),
    path("site.webmanifest", machines.manifest, name="manifest"),
    path("favicon.ico", machines.favicon),
    path("healthz/", health.alive),
    path("healthz/ready", health.ready),
    path("admin/", admin.site.urls),
    path("", include("clinic_site.photos.urls")),
    path("", include("clinic_site.sharing.urls")),
    # Last: the clinic's own pages take whatever address is left.
    path("", include("clinic_site.clinic.urls")),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error
