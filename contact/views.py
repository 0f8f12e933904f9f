"""The consultation form, and the page that says it arrived."""

import uuid

from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.rendering import render_listing

from .forms import ConsultationRequestForm
from .notifications import tell_staff_of_request


# Nobody is signed in here, so there is no authority that another site could borrow; without the
# check the form needs no cookie, and works from an old tab and where cookies are refused.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_consultation(request):
    if request.method != "POST":
        chosen = {"treatment": request.GET.get("treatment"), "token": uuid.uuid4()}
        return _render_form(request, ConsultationRequestForm(initial=chosen))
    form = ConsultationRequestForm(request.POST)
    if not form.is_valid():
        return _render_form(request, form, status=422)
    stored, is_new = form.save()
    if is_new and not stored.is_suspect:
        tell_staff_of_request()
    return redirect("contact:thanks")


@read_only
def thanks(request):
    return render_listing(
        request,
        "contact/thanks.html",
        title="Your request has arrived",
        description="What happens next.",
        no_index=True,
    )


def _render_form(request, form, status=200):
    return render_listing(
        request,
        "contact/request_form.html",
        status=status,
        title="Request a consultation",
        description="Ask for a consultation, call us, or see where we are and when we are open.",
        form=form,
    )
