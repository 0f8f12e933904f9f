"""Cards as files, drawn when somebody first asks, and for staff while they write."""

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from clinic_site.clinic.context_processors import clinic_of
from clinic_site.photos.views import HEADERS

from .addresses import FOLDER, name_of
from .drawing import draw_card
from .kept import content_of
from .subjects import card_of

LONGEST_TITLE = 200  # characters; no page has a longer one


@csrf_exempt  # a POST gets its 405 from the line below, not a 403
@require_safe
def card(request, subject, name):
    """Send the card of what visitors see now; any other title or hash is nothing that is here."""
    found, clinic = card_of(subject), clinic_of(request)
    if found is None or name_of(found, clinic) != f"{FOLDER}/{subject}/{name}":
        raise Http404
    try:
        content = content_of(found, clinic)
    except OSError as error:  # of the typefaces
        raise Http404 from error
    etag = f'"{name}"'
    whole = HttpResponse(content, content_type="image/png")
    response = get_conditional_response(request, etag=etag, response=whole)
    for header, value in (HEADERS | {"ETag": etag}).items():
        response[header] = value
    return response


@require_safe
def card_of_a_draft(request):
    """The card that a title would have, for staff alone; nothing of it is stored."""
    clinic, title = clinic_of(request), request.GET.get("title", "")[:LONGEST_TITLE]
    try:
        return HttpResponse(draw_card(title, clinic.name), content_type="image/png")
    except OSError as error:  # of the typefaces
        raise Http404 from error
