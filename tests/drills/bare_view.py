"""A view of 25 kB and nothing else, by which the site's own pages are measured; served as the site is."""

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

PAGE = b"<p>Twenty-five kilobytes.</p>".ljust(25_000, b" ")


def bare(request):
    return HttpResponse(PAGE)


urlpatterns = [path("", bare)]
settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    ROOT_URLCONF=__name__,
)
django.setup()
application = get_wsgi_application()
