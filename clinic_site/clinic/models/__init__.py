"""Who we are: the clinic's profile, its people, the treatments it offers, conditions and its own pages."""

from .conditions import Condition
from .opening import OpeningHours, SpecialDay
from .pages import Page
from .people import Person
from .profile import ClinicProfile
from .treatments import Treatment

__all__ = [
    "ClinicProfile",
    "Condition",
    "OpeningHours",
    "Page",
    "Person",
    "SpecialDay",
    "Treatment",
]
