"""Finds requests by reference number, email address, phone number or name."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Q, QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from clinic_site.access.records import record
from clinic_site.folding import LONGEST_QUERY, fold, holds, words_asked
from contact.held import AMONG_SPAM, FOUND
from contact.models import ConsultationRequest
from contact.people import normalized_telephones

REFERENCE = re.compile(r"(\d{4})[\s-]?(\d{4})")
# Names and numbers are encrypted, so they are read one by one: half a second for 5,000. Suspects are
# read after all others and by themselves, so that a flood of them hides nobody.
PEOPLE_READ, SUSPECTS_READ = 5000, 1000
SHORTEST = 2  # letters
FEWEST_DIGITS = 4  # the last ones of a phone number
FEWEST_OF_A_WHOLE = 7  # with fewer they are the last ones, and a zero before them is one of these
DIALED_BEFORE = re.compile("^(?:011|0+)")
DIGITS_ALONE = re.compile(r"[\d\s()+./-]+")
BETWEEN_NUMBERS = re.compile(r"[^\W\d_]+|[,;/&|#]")  # "727 555 0100 or 727 555 0101 (work)"


# By POST: what is typed is a person's name or number, and an address ends up in many a log.
@permission_required("contact.view_consultationrequest", raise_exception=True)
@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def search(request):
    """Keep which requests were found, never the words, and show them in the list."""
    inbox = reverse("admin:contact_consultationrequest_changelist")
    as_it_was = f"{inbox}?{request.GET.urlencode()}" if request.GET else inbox
    typed = request.POST.get("words", "").strip()[:LONGEST_QUERY]
    if len(typed) < SHORTEST:
        messages.warning(request, "Please type at least two letters or digits.")
        return redirect(as_it_was)
    people, suspects = find(typed)
    if not (people or suspects):
        messages.warning(
            request,
            "Nobody was found. Try the reference number, the whole email address, the phone number "
            "or its last four digits, or a part of the name.",
        )
        return redirect(as_it_was)
    record(request, [*people, *suspects], "searched")
    request.session[FOUND] = [consultation.pk for consultation in people]
    request.session[AMONG_SPAM] = [consultation.pk for consultation in suspects]
    if suspects:
        messages.info(request, f"{len(suspects):,} {'more ' * bool(people)}among suspected spam.")
    return redirect(f"{inbox}?show={'found' if people else 'found_spam'}")


@sensitive_variables()
def find(typed: str) -> tuple[list[ConsultationRequest], list[ConsultationRequest]]:
    """The requests with this reference number, address, phone number or part of a name.

    Those of people, and apart from them those that are suspected to be spam.
    """
    requests = ConsultationRequest.objects
    exact = Q(pk__in=requests.of_person(typed, typed))
    if reference := REFERENCE.fullmatch(typed):
        exact |= Q(reference="-".join(reference.groups()))
    suspects = requests.suspected_spam()
    people = requests.exclude(pk__in=suspects.values("pk"))
    return (
        _found(people, exact | Q(pk__in=_read(people, typed, PEOPLE_READ))),
        _found(suspects, exact | Q(pk__in=_read(suspects, typed, SUSPECTS_READ))),
    )


def _found(requests, condition):
    return list(requests.filter(condition).only("reference"))


@sensitive_variables()
def _read(requests: QuerySet, typed, most):
    """The keys of the newest whose phone number ends so, or whose name holds what was typed."""
    newest = requests.filter(wiped_at=None).order_by("-created_at", "-pk")[:most]
    if DIGITS_ALONE.fullmatch(fold(typed)):
        digits = _as_abroad(re.sub(r"\D", "", fold(typed)))
        if len(digits) < FEWEST_DIGITS:
            return []
        rows = newest.values_list("pk", "telephone")
        return [pk for pk, telephone in rows if _ends_with(telephone, digits)]
    if not (asked := words_asked(typed)):
        return []
    rows = newest.values_list("pk", "name")
    return [pk for pk, name in rows if holds(fold(name), asked)]


def _as_abroad(digits):
    """Without what is dialed before a number and is no part of it abroad: 020, 0044, 01144."""
    bare = DIALED_BEFORE.sub("", digits)
    return bare if len(bare) >= FEWEST_OF_A_WHOLE else digits


def _ends_with(telephone, digits):
    """Whether a number of the field ends so, as it was written or as it is dialed."""
    telephone = fold(telephone).replace("(0)", "")  # nobody dials it: +44 (0)20 …
    if digits not in re.sub(r"\D", "", telephone):
        return False
    numbers = [*BETWEEN_NUMBERS.split(telephone), *normalized_telephones(telephone)]
    return any(re.sub(r"\D", "", number).endswith(digits) for number in numbers)
