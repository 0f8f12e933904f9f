"""What machines ask for: robots.txt, and what a home screen shows."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.seo import absolute_url
from clinic_site.publishing.tokens import PAPER_BY_DAY


@read_only
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        f"Sitemap: {absolute_url('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@read_only
def manifest(request):
    """What a phone shows where the site is kept on its home screen."""
    name = ClinicProfile.get_solo().name
    icons = [
        {"src": static(f"clinic/img/{file}.png"), "sizes": f"{size}x{size}", "purpose": purpose}
        for file, size, purpose in [
            ("icon-192", 192, "any"),
            ("icon-512", 512, "any"),
            ("icon-maskable-512", 512, "maskable"),
        ]
    ]
    content = {
        "name": name,
        "short_name": name,
        "start_url": "/",
        "display": "browser",
        "background_color": PAPER_BY_DAY,
        "theme_color": PAPER_BY_DAY,
        "icons": [{"type": "image/png"} | icon for icon in icons],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@read_only
def favicon(request):
    """Browsers ask here where a page names no icon, such as a photo opened by itself."""
    return redirect(static("clinic/img/favicon.ico"))
