"""Asks a site for pages that nothing was kept of; run by `manage.py shell` as part of the site."""

import json
import random
import re
import sys
import time

from django.conf import settings
from django.db import connection
from django.test import Client

from blog.models import Category, Post
from blog.views import POSTS_PER_PAGE
from clinic_site.database import keep_open
from clinic_site.freshness.token import host_token
from services.models import Service

TIMES = 30  # a page of each kind is asked for; articles and pages of lists each time others
PART = re.compile(r"<sitemap><loc>https?://[^/]+([^<]*post[^<]*)</loc>")


def measure(times=TIMES):
    """Print how long each of the answers took, in milliseconds, by the kind of page, as JSON."""
    client, took = _client(), {}
    for kind, addresses in _addresses(client, times).items():
        client.get(addresses[0])  # the first page takes the templates along
        took[kind] = [_asked(client, address) for address in addresses]
    sys.stdout.write(json.dumps(took))


def show_statements(address):
    """Print what a page asks of the database, and how long each statement takes."""
    client = _client()
    client.get(address)
    host_token().renew()

    def note(execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            sys.stdout.write(f"{(time.perf_counter() - began) * 1000:8.2f} ms  {sql[-900:]}\n\n")

    with connection.execute_wrapper(note):
        client.get(address)


def _client():
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    keep_open()  # as the server does
    return Client(headers={"host": "localhost"})


def _asked(client, address):
    host_token().renew()  # as after any change: nothing that was kept is used
    began = time.perf_counter()
    response = client.get(address)
    took = (time.perf_counter() - began) * 1000
    assert response.status_code == 200, address
    return took


def _addresses(client, times):
    draw = random.Random(1)
    many = Post.objects.published().count()
    last = -(-many // POSTS_PER_PAGE)
    category = Category.objects.get(slug="hormones")
    in_category = Post.objects.published().filter(category=category).count()
    keys = list(Post.objects.published().values_list("slug", flat=True))
    services = list(Service.objects.published())
    sitemap = client.get("/sitemap.xml").content.decode()
    same = {
        "list": "/blog/",
        "category": category.get_absolute_url(),
        "author": "/blog/author/avery-sample/",
        "home": "/",
        "feed": "/blog/feed/",
        **({"sitemap part": found[1]} if (found := PART.search(sitemap)) else {}),
        "last page": f"/blog/page/{last}/",
        "last of category": f"{category.get_absolute_url()}page/{-(-in_category // POSTS_PER_PAGE)}/",
    }
    return {
        "article": [f"/blog/{draw.choice(keys)}/" for _ in range(times)],
        "treatment": [draw.choice(services).get_absolute_url() for _ in range(times)],
        "any page of the list": [f"/blog/page/{draw.randint(2, last)}/" for _ in range(times)],
        **{kind: [address] * times for kind, address in same.items()},
    }
