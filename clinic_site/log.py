"""What reaches the log, and what does not: words of a visitor never do, nor what opens an account."""

import logging
import re

LINKS = re.compile(r"(/choose-password/)\S+")


class WithoutLinks(logging.Filter):
    """Cuts the addresses of links that set a password."""

    def filter(self, record):
        said = record.getMessage()
        if (cut := LINKS.sub(r"\1…", said)) != said:
            record.msg, record.args = cut, ()
        return True


CONFIGURATION = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
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
