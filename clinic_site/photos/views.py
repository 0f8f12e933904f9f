"""Photos as files, from whatever storage, where no web server in front sends them.

Always whole: nginx in front sends parts of a file, and a browser asks for none of a picture.
"""

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from .files import FOLDER, type_of
from .gone import GonePhoto

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    # Whatever a file might hold, it runs nothing, loads nothing and stands in no frame.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@csrf_exempt  # a POST gets its 405 from the line below, not a 403
@require_safe
def media_file(request, key, path):
    """Send one stored file. A name never comes back with other content, so it may be kept."""
    if GonePhoto.objects.filter(key=key).exists():  # its files may be there for another moment
        return _gone()
    try:
        with default_storage.open(f"{FOLDER}/{path}") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    etag = f'"{path}"'
    whole = HttpResponse(content, content_type=type_of(path))
    response = get_conditional_response(request, etag=etag, response=whole)
    for header, value in (HEADERS | {"ETag": etag}).items():
        response[header] = value
    return response


def _gone():
    return HttpResponse(
        "This photo was taken away.",
        status=410,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
