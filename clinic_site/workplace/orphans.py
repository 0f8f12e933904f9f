"""Public pages to which nothing leads that a visitor can follow: no list, menu, byline, treatment, or text.

A page that is known by a search engine or by its address alone is found by nobody who looks around on the site.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby
from operator import itemgetter

from django.db.models import BigIntegerField, F, Q, Value
from django.urls import reverse

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, Condition, Page, Person
from clinic_site.freshness import eras
from clinic_site.photos.uses import owner_field
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.links import PAGES, key_of
from clinic_site.publishing.models import PublishablePage
from clinic_site.richtext.links import ADDRESS, LINK, path_on_this_site
from clinic_site.richtext.stored import rich_texts
from services.models import Service

MENU, OF_NO_PAGE = "menu", "words"
ON_THE_FORM = Page.Role.PRIVACY
BESIDE_TREATMENTS = Page.Role.ESTIMATE


@dataclass
class Led:
    """What texts and menus lead to: keys of pages, and paths; each with the keys of the pages where that stands."""

    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    paths: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def to(self, path: str, key: str = "") -> bool:
        """Whether something leads to a path, or to the page of a key, that is not the page itself."""
        return bool((self.keys.get(key, set()) | self.paths.get(path, set())) - {key})


def orphans() -> dict[type[PublishablePage], list[int]]:
    """The keys of the pages that visitors see, and to which nothing leads, by their kinds; kept while that is so."""
    return eras.current().keep("orphans", _found)


def _found():
    led = _led_by_menus_and_texts()
    return {kind: _of_kind(kind, led) for kind in page_models()}


def _of_kind(kind, led):
    public = kind.objects.published()
    unlisted = public.exclude(pk__in=kind.listed().values("pk")) if kind.list_url_name else public
    if not kind.list_url_name or led.to(reverse(kind.list_url_name)) or _is_on_the_home_page(kind):
        return _alone(unlisted, led)
    # Each page leads to the list of its kind: whoever comes to one of them comes to all of the list.
    alone = _alone(public, led)
    return alone if len(alone) == public.count() else _alone(unlisted, led)


def _alone(pages, led):
    led_by_pages = pages.filter(_led_by_pages(pages.model)).values("pk")
    others = pages.exclude(pk__in=led_by_pages).only("slug", "edition_of").order_by("pk")
    return [page.page_id for page in others if not led.to(page.get_absolute_url(), key_of(page))]


def _led_by_pages(kind):
    """Those to which other pages lead by what staff chose there."""
    if kind is Person:
        return Q(edition_of__in=Post.objects.published().exclude(author=None).values("author"))
    if kind is Condition:
        articles = Post.objects.published().exclude(conditions=None).values("conditions")
        offered = Service.objects.published().values("treatment")
        given = Person.objects.published().exclude(treatments=None).values("treatments")
        return Q(edition_of__in=articles) | Q(treatments__in=offered) | Q(treatments__in=given)
    if kind is Page:
        roles = [ON_THE_FORM]
        if Service.objects.published().exists():
            roles.append(BESIDE_TREATMENTS)
        counterparts = Page.objects.published().exclude(translation_of=None)
        return (
            Q(role__in=roles)
            | Q(edition_of__in=counterparts.values("translation_of"))
            | Q(translation_of__in=Page.objects.published().values("edition_of"))
        )
    return Q(pk__in=())


def _is_on_the_home_page(kind):
    if kind is Person:
        return Person.objects.published().clinicians().exists()
    return kind in (Post, Service)


def _led_by_menus_and_texts():
    led = Led()
    for links in ClinicProfile.with_hours().menu.values():
        for link in links:
            led.paths[path_on_this_site(link.url)].add(MENU)
    for model, named in groupby(rich_texts(), itemgetter(0)):
        names = [name for _model, name in named]
        for page, *texts in _texts_seen(model, names):
            key = f"{_page_model(model)._meta.label_lower}:{page}" if page else ""
            for html in texts:
                _note(led, html or "", key)
    return led


def _note(led, html, key):
    for named in PAGES.keys_in(html):
        led.keys[named].add(key or OF_NO_PAGE)
    for attributes, _words in LINK.findall(html):
        if (address := ADDRESS.search(attributes)) and (
            path := path_on_this_site(unescape(address[1]))
        ):
            led.paths[path].add(key or OF_NO_PAGE)


def _page_model(model):
    owner = owner_field(model)
    return model if issubclass(model, PublishablePage) else owner and owner.related_model


def _texts_seen(model, names):
    """What visitors read of a model, with the key of the page that it belongs to; without texts that link nothing."""
    linking = Q(*[Q(**{f"{name}__contains": "<a "}) for name in names], _connector=Q.OR)
    if issubclass(model, PublishablePage):
        rows = model.objects.published().annotate(page_key=F("edition_of"))
    elif (owner := owner_field(model)) and issubclass(owner.related_model, PublishablePage):
        public = owner.related_model.objects.published().values("pk")
        rows = model._meta.default_manager.filter(**{f"{owner.name}__in": public})
        rows = rows.annotate(page_key=F(f"{owner.name}__edition_of"))
    else:
        rows = model._meta.default_manager.annotate(page_key=Value(None, BigIntegerField()))
    return rows.filter(linking).order_by().values_list("page_key", *names).iterator()
