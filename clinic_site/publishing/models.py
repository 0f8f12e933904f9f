"""What a page is: when it is public, its address, and what search engines are told of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from . import moment
from .intervals import Status
from .querysets import PageManager, refuse_past_the_door
from .search import FoldedWordsField
from .states import State
from .texts import UNTITLED, PageTexts

HELD_BY_THE_TRASH = (
    "A page in the trash has this address. Choose another, or delete that page for good first."
)
# All that is asked of an edition to list it: no row is read to pass it by, nor sorted.
NEWEST_PUBLIC = ["status", "-publish_at", "-id", "live_until", "live_from"]
LAST_YEAR = 2199  # the end of the calendar cannot be told in every time zone


class PublishablePage(PageTexts, models.Model):
    """The base of everything that has an address of its own; its title is `str(page)`.

    A row is what staff edit, which is never public, or an edition of it: see `editions`.
    """

    # What a kind of page says of itself.
    url_name: str  # of its address, which takes the slug: "blog:post"
    list_url_name = ""  # of the address of its list, where it has one: "blog:list"
    search_title: str  # of several, such as "Articles"
    search_order: int  # of those found alike; the kind with the most rows has the highest number
    og_type = "website"  # by the Open Graph protocol
    names_place = False  # whether its title in search results goes on with "in Clearwater, FL"
    photo = None  # the picture of the page; a kind that has one has a field of this name
    photo_shape = "hero"  # in which its page shows it: see `clinic_site.photos.shapes`
    row_names: tuple[str, ...] = ()  # of its kinds of `PageRow`: ("questions",)
    language = "en"  # of its words; a kind that may have another has a field of this name
    # Of a page that can be read in several; not `languages`, for people speak some of their own.
    addresses_by_language: dict[str, str] = {}
    search_fields: tuple[str, ...] = ()  # that searches look through; the first is the title
    searched_also: tuple[str, ...] = ()  # headings that its template alone has
    # Addresses under which the site already shows something else.
    reserved_addresses: tuple[str, ...] = ()
    # Addresses that answer whether such a page is public or not: links to them stay addresses.
    lasting_addresses: tuple[str, ...] = ()

    # What visitors see of a page for a while is a row as well, with all that it says: an edition.
    edition_of = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="editions",
    )
    slug = models.SlugField(
        "address",
        max_length=100,
        help_text="The last part of the page's address: small letters, digits, and hyphens.",
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    # Of an edition: when it is public. Of what staff edit: what they want, or have planned.
    live_from = models.DateTimeField(
        "publish at",
        null=True,
        blank=True,
        help_text="Left empty, publishing shows the page at once. A time in the future plans it.",
    )
    live_until = models.DateTimeField(
        "take down at",
        null=True,
        blank=True,
        help_text="Left empty, the page stays. At this time it disappears by itself.",
    )
    trashed_at = models.DateTimeField(null=True, editable=False)
    # Since when there is such a page: its date, which its editions carry on, and the order of lists.
    publish_at = models.DateTimeField("date", null=True, editable=False)
    # Of an edition that says what the one before it said: since when visitors read that.
    first_worded_at = models.DateTimeField(null=True, editable=False)
    seo_title = models.CharField(
        "title for search engines",
        max_length=70,
        blank=True,
        help_text="Left empty, the page's own title is used.",
    )
    seo_description = models.CharField(
        "description for search engines",
        max_length=200,
        blank=True,
        help_text="One or two sentences. Left empty, the first words of the page are used.",
    )
    canonical_url = models.URLField(
        "canonical address",
        blank=True,
        help_text="Only for a text that first appeared elsewhere: the address of the original.",
    )
    no_index = models.BooleanField(
        "hide from search engines",
        default=False,
        help_text="The page stays public, but search engines are asked not to list it.",
    )
    folded_words = FoldedWordsField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PageManager()

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")
        indexes = [
            models.Index(fields=NEWEST_PUBLIC, name="%(app_label)s_%(class)s_public"),
            models.Index(fields=["status", "edition_of"], name="%(app_label)s_%(class)s_by_key"),
            # When the next one begins or ends: see `next_change`.
            models.Index(fields=["live_from"], name="%(app_label)s_%(class)s_begins"),
            models.Index(fields=["live_until"], name="%(app_label)s_%(class)s_ends"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(edition_of__isnull=True),
                name="%(app_label)s_%(class)s_address",
                violation_error_message="Another page has this address.",
            ),
            models.CheckConstraint(
                condition=Q(edition_of__isnull=True, status=Status.DRAFT)
                | Q(
                    ~Q(status=Status.DRAFT),
                    edition_of__isnull=False,
                    live_from__isnull=False,
                    publish_at__isnull=False,
                ),
                name="%(app_label)s_%(class)s_edition_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(edition_of__isnull=True)
                | Q(live_until__isnull=True)
                | Q(live_until__gt=F("live_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        """Its title, by which staff know it everywhere; a draft may have none yet."""
        return self.title_typed or UNTITLED

    @property
    def title_typed(self):
        return getattr(self, self.search_fields[0]).strip()

    @classmethod
    def listed(cls):
        """What the list of its kind shows visitors."""
        return cls.objects.published()

    def save(self, *, is_at_the_door=False, **kwargs):
        """Save what staff edit; what visitors see is changed by `editions` alone."""
        if not is_at_the_door and (self.edition_of_id or self.status != Status.DRAFT):
            refuse_past_the_door(type(self))
        super().save(**kwargs)

    def delete(self, *args, **kwargs):
        """Delete a page with its editions; one of them alone is taken out by `editions`."""
        if self.edition_of_id:
            refuse_past_the_door(type(self))
        return super().delete(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.slug in self.reserved_addresses:
            raise ValidationError({"slug": "The site itself uses this address. Choose another."})
        holding = self.others_in_use().filter(slug=self.slug)
        if holding.filter(trashed_at__isnull=False).exists():
            raise ValidationError({"slug": HELD_BY_THE_TRASH})
        if holding.exists():
            taken = self.unique_error_message(type(self), ("slug",))
            raise ValidationError({"slug": taken})
        for name in ("live_from", "live_until"):
            at = getattr(self, name)
            if at and at.year > LAST_YEAR:
                raise ValidationError({name: "Choose an earlier year, or no time at all."})

    def others_in_use(self):
        """The rows of other pages, and those that visitors see of them or will."""
        others = type(self).objects.in_use()
        return others.exclude(Q(pk=self.pk) | Q(edition_of=self.pk)) if self.pk else others

    def replaced_in_drafts(self):
        """What else cannot stay as it was typed, even in a draft: each a `drafts.Replacement`."""
        return ()

    def get_absolute_url(self):
        return reverse(self.url_name, args=[self.slug])

    def on_publishing(self, at):
        """What else is to happen when a page that is not public becomes so at the moment `at`."""

    def on_withdrawing(self):
        """What is undone when nothing of a page is public any more, nor planned."""

    def on_ending(self, at):
        """What else is to happen when visitors stop seeing a page at the moment `at`; None: they go on."""

    def on_showing_unstored(self):
        """What else a page needs to be drawn of which nothing is stored: see `unstored`."""

    @property
    def page_id(self):
        """The key of the page, also of an edition of it, by which others name it."""
        return self.edition_of_id or self.pk

    @property
    def is_of_an_edition(self):
        """Whether staff know it by another row: that of the page of which it is an edition."""
        return self.edition_of_id is not None

    @property
    def live_edition(self):
        """What visitors see of it now; None where it is not public."""
        return type(self).objects.published().filter(edition_of=self.page_id).first()

    @property
    def is_published(self):
        return self.is_published_at(moment.now())

    def is_published_at(self, at):
        """Whether visitors see something of it at the moment `at`."""
        return type(self).objects.published(at).filter(edition_of=self.page_id).exists()

    @property
    def was_ever_public(self):
        """Whether visitors have seen something of it, be it long ago, or will as things are."""
        own = type(self).objects.with_trash().filter(pk=self.page_id)
        return not own.drafts().exists()

    @property
    def state(self) -> str:
        """The state of what staff edit, in a word of theirs."""
        if "known_state" not in self.__dict__:
            own = type(self).objects.with_trash().filter(pk=self.page_id).with_states()
            self.known_state = own.values_list("known_state", flat=True).first() or State.DRAFT
        return State(self.known_state).label

    @classmethod
    def rows_in_use(cls):
        """The rows that hold what they name, such as a photo: see `clinic_site.photos.uses`."""
        return cls.objects.in_use()
