"""Treatment pages, and what they have in rows."""

from .rows import ServicePrice, ServiceQuestion
from .service import Service

__all__ = ["Service", "ServicePrice", "ServiceQuestion"]
