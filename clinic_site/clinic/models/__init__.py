"""Who we are: the clinic's profile, its people, the treatments it offers and its own pages."""

from .opening import OpeningHours, SpecialDay
from .pages import Page
from .people import Person
from .profile import ClinicProfile
from .treatments import Treatment

__all__ = ["ClinicProfile", "OpeningHours", "Page", "Person", "SpecialDay", "Treatment"]
