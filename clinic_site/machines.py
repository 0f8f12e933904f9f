"""What machines ask for: robots.txt, whom to tell of a hole, and what a home screen shows."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import quote

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.decorators import for_everyone, read_only
from clinic_site.publishing.seo import absolute_url
from clinic_site.publishing.tokens import PAPER_BY_DAY

# RFC 9116 asks for less than a year; counted from the day, so that it never passes.
SECURITY_CONTACT_IS_GOOD_FOR = timedelta(days=180)


@for_everyone
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow:",  # what is not to be listed says so itself, and must be read for that
        f"Sitemap: {absolute_url('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@for_everyone
def security(request):
    """Whom to tell of a hole in the site (RFC 9116): at the public email, else by the form."""
    email = ClinicProfile.get_solo().email
    today = timezone.now().astimezone(UTC).date()
    ends_at = datetime.combine(today, time(tzinfo=UTC)) + SECURITY_CONTACT_IS_GOOD_FOR
    lines = [
        f"Contact: mailto:{quote(email, safe='@+')}" if email else "",
        f"Contact: {absolute_url(reverse('contact:request'))}",
        f"Expires: {ends_at:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {absolute_url(request.path)}",
    ]
    words = "\n".join(filter(None, lines)) + "\n"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@read_only
def security_elsewhere(request):
    """Where programs looked for it before it had its place."""
    return redirect("security", permanent=True)


@for_everyone
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
