"""What a view says of itself before it begins."""

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe


def read_only(view):
    """A page for reading: GET and HEAD, 405 for the rest, and 304 for who has it already.

    Exempt from the CSRF check, which would answer 403 to a POST before the page could say 405.
    """
    return csrf_exempt(require_safe(conditional_page(view)))
