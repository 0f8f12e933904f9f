"""While nothing that changes is recorded: what the code itself says, after a migration, is nobody's deed."""

from contextvars import ContextVar
from functools import wraps

_is_silent: ContextVar[bool] = ContextVar("changes are not recorded", default=False)


def unrecorded(function):
    """A function of whose changes to accounts, groups and settings nothing is recorded."""

    @wraps(function)
    def silently(*args, **kwargs):
        token = _is_silent.set(True)
        try:
            return function(*args, **kwargs)
        finally:
            _is_silent.reset(token)

    return silently


def is_silent() -> bool:
    return _is_silent.get()
