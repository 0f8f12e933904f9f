"""The treatment pages' part of the sitemap."""

from clinic_site.publishing.sitemaps import PageSitemap

from .models import Service

sitemaps = {"services": PageSitemap(Service)}
