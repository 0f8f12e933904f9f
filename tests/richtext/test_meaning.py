"""A link leads to what its author meant, and one that cannot stay is told of."""

import pytest

from clinic_site.richtext.meaning import meant, told_of_dead_links
from clinic_site.richtext.sanitizer import clean_html
from tests.site.filling import fill_in
from tests.site.reading import read, words

MEANT = {
    # --- Email addresses
    "someone@example.com": "mailto:someone@example.com",
    "https://someone@example.com": "mailto:someone@example.com",
    " First.Last+x@mail.example.org ": "mailto:First.Last+x@mail.example.org",
    "someone@example.com?subject=Hello": "mailto:someone@example.com?subject=Hello",
    "mailto: someone@example.com": "mailto:someone@example.com",
    # --- Telephone numbers
    "988": "tel:988",
    "https://911/": "tel:911",
    "tel: (727) 230-1438": "tel:+17272301438",
    "0044 20 7946 0958": "tel:+442079460958",
    "(727) 230-1438": "tel:+17272301438",
    "https://(727) 230-1438": "tel:+17272301438",
    "727.230.1438": "tel:+17272301438",
    "727–230–1438 ext. 5": "tel:+17272301438;ext=5",
    "+49 30 901820": "tel:+4930901820",
    # --- Other sites
    "www.example.com": "https://www.example.com",
    "example.com/a?b=c&d#e": "https://example.com/a?b=c&d#e",
    "example.com:8080/x": "https://example.com:8080/x",
    "http:/example.com": "http://example.com",
    "https//example.com/a": "https://example.com/a",
    "http://https://example.com": "https://example.com",
    "https://https//example.com/a": "https://example.com/a",
    "https://http:example.com": "http://example.com",
    " https://example.com/a\n": "https://example.com/a",
    "\u200bhttps://example.com/a\ufeff": "https://example.com/a",
    "\xa0/contact/": "/contact/",
}
AS_IT_IS = [
    "", "#rest", "?page=2", "/contact/", "rest/", "contact", "page.html", "leaflet.pdf#page=2",
    "https://example.com", "https://user@example.com/x", "mailto:a@x.example", "tel:+17272301438",
    "https://archive.example/https://x.example/", "https://x.example/?to=http//y.example",
    "20270314", "2301438", "v1.2", "javascript:x@y.zz()", "a" * 600 + "@x.example",
]  # fmt: skip

NOWHERE = [
    "contact us", "555-0100", "2301438", "nowhere", "leaflet.pdf", "page.html#rest", "rest/",
    "https://contact us", "https://nowhere", "http://nowhere/contact", "https://555-0100",
    "tel:555-0100", "tel:call us", "mailto:desk", "javascript:x()", "java script:x()", "file:///C:/plan.docx",
]  # fmt: skip
SOMEWHERE = [
    "contact", "https://contact/", "services", "/contact/", "?page=2", "#rest", "./a", "../about/",
    "https://example.com", "http://localhost:8000/x", "https://user@example.com/x", "//example.com",
    "mailto:a@x.example,b@x.example", "mailto:?subject=Look", "tel:741741", "tel:+4930901820",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "address"), MEANT.items())
def test_an_address_is_what_its_author_meant(typed, address):
    assert meant(typed) == address
    assert meant(address) == address


@pytest.mark.parametrize("address", AS_IT_IS)
def test_any_other_address_stays_as_it_is(address):
    assert meant(address) == address


@pytest.mark.parametrize("link", ['<a href="{}">x</a>', "<A title=y HREF='{}'>x</A>"])
def test_a_text_is_stored_with_what_was_meant(link):
    texts = [
        clean_html(link.format("someone@example.com")),
        clean_html(link.format("www.x.example")),
    ]

    assert [
        'href="mailto:someone@example.com"' in texts[0],
        'href="https://www.x.example"' in texts[1],
    ]
    assert [clean_html(str(text)) for text in texts] == texts


@pytest.mark.django_db
def test_whoever_saves_a_link_that_cannot_stay_is_told_of_it(admin_client):
    body = '<p>See <a href="javascript:x()">here</a>, <a href="file:///C:/plan.docx">the plan</a>.</p>'

    response = fill_in(
        admin_client,
        "/admin/clinic/page/add/",
        title="Links",
        slug="links",
        body=body,
        _continue="1",
    )

    page = words(read(admin_client.get(response["Location"]), strict=False))
    assert "“here” (javascript:x()), “the plan” (file:///C:/plan.docx)." in page


def test_only_what_cannot_stay_is_told_of():
    kept = "".join(f'<a href="{address}">x</a>' for address in [*MEANT, *AS_IT_IS[:12]])

    assert told_of_dead_links(kept) == ""
    assert told_of_dead_links('<a name="x">y</a><p>javascript:x</p>') == ""


@pytest.mark.parametrize("address", NOWHERE)
@pytest.mark.django_db
def test_whoever_saves_a_link_to_nowhere_is_told_of_it(admin_client, address):
    response = fill_in(
        admin_client,
        "/admin/clinic/page/add/",
        title="Links",
        slug="links",
        body=f'<p><a href="{address}">Ask us</a></p>',
        _continue="1",
    )

    page = words(read(admin_client.get(response["Location"]), strict=False))
    assert f"“Ask us” ({address})." in page
    assert "lead nowhere" in page or "became plain words" in page


@pytest.mark.django_db
def test_a_link_that_leads_somewhere_is_not_told_of(admin_client):
    addresses = [*MEANT, *SOMEWHERE]

    response = fill_in(
        admin_client,
        "/admin/clinic/page/add/",
        title="Links",
        slug="links",
        body="".join(f'<p><a href="{address}">x</a></p>' for address in addresses),
        _continue="1",
    )

    page = words(read(admin_client.get(response["Location"]), strict=False))
    assert "lead nowhere" not in page
    assert "became plain words" not in page


def test_of_many_links_the_first_ones_are_named():
    html = "".join(f'<a href="sms:{number}">{number}</a>' for number in range(9))

    assert told_of_dead_links(html).endswith("“4” (sms:4) and 4 more.")
