"""Consultation requests, the notes about them, and what is left of those that were erased."""

from .consultations import ConsultationRequest
from .erasures import Erasure
from .notes import Note
from .references import new_reference

__all__ = ["ConsultationRequest", "Erasure", "Note", "new_reference"]
