"""Who we are: the clinic's profile, its people, what it treats and how, and its own pages."""

from .conditions import Condition
from .menus import MenuItem
from .opening import OpeningHours, SpecialDay
from .pages import Page
from .people import Person
from .person_accounts import PersonAccount
from .profile import ClinicProfile
from .treatments import Treatment
from .words import SiteWords

__all__ = [
    "ClinicProfile",
    "Condition",
    "MenuItem",
    "OpeningHours",
    "Page",
    "Person",
    "PersonAccount",
    "SiteWords",
    "SpecialDay",
    "Treatment",
]
