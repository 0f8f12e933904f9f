"""What header and footer of every page lead to, in the order of the staff."""

import re

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import Resolver404, resolve, reverse

from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.links import key_at, names_no_public_page
from clinic_site.publishing.seo import ENGLISH
from clinic_site.richtext.links import leads_elsewhere, path_on_this_site

from .pages import Page
from .targets import Link, of_each_kind

ADDED = ("?", "#")  # begins what may stand after the address of a page
AS_OF_A_PAGE = re.compile("([^?#]*)(.*)", re.DOTALL)
ONE_OF_THREE = "Choose one of the three: a part of the site, a page, or an address of your own."
NO_SUCH_ADDRESS = (
    "Nothing on this site answers at this address. Write one as it stands in the browser, such as "
    "/blog/category/pain/, or an address of another site with https:// before it."
)
GONE = "A page that is gone"


class MenuItemQuerySet(models.QuerySet):
    def with_pages(self):
        """Each with what visitors see of its page: `shown`, which is None where they see nothing."""
        return self.annotate(
            shown=of_each_kind(lambda pages, key: pages.published().filter(edition_of=key))
        )

    def with_titles(self):
        """Each with its page as staff know it, whatever visitors see: `known`, None where it is gone."""
        return self.annotate(
            known=of_each_kind(lambda pages, key: pages.with_trash().filter(pk=key))
        )


class MenuItem(models.Model):
    """A link of the header or the footer. Where it leads nowhere that visitors see, it is not shown."""

    class Place(models.TextChoices):
        # Lists are in the order of these words.
        HEADER = "header", "Menu at the top"
        LISTS = "lists", "Footer: first list"
        SITE = "site", "Footer: second list"

    class Part(models.TextChoices):
        TREATMENTS = "treatments", "Treatments"
        CONDITIONS = "conditions", "Conditions"
        ARTICLES = "articles", "Articles"
        PEOPLE = "people", "People"
        REQUEST = "request", "Request a consultation"
        SEARCH = "search", "Search"
        ABOUT = Page.Role.ABOUT.value, "The page about the clinic"
        PRIVACY = Page.Role.PRIVACY.value, "The page about privacy"
        ACCESSIBILITY = Page.Role.ACCESSIBILITY.value, "The page about accessibility"
        ESTIMATE = Page.Role.ESTIMATE.value, "The page about the good faith estimate"

    VIEWS = {
        Part.TREATMENTS: "services:list",
        Part.CONDITIONS: "clinic:conditions",
        Part.ARTICLES: "blog:list",
        Part.PEOPLE: "clinic:people",
        Part.REQUEST: "contact:request",
        Part.SEARCH: "search",
    }

    place = models.CharField(max_length=10, choices=Place)
    order = models.PositiveSmallIntegerField(
        default=100, help_text="Links stand from the smallest number on."
    )
    part = models.CharField(
        "part of the site",
        max_length=20,
        choices=Part,
        blank=True,
        help_text="A list, the form, the search, or the page that has this role.",
    )
    page = models.CharField(
        max_length=60,
        blank=True,
        help_text="The link follows the page when it is renamed, and is shown while the page is public.",
    )
    address = models.CharField(
        "own address",
        max_length=200,
        blank=True,
        help_text="A path of this site, such as /blog/category/pain/, or an address of another site "
        "that begins with https://. Beside a page, a place on it, such as #risks.",
    )
    label = models.CharField(
        "words of the link",
        max_length=60,
        blank=True,
        help_text="Left empty, the title of what it leads to is used.",
    )

    objects = MenuItemQuerySet.as_manager()

    class Meta:
        ordering = ["place", "order", "pk"]
        verbose_name = "link of menu or footer"
        verbose_name_plural = "links of menu and footer"
        constraints = [
            models.CheckConstraint(
                condition=(~Q(part="") & Q(page="", address=""))
                | (~Q(page="") & Q(part="") & (Q(address="") | Q(address__regex=r"^[?#]")))
                | (~Q(address="") & Q(part="", page="")),
                name="clinic_menuitem_leads_to_one",
                violation_error_message=ONE_OF_THREE,
            ),
        ]

    def __str__(self):
        return self.label or self.title

    def clean(self):
        super().clean()
        is_added = bool(self.page) and self.address.startswith(ADDED)
        targets = [self.part, self.page, self.address and not is_added]
        if len(list(filter(None, targets))) != 1:
            raise ValidationError(ONE_OF_THREE)
        if self.address and not is_added:
            self._understand_address()

    def _understand_address(self):
        of_page, added = AS_OF_A_PAGE.fullmatch(self.address).groups()
        if key := key_at(of_page):
            self.page, self.address = key, added  # so that it follows the page
        elif leads_elsewhere(self.address):
            URLValidator(["https"], message={"address": NO_SUCH_ADDRESS})(self.address)
        elif not _answers(self.address):
            raise ValidationError({"address": NO_SUCH_ADDRESS})

    @property
    def title(self):
        """What it leads to, as staff call it."""
        if self.page:
            known = self._known_page()
            return known["title"] if known else GONE
        return self.get_part_display() or self.address

    def _known_page(self):
        if "known" not in self.__dict__:
            rows = MenuItem.objects.filter(pk=self.pk).with_titles()
            self.known = rows.values_list("known", flat=True).first()
        return self.known

    def link(self, clinic) -> Link | None:
        """As visitors of the clinic with this profile see it; None where it leads nowhere yet.

        Of a row that leads to a page, it asks `with_pages()`.
        """
        title, url, *language = self._target(clinic)
        is_request = self.part == self.Part.REQUEST
        return Link(self.label or title, url, is_request, *language) if url else None

    def _target(self, clinic):
        if self.address and not self.page:
            return self.address, self.address
        if self.part == self.Part.REQUEST:
            return clinic.words.request_button, reverse(self.VIEWS[self.part])
        if self.part in self.VIEWS:
            is_empty = not getattr(clinic, f"has_{self.part}", True)
            return self.get_part_display(), "" if is_empty else reverse(self.VIEWS[self.part])
        model = apps.get_model(self.page.partition(":")[0]) if self.page else Page
        found = self.shown if self.page else clinic.page_of(self.part)
        if not found:
            return "", ""
        language = "" if found["language"] == ENGLISH else found["language"]
        url = reverse(model.url_name, args=[found["slug"]])
        return found["title"], f"{url}{self.address}", language


# What stands there while staff have listed nothing: the parts of the site, and their words.
OWN_MENU = {
    MenuItem.Place.HEADER: {
        "treatments": "", "conditions": "", "articles": "", "people": "", "about": "About",
        "request": "Contact", "search": "",
    },
    MenuItem.Place.LISTS: dict.fromkeys(
        ["treatments", "conditions", "articles", "people", "request"], ""
    ),
    MenuItem.Place.SITE: dict.fromkeys(["about", "privacy", "accessibility", "estimate"], ""),
}  # fmt: skip


def listed_kinds() -> dict[str, type]:
    """The kind of page that a part of the site lists, by the part."""
    kinds = {kind.list_url_name: kind for kind in page_models()}
    return {part: kinds[view] for part, view in MenuItem.VIEWS.items() if view in kinds}


def links_by_place(clinic) -> dict[str, list[Link]]:
    """The links of every place that lead somewhere, by one query."""
    items = list(MenuItem.objects.with_pages()) or [
        MenuItem(place=place, part=part, label=label)
        for place, parts in OWN_MENU.items()
        for part, label in parts.items()
    ]
    places = {place.value: [] for place in MenuItem.Place}
    for item in items:
        if link := item.link(clinic):
            places[item.place].append(link)
    return places


def rows_leading_to(keys) -> list[MenuItem]:
    """The rows that lead to a page, by itself or by its role, by the keys of pages: for who deletes one."""
    before = f"{Page._meta.label_lower}:"
    own = [key.removeprefix(before) for key in keys if key.startswith(before)]
    roles = Page.objects.with_trash().filter(pk__in=own).exclude(role="").values("role")
    return list(MenuItem.objects.filter(Q(page__in=keys) | Q(part__in=roles)).with_titles())


def _answers(address):
    path = path_on_this_site(address)
    try:
        return bool(path and resolve(path)) and not names_no_public_page(address)
    except Resolver404:
        return False
