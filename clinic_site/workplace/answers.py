"""Answers staff in words where Django would answer with an error: what cannot be read, must wait, or broke.

Whatever they typed stands in the answer, which goes to nobody but its sender.
"""

import logging
import re
import traceback
from functools import wraps

from django.core.exceptions import SuspiciousOperation
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.text import capfirst
from django.views.decorators.debug import sensitive_variables

from clinic_site.database import is_unavailable
from clinic_site.editing.marks import MARK
from clinic_site.editing.seen import SEEN
from clinic_site.errors import WORDS, error_page
from clinic_site.folding import LONGEST_QUERY
from clinic_site.unreadable import is_unreadable

logger = logging.getLogger(__name__)
SEARCHED = ("q", "term")  # by which the lists and the photo library are searched
TEMPLATE = "not_taken.html"
UNREADABLE = (
    "This could not be read",
    "A number, a date, or a text in it is larger than anything the site can hold. Nothing was changed.",
)
SEARCH_TOO_LONG = (
    "This search is too long",
    f"A search takes at most {LONGEST_QUERY} letters. Search for a few words of it.",
)
BUSY = (
    "The site is busy",
    (
        "Somebody else is writing at this moment, or the database does not answer. Nothing was "
        "changed. Please try again in a minute."
    ),
)
DOWN = (
    "The site cannot reach its database",
    (
        "Nothing was changed. Please try again in a few minutes; if it stays so, tell whoever looks "
        "after the site."
    ),
)
ROW = re.compile(r"(\w+)-(\d{1,4})-(\w+)")  # a field of a row, as its formset calls it
NEVER_SHOWN = {"csrfmiddlewaretoken", "code"}
EMPTY_ROW = "-__prefix__-"  # which Django adds for its script
PARTS_OF_A_MOMENT = {"_0": "date", "_1": "time"}
BAD_REQUEST, BROKEN, UNAVAILABLE = 400, 500, 503


def answering_in_words(view):
    """A view of the admin that answers 400 to what cannot be read, and 503 while it cannot write.

    Whatever was typed stands in the answer: to be sent once more, or to be copied.
    """

    @wraps(view)
    @sensitive_variables()
    def answer(request, *args, **kwargs):
        if any(len(request.GET.get(name, "")) > LONGEST_QUERY for name in SEARCHED):
            return error_page(BAD_REQUEST, words=SEARCH_TOO_LONG)
        try:
            response = view(request, *args, **kwargs)
            # Now, and not after the view: a form asks the database while it is drawn.
            return response.render() if hasattr(response, "render") else response
        except Exception as error:
            if is_unreadable(error):
                _report(error)
                return _page(request, BAD_REQUEST, UNREADABLE)
            if is_unavailable(error):
                _report(error)
                request.session.modified = False  # nor could this be written
                return _page(request, UNAVAILABLE, BUSY)
            if isinstance(error, SuspiciousOperation) and request.POST:
                return _page(request, BAD_REQUEST, WORDS[BAD_REQUEST])
            raise

    return answer


def answer_to_a_fault(request, error):
    """The same for what broke before a view of the admin began, or where none could help."""
    if is_unavailable(error):
        return _page(request, UNAVAILABLE, DOWN)
    return _page(request, BROKEN, WORDS[BROKEN])


def _report(error):
    """For whoever looks after the site: it may be a fault of ours. Its words may quote somebody's."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{place.filename}:{place.lineno}"
    logger.error("Staff were answered in words: %s at %s", type(error).__name__, where)


@sensitive_variables()
def _page(request, status, words):
    typed = _typed(request)
    has_all = not request.FILES and len(typed) + 1 >= sum(map(len, dict(request.POST).values()))
    # Where the form's own token was none, another site may have sent it.
    may_be_sent = status == UNAVAILABLE and getattr(request, "csrf_processing_done", False)
    context = {
        "address": request.path if status == BAD_REQUEST else request.get_full_path(),
        "is_list": status == BAD_REQUEST and bool(request.GET) and not typed,
        "typed": typed,
        "words": [(_label(name), text) for name, text in typed if _is_words(name, text)],
        "token": get_token(request) if may_be_sent and typed and has_all else "",
    }
    page = error_page(status, TEMPLATE, context, words=words)
    add_never_cache_headers(page)  # as every page of the admin; this one stands outside of them
    return page


def _typed(request):
    """Names and values of what was sent, but no passwords or codes; of a form to sign in with nothing."""
    if request.path == reverse("admin:login"):
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NEVER_SHOWN and "password" not in name.lower()
        for value in values
    ]


def _is_words(name, text):
    is_ours = name in {MARK, SEEN} or name.startswith("_") or name.endswith(("_FORMS", "-id"))
    return bool(text.strip()) and not is_ours and EMPTY_ROW not in name


def _label(name):
    """The name of a field, or of one in a row, for people: "Questions 1: answer"."""
    if row := ROW.fullmatch(name):
        return f"{_label(row[1])} {int(row[2]) + 1}: {row[3].replace('_', ' ')}"
    for ending, part in PARTS_OF_A_MOMENT.items():
        if name.endswith(ending):
            return f"{_label(name.removesuffix(ending))}: {part}"
    return capfirst(name.replace("_", " "))
