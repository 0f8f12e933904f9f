"""What a page tells machines about itself, in the words of schema.org: plain dicts that `layout/meta.html` prints.

Each kind of page says what it is about, the clinic's room who publishes it; here stands what is the same for
all. Nothing is told that visitors do not see on the page, and nothing is asked for that it does not show.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from clinic_site.photos.shapes import fallback_of
from clinic_site.richtext.telephones import with_number_linked, with_number_of_today
from clinic_site.richtext.text import plain_text

from .seo import PageMeta, absolute_url

VOCABULARY = "https://schema.org"
PUBLISHER, SITE = "/#publisher", "/#site"  # by which pages name who publishes them, and the site
NOTHING = (None, "", [], ())

Thing = dict[str, Any]

_publisher: list[Callable[[HttpRequest], Thing]] = []


def register_publisher(tell: Callable[[HttpRequest], Thing]) -> None:
    """`tell` says who publishes the site, as every page shows it; it has a name, and is called `PUBLISHER`."""
    _publisher[:] = [tell]


def thing(kind: str, identifier: str = "", /, **facts) -> Thing:
    """A thing of a kind with what is known of it; others name it by its identifier, a whole address."""
    named = {"@id": identifier} if identifier else {}
    known = {name: fact for name, fact in facts.items() if fact not in NOTHING}
    return {"@type": kind, **named, **known}


def named(path: str) -> Thing:
    """What is told elsewhere on the page."""
    return {"@id": absolute_url(path)}


def picture_of(page) -> str:
    """The whole address of the photo that a page shows; "" where it shows none."""
    return address_of_picture(page.photo, page.photo_shape) if page.photo else ""


def address_of_picture(photo, shape: str) -> str:
    return absolute_url(fallback_of(photo, shape).address)


def of_page(request: HttpRequest, page, meta: PageMeta) -> Thing:
    """The data of a page; none of one that sends search engines elsewhere, or away."""
    if meta.no_index or page.canonical_url:
        return {}
    main, *others = page.subjects(meta) or [None]
    shown = _web_page(
        page.web_page_type, meta, str(page), breadcrumb=_crumbs(page, meta), mainEntity=main
    )
    return _graph(request, [shown, *others, *_questions(page, meta)])


def of_listing(
    request: HttpRequest, meta: PageMeta, kind: str, things: Iterable[Thing] = ()
) -> Thing:
    """The data of a page that is made from others; `things` are what else it tells, each named."""
    return {} if meta.no_index else _graph(request, [_web_page(kind, meta, meta.title), *things])


def _web_page(kind, meta, name, **facts):
    return thing(
        kind,
        meta.canonical,
        url=meta.canonical,
        name=name,
        inLanguage=meta.lang,
        isPartOf=named(SITE),
        **facts,
    )


def _graph(request, things):
    """All that a page tells; what is told twice of one thing is put together."""
    publisher = _publisher[0](request)
    home = absolute_url("/")
    site = thing(
        "WebSite", absolute_url(SITE), name=publisher["name"], url=home, publisher=named(PUBLISHER)
    )
    told = {}
    for one in (*things[:1], site, publisher, *things[1:]):
        told[one["@id"]] = told.get(one["@id"], {}) | one
    return {"@context": VOCABULARY, "@graph": list(told.values())}


def _crumbs(page, meta):
    """The steps of `components/breadcrumbs.html`."""
    if not page.list_url_name:
        return None
    steps = [
        ("Home", thing("WebPage", absolute_url("/"))),
        (page.search_title, thing("CollectionPage", absolute_url(reverse(page.list_url_name)))),
        (page.title_typed or str(page), {"@id": meta.canonical}),
    ]
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=number, name=name, item=item)
            for number, (name, item) in enumerate(steps, start=1)
        ],
    )


def _questions(page, meta):
    asked = page.questions.all() if "questions" in page.row_names else ()
    if asked:
        place = f"{meta.canonical}#questions-title"
        yield thing(
            "FAQPage",
            place,
            url=place,
            inLanguage=meta.lang,
            isPartOf={"@id": meta.canonical},
            mainEntity=[_question(row) for row in asked],
        )


def _question(row):
    answer = thing("Answer", text=plain_text(with_number_linked(row.answer)))
    return thing("Question", name=with_number_of_today(row.question), acceptedAnswer=answer)
