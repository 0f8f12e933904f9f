"""Whether what holds structured data finds what is wrong with it."""

import pytest

from tests.factories import PostFactory
from tests.publishing.schema_org import faults_in
from tests.publishing.shown import hidden_facts
from tests.site.reading import read

SITE = "https://clinic.example"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"@type": "Clinic"}, "is no type"),
        ({"@type": "Person", "headline": "Robin"}, "headline is no property of Person"),
        (
            {"@type": "BlogPosting", "datePublished": "March 9"},
            "datePublished of BlogPosting takes",
        ),
        ({"@type": "BlogPosting", "author": "Robin"}, "author of BlogPosting takes"),
        (
            {"@type": "BlogPosting", "publisher": {"@id": "#nobody"}},
            "publisher of BlogPosting takes",
        ),
        ({"@type": "WebPage", "breadcrumb": {"@type": "Person"}}, "breadcrumb of WebPage takes"),
        ({"@type": "Person", "url": "/people/robin/"}, "url of Person takes"),
        ({"@type": "OpeningHoursSpecification", "opens": "9 a.m."}, "opens of Opening"),
        ({"@type": "OpeningHoursSpecification", "dayOfWeek": "Mon"}, "dayOfWeek of Opening"),
        ({"@type": "ListItem", "item": {"@type": "Page"}}, "Page"),
    ],
)
def test_what_schema_org_does_not_know_is_found(said, fault):
    found = faults_in({"@context": "https://schema.org", "@graph": [{"@id": "#it"} | said]})

    assert fault in found[0]


def test_what_a_page_does_not_show_is_found(db, client, settings):
    settings.SITE_URL = SITE
    PostFactory(slug="newest", title="Newest", seo_title="What search engines alone read")
    tree = read(client.get("/blog/newest/"))
    hidden = [
        ("headline", "Words of which the page has none"),
        ("url", f"{SITE}/elsewhere/"),
        ("datePublished", "1999-01-01T00:00:00-05:00"),
        ("price", 12),
        ("telephone", "+17275550100"),
        ("opens", "03:15"),
    ]

    assert hidden_facts({"@graph": [dict(hidden)]}, tree, SITE) == hidden
