"""No page that visitors read costs the database more because there are more articles: counted, not timed."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.backends.signals import connection_created

from blog.models import Category, Post
from clinic_site.clinic.models import ClinicProfile
from clinic_site.database import count_rows, count_rows_hourly
from clinic_site.freshness.token import host_token
from clinic_site.management.commands.run_worker import JOBS_OF_A_ROUND
from tests.drills.scale import fill
from tests.factories import CategoryFactory, PersonFactory, ServiceFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts no steps"),
]
FEW, MANY = 300, 2000  # of the few, too, no list is told to its end
STEP = 10  # instructions of SQLite's machine between two counts
PAGES = (
    "/", "/blog/", "/blog/page/3/", "/blog/category/skin/", "/blog/author/robin/", "/blog/sample-30/",
    "/services/peeling/", "/blog/feed/",
)  # fmt: skip


@pytest.fixture
def _clinic():
    ClinicProfile.get_solo()
    CategoryFactory(slug="skin")
    PersonFactory(slug="robin")
    ServiceFactory(slug="peeling")


def steps(client, address):
    """How much SQLite does for a page of which nothing was kept, on every connection that is opened for it."""
    client.get(address)
    host_token().renew()
    counted = []

    def count(sender, connection, **kwargs):
        connection.connection.set_progress_handler(lambda: counted.append(STEP), STEP)

    connection.close()
    connection_created.connect(count)
    try:
        assert client.get(address).status_code == 200
    finally:
        connection_created.disconnect(count)
        connection.close()
    return sum(counted)


@pytest.mark.usefixtures("_clinic")
def test_pages_cost_the_same_among_many_articles(client):
    fill(FEW)
    before = {address: steps(client, address) for address in PAGES}
    fill(MANY)
    count_rows()

    after = {address: steps(client, address) for address in PAGES}

    assert Post.objects.count() == FEW + MANY
    assert {a: (n, after[a]) for a, n in before.items() if after[a] > 1.5 * n} == {}
    assert min(before.values()) > 0


@pytest.mark.usefixtures("_clinic")
def test_the_last_page_of_a_list_passes_articles_by_without_reading_them(client):
    fill(MANY)
    last = -(-MANY // 9)

    one_article_more = (steps(client, f"/blog/page/{last}/") - steps(client, "/blog/")) / MANY

    assert one_article_more < 25  # of SQLite's instructions: no row is read, and none is sorted
    assert Category.objects.with_posts().count() == 1


@pytest.mark.usefixtures("_clinic")
def test_the_worker_counts_rows_once_an_hour():
    cache.clear()
    fill(10)
    count_rows_hourly()
    fill(10)

    count_rows_hourly()

    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'blog_post_address'")
        assert cursor.fetchall() == [("20 1",)]
    assert count_rows_hourly in JOBS_OF_A_ROUND
