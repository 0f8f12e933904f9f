"""What a visitor gets who asks for what is not there any more, before the page that says so."""

from django.http import HttpResponsePermanentRedirect

from .answering import GONE, answer_to

READING = {"GET", "HEAD"}
LONGEST_QUERY = 1000  # characters that go along


def forwarded(request):
    """An answer that leads on; `GONE` for what is gone for good; None where nothing is known."""
    if request.method not in READING:
        return None
    address = answer_to(request.path_info)
    if not address:
        return address
    answer = HttpResponsePermanentRedirect(_with_query(address, request))
    # Asked again each time: it may move back, and a browser would go round between the two.
    answer["Cache-Control"] = "no-cache"
    return answer


def _with_query(address, request):
    path, sign, fragment = address.partition("#")
    query = request.GET.urlencode()
    if query and "?" not in path and len(query) <= LONGEST_QUERY:
        path = f"{path}?{query}"
    return path + sign + fragment


__all__ = ["GONE", "forwarded"]
