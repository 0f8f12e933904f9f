"""Photos as files, where no web server in front does it."""

from django.conf import settings
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.static import serve


@csrf_exempt  # a POST gets its 405 from the line below, not a 403
@require_safe
def media_file(request, name):
    """Send one stored photo. A name never comes back with other content, so it may be kept."""
    response = serve(request, name, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
