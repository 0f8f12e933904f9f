"""The staff's workplace for pages of every kind."""

from .desk import BESIDE
from .page import VIDEO_FIELDSET, PageAdmin
from .rows import PageRowInline

__all__ = ["BESIDE", "VIDEO_FIELDSET", "PageAdmin", "PageRowInline"]
