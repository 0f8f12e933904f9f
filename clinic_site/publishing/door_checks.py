"""What is asked of every page at the door: its photos, its texts and their links, and how it is found."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from clinic_site.forwarding.answering import answer_to
from clinic_site.forwarding.kinds import is_there
from clinic_site.photos.models import Photo
from clinic_site.richtext.links import path_on_this_site
from clinic_site.richtext.pictures import PHOTOS
from clinic_site.richtext.remarks import links_in, quoted, remarks_on

from .drafts import is_stand_in
from .editions import ENDS_TOO_SOON
from .fitness import MISSING, Fault, missing_in, register_check
from .links import PAGES
from .seo import meta_of
from .widths import LONGEST_DESCRIPTION, LONGEST_TITLE, SHORTEST_DESCRIPTION

STANDS_IN = "“{}” only stands in for an address until there is a title: choose one."
BELOW_TITLE = "body"  # the text that stands right below the title of its page


@register_check
def nothing_is_missing(page) -> Iterable[Fault]:
    for before, row in [("", page), *page.placed_rows()]:
        for name in missing_in(row):
            yield Fault(MISSING, f"{before}{name}")


@register_check
def it_has_an_address_of_its_own(page) -> Iterable[Fault]:
    if is_stand_in(page.slug):
        yield Fault(STANDS_IN.format(page.slug), "slug")


@register_check
def photos_say_what_they_show(page) -> Iterable[Fault]:
    for field in page._meta.fields:
        photo = getattr(page, field.name) if field.related_model is Photo else None
        if photo and not photo.is_described:
            yield Fault(
                f"Photo {photo.pk} has no alternative text yet. Describe it in the photo library.",
                field.name,
            )
    texts = list(page.placed_texts())
    shown = PHOTOS.find({key for _name, html in texts for key in PHOTOS.keys_in(html)})
    for name, html in texts:
        for found in PHOTOS.all_in(html):
            if sentence := PHOTOS.fault(found, shown.get(found["key"])):
                yield Fault(sentence, name)


@register_check
def texts_are_read_with_ease(page) -> Iterable[Fault]:
    for name, html in page.placed_texts():
        for sentence in remarks_on(html, is_below_title=name == BELOW_TITLE):
            yield Fault(sentence, name, is_warning=True)


@register_check
def links_lead_somewhere(page) -> Iterable[Fault]:
    texts = list(page.placed_texts())
    own = page.get_absolute_url() if page.slug else ""
    for name, html in texts:
        for address, words in links_in(html):
            if (path := path_on_this_site(address)) != own:
                yield from _on_link(name, path, words)
    keys = {key for _name, html in texts for key in PAGES.keys_in(html)}
    public = PAGES.find_public(keys) if keys else {}
    hidden = PAGES.find(keys.difference(public)) if keys.difference(public) else {}
    for name, html in texts:
        for found in PAGES.all_in(html):
            if found["key"] in hidden:
                yield Fault(
                    f"The page behind the link “{quoted(found['words'])}” is not public: visitors "
                    "read its words, and no link.",
                    name,
                    is_warning=True,
                )
            elif found["key"] not in public:
                yield Fault(PAGES.fault(found, None), name)


def _on_link(name, path, words) -> Iterator[Fault]:
    if not path:
        return
    if path.startswith(reverse("admin:index")):
        yield Fault(
            f"The link “{words}” leads to the staff’s own pages, where visitors cannot go: link the "
            "public page.",
            name,
        )
    elif not (is_there(path) or answer_to(path)):
        yield Fault(
            f"The link “{words}” leads to {path}, where visitors find nothing now.",
            name,
            is_warning=True,
        )


@register_check
def search_engines_show_it_whole(page) -> Iterable[Fault]:
    if page.no_index or not page.slug:
        return
    meta = meta_of(page)
    if len(meta.title) > LONGEST_TITLE:
        yield Fault(
            f"The title has {len(meta.title)} characters, and search engines show about "
            f"{LONGEST_TITLE}: write a shorter one for them.",
            "seo_title",
            is_warning=True,
        )
    length = len(meta.description)
    if length > LONGEST_DESCRIPTION:
        which = (
            "The description"
            if page.seo_description
            else "The beginning, which describes the page,"
        )
        yield Fault(
            f"{which} has {length} characters, and search engines show about "
            f"{LONGEST_DESCRIPTION}: write a shorter description for them.",
            "seo_description",
            is_warning=True,
        )
    elif length < SHORTEST_DESCRIPTION:
        yield Fault(
            f"Search engines are told only “{meta.description}”: describe the page for them in a "
            "sentence or two.",
            "seo_description",
            is_warning=True,
        )


@register_check
def it_ends_after_it_begins(page):
    """What a draft plans; publishing asks it of the times that it is given as well."""
    if page.live_from and page.live_until and page.live_until <= page.live_from:
        yield Fault(ENDS_TOO_SOON, "live_until")
