"""Who we are: the clinic's profile, its people, the treatments it offers and its own pages."""

from .pages import Page
from .people import Person
from .profile import ClinicProfile, OpeningHours, SpecialDay
from .treatments import Treatment

__all__ = ["ClinicProfile", "OpeningHours", "Page", "Person", "SpecialDay", "Treatment"]
