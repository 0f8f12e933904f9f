"""The door for the web server: `granian --interface wsgi clinic_site.wsgi:application`."""

import logging
import os
import sys
from pathlib import Path

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db.backends.signals import connection_created
from django.http.request import parse_header_parameters

from clinic_site import env
from clinic_site.database import keep_open, keep_to_what_is_there
from clinic_site.waiting import limit_silence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_site.settings")
logger = logging.getLogger(__name__)
connection_created.connect(limit_silence, dispatch_uid="limit_silence")


class Utf8Request(WSGIRequest):
    """A request that is UTF-8, as browsers send it, whatever charset its sender names.

    Django 5.2 decodes the address with that charset before any middleware runs, so a name such
    as "hex" would end in a 500.
    """

    def _set_content_type_params(self, meta):
        content_type = meta.get("CONTENT_TYPE", "")
        self.content_type, self.content_params = parse_header_parameters(content_type)


class SafeHandler(WSGIHandler):
    """Django's own, but what breaks before or behind its error pages is a page for people, too."""

    request_class = Utf8Request

    def __call__(self, environ, start_response):
        try:
            return super().__call__(environ, start_response)
        except Exception as error:  # noqa: BLE001 -- there is nobody else to answer
            logger.error("A request could not be answered: %s", type(error).__name__)  # noqa: TRY400 -- its words may quote a visitor's
            page = plain_page(500)
            start_response(f"{page.status_code} {page.reason_phrase}", list(page.items()))
            return [page.content]


try:
    env.read_file(Path(__file__).resolve().parent.parent / ".env")
    django.setup(set_prefix=False)
except env.BadEnvironment as error:
    sys.exit(str(error))  # the server would show it inside a traceback

from django.conf import settings  # noqa: E402 -- these know models, so Django comes first

from clinic_site.errors import plain_page  # noqa: E402
from clinic_site.pagecache.layer import PageCache  # noqa: E402

keep_to_what_is_there()
keep_open()
application = PageCache(SafeHandler()) if settings.PAGE_CACHE else SafeHandler()
