"""`clinic` in every template: the profile, fetched once a request and only where it is used."""

from django.utils.functional import SimpleLazyObject

from .models import ClinicProfile


def clinic(request):
    return {"clinic": SimpleLazyObject(ClinicProfile.get_solo)}
