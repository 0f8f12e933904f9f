"""What whoever has a review link sees: the page as it was in one version, and where to answer.

Nobody is signed in here and no cookie is set; the key in the address is all that opens it. So the name and
the answer are posted to that address, and only then is anything shown or noted: programs that follow links
in mails see nothing, and note nothing.
"""

from datetime import timedelta
from functools import wraps

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_resolver
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from clinic_site.access.addresses import UNKNOWN, counted_address
from clinic_site.publishing.rendering import render_listing, render_page
from clinic_site.revisions.drawing import drawn

from . import limits
from .links import find_link
from .models import LONGEST_COMMENT, LONGEST_NAME, ReviewLine

ONCE_IN = timedelta(hours=1)  # what was sent twice within is told once
SAID = {
    ReviewLine.Deed.APPROVED: "Thank you. The clinic sees that you approved this version.",
    ReviewLine.Deed.COMMENTED: "Thank you. The clinic sees your comment. You can write another.",
}
TOO_OFTEN = {
    "title": "That was too often",
    "sentence": "Please wait ten minutes, then open the link again as it was sent to you.",
}
EMPTY = "Write your comment first."
FULL = "Very much was written by this link, so nothing more is kept. Please call the clinic."


def told_to_nobody(view):
    """An answer that no cache or search engine keeps, and whose address no other page learns.

    So it is where the key opens nothing: then the answer is that of any address where nothing is.
    """

    @wraps(view)
    def tell(request, *args, **kwargs):
        try:
            answer = view(request, *args, **kwargs)
        except Http404 as missing:
            answer = get_resolver().resolve_error_handler(404)(request, missing)
        answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        answer["Referrer-Policy"] = "no-referrer"
        return answer

    return tell


# There is no authority that another site could borrow.
@csrf_exempt
@never_cache
@told_to_nobody
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, key):
    address = counted_address(request) or UNKNOWN
    if limits.is_refused(address):
        return HttpResponse(render_to_string("error.html", TOO_OFTEN), status=429)
    found = find_link(key)
    if found is None:
        limits.note_wrong_key(address)
        raise Http404
    link, page = found
    who = _seen(" ".join(request.POST.get("who", "").split())[:LONGEST_NAME])
    if not who:
        return render_listing(
            request,
            "reviewing/ask.html",
            title="A draft to read",
            description="For whom it was sent to.",
            no_index=True,
            link=link,
            longest=LONGEST_NAME,
            is_missing=request.method == "POST",
        )
    shown = {"link": link, "who": who, "longest": LONGEST_COMMENT}
    return render_page(
        request,
        drawn(link.revision, page),
        is_preview=True,
        review=shown | _taken(request.POST, link, who),
    )


def _taken(posted, link, who):
    """What becomes of what somebody did: a sentence, and their words where they are not kept."""
    deed, words = posted.get("deed", ""), _seen(posted.get("words", "").strip()[:LONGEST_COMMENT])
    if limits.is_full(link):
        return {"said": FULL, "words": words}
    if deed == ReviewLine.Deed.COMMENTED and not words:
        return {"said": EMPTY}
    if deed not in SAID:
        deed, words = ReviewLine.Deed.OPENED, ""
    since = timezone.now() - ONCE_IN
    if not link.lines.filter(who=who, deed=deed, words=words, at__gt=since).exists():
        link.lines.create(who=who, deed=deed, words=words)
    return {"said": SAID[deed]} if deed in SAID else {}


def _seen(words):
    """The words; none where they are signs alone that nobody sees."""
    return words if any(sign.isprintable() and not sign.isspace() for sign in words) else ""
