"""What a view says of itself before it begins."""

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe


def read_only(view):
    """A page for reading: GET and HEAD, and 405 for the rest.

    Exempt from the CSRF check, which would answer 403 to a POST before the page could say 405.
    """
    return csrf_exempt(require_safe(view))
