"""The site as its web server has it: the page cache around Django's own handler."""

from typing import NamedTuple

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from clinic_site.clinic.models import ClinicProfile
from clinic_site.pagecache.layer import PageCache


class Answer(NamedTuple):
    status: str
    headers: dict
    body: bytes

    @property
    def words(self):
        return self.body.decode()


class Site:
    """A page cache, and how often Django was asked for something behind it."""

    def __init__(self):
        self.asked = 0
        self.after_each = lambda: None
        self._handler = WSGIHandler()
        self._cache = PageCache(self._django)

    def __call__(self, path="/", method="get", **environ) -> Answer:
        request = getattr(RequestFactory(), method)(path, headers={"host": "localhost:8000"})
        return self._sent(request.environ | environ)

    def _sent(self, environ):
        started = []
        parts = self._cache(environ, lambda status, headers: started.append((status, headers)))
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        [(status, headers)] = started
        return Answer(status, {name.lower(): value for name, value in headers}, body)

    def _django(self, environ, start_response):
        self.asked += 1
        response = self._handler(environ, start_response)
        self.after_each()
        return response


@pytest.fixture
def site():
    ClinicProfile.get_solo()  # who asks first would make it, and that is a change
    return Site()
