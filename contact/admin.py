"""Where Django's admin looks for this app; the front desk's pages are in `inbox`."""

from .inbox.admin import ConsultationRequestAdmin

__all__ = ["ConsultationRequestAdmin"]
