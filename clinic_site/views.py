"""Pages that show several apps at once, and what lost visitors get."""

import sys

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse

from blog.models import Post
from clinic_site.clinic.answers import answers_to
from clinic_site.clinic.context_processors import clinic_of
from clinic_site.clinic.home import meta_of_home
from clinic_site.clinic.models import Person
from clinic_site.clinic.structured import at_length
from clinic_site.crisis import speaks_of_crisis
from clinic_site.database import is_unavailable
from clinic_site.editing.kept import KEPT, keep
from clinic_site.editing.marks import mark_in
from clinic_site.errors import FORM_TOO_OLD, PAGE_GONE, error_page
from clinic_site.folding import LONGEST_QUERY
from clinic_site.forwarding.missed import note_missed
from clinic_site.forwarding.noise import is_an_address
from clinic_site.forwarding.views import GONE, forwarded
from clinic_site.publishing.decorators import for_everyone, read_only
from clinic_site.publishing.rendering import render_listing
from clinic_site.publishing.seo import absolute_url
from clinic_site.publishing.structured import SITE, named, thing
from clinic_site.search.finding import find, find_by_titles
from clinic_site.search.missed import note_missed_words
from clinic_site.search.words import words_in
from clinic_site.workplace.answers import answer_to_a_fault
from services.models import Service

MOST_NEAR = 3  # pages that are offered at an address where none is

LONGEST_JUDGED = (
    10_000  # characters: whoever writes a long letter into the search may be in danger
)


@for_everyone
def home(request):
    profile = clinic_of(request)
    meta = meta_of_home(profile, profile.words)
    return render_listing(
        request,
        "home.html",
        web_page="WebPage",
        things=[with_search(), at_length(profile)],
        title=meta.title,
        names_place=meta.names_place,
        description=meta.description,
        services=Service.objects.published().for_cards(),
        people=Person.objects.published().clinicians().select_related("photo")[:3],
        recent_posts=list(Post.objects.published().for_cards()[:4]),  # one large, three beside it
    )


def with_search():
    """That the site can be searched, and how: what stands in each of its footers."""
    address = f"{absolute_url(reverse('search'))}?q={{words}}"
    return named(SITE) | {
        "potentialAction": {
            "@type": "SearchAction",
            "target": thing("EntryPoint", urlTemplate=address),
            "query-input": "required name=words",
        }
    }


@read_only
def search(request):
    typed = request.GET.get("q", "").strip()
    is_crisis = speaks_of_crisis(typed[:LONGEST_JUDGED])
    query = typed[:LONGEST_QUERY]
    findings, answers = find(query), answers_to(words_in(query))
    if not (is_crisis or answers or hasattr(request, "walk")):
        note_missed_words(findings.missing)
    found_nothing = findings.is_near or not findings.results
    return render_listing(
        request,
        "search.html",
        title=f"Search: {query}" if query else "Search",
        description="Search treatments, conditions, articles, people, and pages.",
        no_index=True,
        query=query,
        is_unreadable="\N{REPLACEMENT CHARACTER}" in query,
        is_crisis=is_crisis,
        answers=answers,
        findings=findings,
        services=Service.objects.published().for_cards() if query and found_nothing else (),
    )


def bad_request(request, exception):
    return error_page(400)


def permission_denied(request, exception):
    return error_page(403, "403.html")


def page_not_found(request, exception):
    """Where it moved; or a page whose way on is the search box and the treatments: 404, or 410."""
    found = forwarded(request)
    if found:
        return found
    context = {"services": Service.objects.published().for_cards(), "near": _near(request.path)}
    if found == GONE:
        return error_page(410, "404.html", context | {"is_gone": True}, request, words=PAGE_GONE)
    note_missed(request)
    return error_page(404, "404.html", context, request)


def _near(path):
    """The pages that somebody may have meant who asked for a path at which nothing is."""
    if not is_an_address(path):
        return []
    last = path.strip("/").rpartition("/")[2].partition(".")[0]
    return find_by_titles(last.replace("-", " ").replace("_", " "), MOST_NEAR)


def server_error(request):
    """The page for a fault: 503 where it is the database's; staff have back what they typed."""
    error = sys.exception()
    if request.path.startswith(reverse("admin:index")):
        return answer_to_a_fault(request, error)
    return error_page(503 if is_unavailable(error) else 500)


def csrf_failure(request, reason=""):
    """The page for a form that is too old; what staff typed in it is kept, and shown again."""
    mark = mark_in(request.POST)
    is_kept = mark is not None and keep(request)
    if is_kept and request.user.pk == mark.writer:
        return redirect(request.get_full_path())  # they signed in again in another window
    if is_kept and request.user.is_anonymous:
        messages.warning(request, KEPT)
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    context = {"login_url": settings.LOGIN_URL, "is_kept": is_kept}
    return error_page(403, "403_csrf.html", context, words=FORM_TOO_OLD)
