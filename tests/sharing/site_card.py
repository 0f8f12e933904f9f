"""The address of a card that any site has, whatever it holds."""

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.seo import SITE_CARD
from clinic_site.sharing.addresses import name_of


def site_card() -> str:
    return f"/media/{name_of(SITE_CARD, ClinicProfile.get_solo())}"
