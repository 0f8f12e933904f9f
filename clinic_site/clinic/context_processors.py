"""`clinic` in every template: the profile, which is fetched only where it is used, and kept while it holds."""

from django.utils.functional import SimpleLazyObject

from clinic_site.freshness import eras

from .last_known import remember
from .models import ClinicProfile


def clinic(request):
    return {"clinic": clinic_of(request)}


def clinic_of(request) -> ClinicProfile:
    """The profile for a view that needs it: the same that its template gets."""
    if not hasattr(request, "known_clinic"):
        request.known_clinic = SimpleLazyObject(_kept_profile)
    return request.known_clinic


def _kept_profile():
    return eras.current().keep("clinic", _profile)


def _profile():
    profile = ClinicProfile.with_hours()
    remember(profile)
    return profile
