"""The door for the web server: `granian --interface wsgi clinic_site.wsgi:application`."""

import os
from pathlib import Path

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http.request import parse_header_parameters

from clinic_site import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_site.settings")
env.read_file(Path(__file__).resolve().parent.parent / ".env")


class Utf8Request(WSGIRequest):
    """A request that is UTF-8, as browsers send it, whatever charset its sender names.

    Django 5.2 decodes the address with that charset before any middleware runs, so a name such
    as "hex" would end in a 500.
    """

    def _set_content_type_params(self, meta):
        content_type = meta.get("CONTENT_TYPE", "")
        self.content_type, self.content_params = parse_header_parameters(content_type)


class Utf8Handler(WSGIHandler):
    request_class = Utf8Request


django.setup(set_prefix=False)
application = Utf8Handler()
