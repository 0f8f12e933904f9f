"""The admin's fields for times, days and moments: they read what people type, and show no seconds."""

from django.db import models

from .days_and_clocks import ClockField, DayField, LoneClockInput, LoneDayInput
from .moment_field import MomentField
from .moment_input import MomentInput, register_city

__all__ = ["FIELDS_OF_COLUMNS", "MomentField", "MomentInput", "register_city"]

# What Django's admin makes of the columns of a model, everywhere in it.
FIELDS_OF_COLUMNS = {
    models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
    models.DateField: {"form_class": DayField, "widget": LoneDayInput},
    models.TimeField: {"form_class": ClockField, "widget": LoneClockInput},
}
