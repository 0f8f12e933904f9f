"""`clinic` in every template: the profile, fetched once a request and only where it is used."""

from django.utils.functional import SimpleLazyObject

from .last_known import remember
from .models import ClinicProfile


def clinic(request):
    return {"clinic": clinic_of(request)}


def clinic_of(request) -> ClinicProfile:
    """The profile for a view that needs it: the same that its template gets."""
    if not hasattr(request, "known_clinic"):
        request.known_clinic = SimpleLazyObject(_profile)
    return request.known_clinic


def _profile():
    profile = ClinicProfile.with_hours()
    remember(profile)
    return profile
