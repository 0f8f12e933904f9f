"""What a view says of itself before it begins."""

from functools import wraps

from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe


def read_only(view):
    """A page for reading: GET and HEAD, 405 for the rest, and 304 for who has it already.

    Exempt from the CSRF check, which would answer 403 to a POST before the page could say 405.
    """
    return csrf_exempt(require_safe(conditional_page(view)))


def for_everyone(view):
    """The same of a page that depends on its path alone: neither on who asks, nor on the rest of the address.

    It is kept and given again until something changes (`pagecache/`); browsers ask each time whether theirs
    is still the newest.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_cache=True)
        return response

    page = read_only(answer)
    page.is_for_everyone = True
    return page
