"""The consultation form, and the confirmation that says the request arrived."""

import logging
import uuid
from datetime import timedelta

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from clinic_site.access.addresses import counted_address
from clinic_site.clinic.context_processors import clinic_of
from clinic_site.clinic.structured import at_length
from clinic_site.encryption.keys import keyed_hash
from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.rendering import render_listing
from clinic_site.waiting import Places

from . import consent
from .form_context import sign_context
from .forms import ConsultationRequestForm
from .limits import HOUR, TooManyError
from .models import ConsultationRequest
from .receiving import receive, received_before
from .retrying import UnreachedError, keep_trying

logger = logging.getLogger(__name__)
WRITERS = Places(6)
CONFIRMATION_SHOWN_FOR = timedelta(days=1)


# Nobody is signed in here, so there is no authority that another site could borrow; without the
# check the form needs no cookie, and works from an old tab and where cookies are refused.
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def request_consultation(request):
    if request.method == "POST":
        return _submit(request)
    context = sign_context(
        referrer=request.headers.get("Referer", ""), query=request.META.get("QUERY_STRING", "")
    )
    beginning = {
        "treatment": request.GET.get("treatment"),
        "person": request.GET.get("person"),
        "token": uuid.uuid4(),
        "form_context": context,
    }
    return _render_form(request, ConsultationRequestForm(initial=beginning))


@never_cache
@read_only
def received(request, token):
    """The confirmation. Its address tells nothing, and after a day it shows nothing either."""
    recent = ConsultationRequest.objects.filter(
        created_at__gt=timezone.now() - CONFIRMATION_SHOWN_FOR, wiped_at=None
    )
    consultation = get_object_or_404(recent, token=token)
    return render_listing(
        request,
        "contact/received.html",
        title="Your request has arrived",
        description="What happens next.",
        no_index=True,
        has_asked=True,
        reference=consultation.reference,
        is_urgent=bool(consultation.urgency),
        gave_email=bool(consultation.email),
        gets_email=bool(consultation.confirmation_id),
    )


@sensitive_variables()
def _submit(request):
    try:
        with WRITERS.taken():
            return _store_or_ask_again(request)
    except TooManyError as refusal:
        logger.warning("A consultation request was not taken: %s", refusal.sentence)
        page = _give_back(request, status=429 if refusal.is_own else 503, why=refusal.sentence)
        page["Retry-After"] = int(HOUR.total_seconds())
        return page
    except Exception as error:  # noqa: BLE001 -- whatever breaks, the visitor keeps what was typed
        # The kind of the error alone: its words may quote the visitor's.
        logger.error("A consultation request was not stored: %s", type(error).__name__)  # noqa: TRY400
        may_ask = not isinstance(error, UnreachedError)
        return (may_ask and _confirm_first_click(request)) or _give_back(request)


@sensitive_variables()
def _confirm_first_click(request):
    """Of a double click the browser shows the second answer, so it must know of the first.

    None where nothing is stored of this form, or where nobody can tell.
    """
    try:
        form = ConsultationRequestForm(request.POST)
        earlier = form.is_valid() and received_before(form.consultation)
    except Exception:  # noqa: BLE001 -- the visitor gets everything back, as without this question
        return None
    return redirect("contact:received", earlier.token) if earlier else None


@keep_trying
@sensitive_variables()
def _store_or_ask_again(request):
    form = ConsultationRequestForm(request.POST)
    if not form.is_valid():
        return _render_form(request, form, status=422)
    consultation = receive(
        form.consultation,
        sender_hash=_sender_hash(request),
        honeypot=form.cleaned_data["remark"],
    )
    return redirect("contact:received", consultation.token)


def _sender_hash(request):
    address = counted_address(request)
    return keyed_hash(address) if address else ""  # who cannot be told apart is not one sender


def _render_form(request, form, status=200):
    return render_listing(
        request,
        "contact/request_form.html",
        status=status,
        web_page="ContactPage",
        things=[at_length(clinic_of(request))],
        title="Request a consultation",
        names_place=True,
        description="Ask for a consultation, call us, or see where we are and when we are open.",
        form=form,
    )


def _give_back(request, *, status=503, why=""):
    """The form with everything that was typed, made without the database."""
    names = (
        "token", "form_context", "person", "remark", "voicemail_or_text", "preferred_way", "preferred_time", "treatment"
    )  # fmt: skip
    context = {
        "typed": request.POST,
        "kept": [(name, request.POST[name]) for name in names if name in request.POST],
        "consent": consent.WORDINGS[consent.CURRENT],
        "why": why,
    }
    return render(request, "contact/not_stored.html", context, status=status)
