"""`clinic` in every template: the profile, fetched once a request and only where it is used."""

from django.utils.functional import SimpleLazyObject

from .last_known import remember
from .models import ClinicProfile


def clinic(request):
    return {"clinic": SimpleLazyObject(_profile)}


def _profile():
    profile = ClinicProfile.with_hours()
    remember(profile)
    return profile
