"""The staff's workplace for pages of every kind."""

from .page import VIDEO_FIELDSET, PageAdmin

__all__ = ["VIDEO_FIELDSET", "PageAdmin"]
