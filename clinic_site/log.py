"""What reaches the log, and what does not: words of a visitor never do, nor what opens an account."""

import logging
import re
import traceback

LONGEST_CHAIN = 10  # errors, each of which came of the next
LINKS = re.compile(r"(/choose-password/|/review/)\S+")


class WithoutLinks(logging.Filter):
    """Cuts the addresses of links that set a password, or show a draft."""

    def filter(self, record):
        said = record.getMessage()
        if (cut := LINKS.sub(r"\1…", said)) != said:
            record.msg, record.args = cut, ()
        return True


class PlacesAlone(logging.Formatter):
    """Writes of an error where it happened and its kind; its words may quote what somebody typed."""

    # The clinic's time and how far it is from UTC; without thousandths, which would come behind it.
    default_time_format, default_msec_format = "%Y-%m-%d %H:%M:%S%z", None

    def formatException(self, ei):  # noqa: N802 -- logging's name
        told, error = [], ei[1]
        while error is not None and len(told) < LONGEST_CHAIN:
            places = "".join(traceback.format_tb(error.__traceback__))
            told.append(f"{places}{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhich came of:\n".join(told)


CONFIGURATION = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": PlacesAlone,
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {"without links": {"()": WithoutLinks}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without links"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would mail tracebacks; here everything goes to the console alone.
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Its messages hold a visitor's address line: query strings stay out of the log.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
    },
}
