"""What a page is: when it is public, its address, and what search engines are told of it."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.text import excerpt, shortened

from . import transitions
from .querysets import PageQuerySet
from .search import FoldedWordsField
from .transitions import Status

LAST_YEAR = 2199  # the end of the calendar cannot be told in every time zone


class PublishablePage(models.Model):
    """The base of everything that has an address of its own; its title is `str(page)`."""

    Status = Status

    # What a kind of page says of itself.
    url_name: str  # of its address, which takes the slug: "blog:post"
    search_title: str  # above what `search()` found of it, such as "Articles"
    search_order: int  # from the smallest number on
    og_type = "website"  # by the Open Graph protocol
    photo = None  # the picture of the page; a kind that has one has a field of this name
    has_questions = False  # whether a kind of `Question` belongs to it, as `page.questions`
    shows_crisis_line = False
    # The fields that `search()` looks through, the most telling first.
    search_fields: tuple[str, ...] = ()
    # Addresses under which the site already shows something else.
    reserved_addresses: tuple[str, ...] = ()
    # Addresses that answer whether such a page is public or not: links to them stay addresses.
    lasting_addresses: tuple[str, ...] = ()

    slug = models.SlugField(
        "address",
        max_length=100,
        unique=True,
        help_text="The last part of the page's address: small letters, digits and hyphens.",
    )
    status = models.CharField(
        max_length=10,
        choices=Status,
        default=Status.DRAFT,
        help_text="Visitors see a published page from its publishing time on. "
        "A draft is seen by nobody but staff.",
    )
    publish_at = models.DateTimeField(
        "publish at",
        null=True,
        blank=True,
        help_text="Left empty, a published page appears at once. "
        "A time in the future schedules it.",
    )
    expire_at = models.DateTimeField(
        "expire at",
        null=True,
        blank=True,
        help_text="Left empty, the page stays. At this time it disappears by itself.",
    )
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

    objects = PageQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")
        indexes = [
            models.Index(fields=["status", "-publish_at"], name="%(app_label)s_%(class)s_public")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | Q(publish_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(expire_at__isnull=True)
                | Q(publish_at__isnull=True)
                | Q(expire_at__gt=F("publish_at")),
                name="%(app_label)s_%(class)s_expires_after_publishing",
                violation_error_message="The page expires before it appears: "
                "choose a later time, or none.",
            ),
        ]

    def save(self, *, is_at_the_door=False, **kwargs):
        """Save. What makes the page public or not is changed by `transitions` alone."""
        if is_at_the_door:
            super().save(**kwargs)
        else:
            transitions.replace(self, save=partial(super().save, **kwargs))

    def clean(self):
        super().clean()
        if self.slug in self.reserved_addresses:
            raise ValidationError({"slug": "The site itself uses this address. Choose another."})
        for name in ("publish_at", "expire_at"):
            moment = getattr(self, name)
            if moment and moment.year > LAST_YEAR:
                raise ValidationError({name: "Choose an earlier year, or no time at all."})
        # Before the constraints are checked, so that an empty time means "at once".
        self.fill_publish_at()

    def fill_publish_at(self):
        """Left empty, the time of publishing is now."""
        if self.status == Status.PUBLISHED and self.publish_at is None:
            self.publish_at = timezone.now()

    def get_absolute_url(self):
        return reverse(self.url_name, args=[self.slug])

    def on_publishing(self):
        """What else happens when a draft becomes public or is scheduled, in the same transaction."""

    @property
    def is_published(self):
        return self.is_published_at(timezone.now())

    def is_published_at(self, at):
        """The same answer as `published(at=…)`, for a page that is already here."""
        return (
            self.status == Status.PUBLISHED
            and self.publish_at is not None
            and self.publish_at <= at
            and (self.expire_at is None or self.expire_at > at)
        )

    @property
    def state(self):
        """The state in a word that staff use."""
        if self.status == Status.DRAFT:
            return "Draft"
        if self.is_published:
            return "Published"
        return "Scheduled" if self.publish_at > timezone.now() else "Expired"

    @property
    def lead(self):
        """The page in a sentence or two of plain text, for cards and search engines."""
        return next(filter(None, map(self._shortened, self.search_fields[1:])), "")

    def _shortened(self, name):
        is_rich = isinstance(self._meta.get_field(name), RichTextField)
        return (excerpt if is_rich else shortened)(getattr(self, name))

    def rich_texts(self):
        """Its own, and the answers to its questions."""
        fields = [field for field in self._meta.fields if isinstance(field, RichTextField)]
        own = [field.value_from_object(self) for field in fields]
        return own + [found.answer for found in self._asked()]

    def _asked(self):
        return self.questions.all() if self.has_questions else []


class Question(models.Model):
    """A question with its answer; each app adds the page that it belongs to."""

    search_fields = ("question", "answer")

    question = models.CharField(max_length=200)
    answer = RichTextField()
    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="Questions are shown from the smallest number on."
    )
    folded_words = FoldedWordsField()

    class Meta:
        abstract = True
        verbose_name = "question"
        ordering = ["position", "pk"]

    def __str__(self):
        return self.question
