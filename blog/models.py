"""Articles, their categories and their questions."""

from django.db import models
from django.db.models import (
    Case,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from blog import structured
from clinic_site.clinic.bylines import as_seen
from clinic_site.clinic.models import Condition, Person, Treatment
from clinic_site.moments import iso
from clinic_site.photos.models import Photo
from clinic_site.publishing.holding import HOLD
from clinic_site.publishing.intervals import live
from clinic_site.publishing.models import NEWEST_PUBLIC
from clinic_site.publishing.ordered import OrderedLinksField
from clinic_site.publishing.querysets import PageManager, PageQuerySet
from clinic_site.publishing.questions import Question
from clinic_site.publishing.seo import absolute_url
from clinic_site.publishing.video import PageWithVideo
from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.text import excerpt_of_beginning, reading_minutes

BEGINNING = (
    2000  # characters of a text, out of which its first sentences can nearly always be told
)


class CategoryQuerySet(models.QuerySet):
    def with_posts(self):
        """Categories in which a visitor finds something."""
        # Asked of each, which an index answers; all articles together would be read to the end.
        own = Post.objects.published().filter(category=OuterRef("pk"))
        return self.filter(Exists(own.order_by()))


class Category(models.Model):
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField("address", max_length=60, unique=True)
    description = models.CharField(
        max_length=200, blank=True, help_text="One sentence at the top of the category's page."
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "categories"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("blog:category", args=[self.slug])


class PostQuerySet(PageQuerySet):
    def for_cards(self):
        """With what a card shows, without what it does not: the long texts, but for a beginning."""
        begins = Case(
            When(excerpt="", then=Left("body", BEGINNING)),
            default=Value(""),
            output_field=TextField(),
        )
        return (
            self.select_related("category", "photo")
            .defer("body", "next_step_text", "folded_words")
            .annotate(body_begins=begins)
        )

    def for_reading(self):
        """With everything that the article's page shows."""
        return self.select_related("category", "photo", "video_still").prefetch_related(
            "questions", Prefetch("treatments", Treatment.objects.knowing_crisis())
        )

    def with_bylines(self):
        """With the authors as visitors see them now: their own drafts are nobody's business."""
        of_author = FilteredRelation("author__editions", condition=live(of="author__editions__"))
        return self.annotate(
            live_author=of_author, live_author_key=F("live_author__pk")
        ).select_related("live_author")


class Post(PageWithVideo):
    url_name, list_url_name = "blog:post", "blog:list"
    search_title, search_order = "Articles", 5
    og_type, web_page_type = "article", "MedicalWebPage"
    row_names = ("questions",)
    search_fields = ("title", "excerpt", "body", "guest_byline")
    reserved_addresses = ("author", "category", "feed", "page")

    title = models.CharField(max_length=120)
    author = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts"
    )
    guest_byline = models.CharField(
        "byline of a guest",
        max_length=100,
        blank=True,
        help_text="Who wrote it, where that is nobody with a page here, such as “Example Press”. It "
        "is shown where no author is chosen.",
    )
    category = models.ForeignKey(
        Category, on_delete=HOLD, null=True, blank=True, related_name="posts"
    )
    treatments = models.ManyToManyField(
        Treatment,
        blank=True,
        related_name="posts",
        help_text="The article links these treatments, and their pages link the article.",
    )
    conditions = models.ManyToManyField(
        Condition,
        blank=True,
        related_name="posts",
        help_text="The article links the pages of these conditions, and they link the article. It "
        "shows the crisis line where one of them does.",
    )
    read_next = OrderedLinksField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="read_before",
        help_text="They stand first below the article, in the order in which you choose them. Articles "
        "about the same conditions and treatments follow them by themselves.",
    )
    photo = models.ForeignKey(Photo, on_delete=HOLD, null=True, blank=True, related_name="posts")
    excerpt = models.TextField(
        max_length=300,
        blank=True,
        help_text="One or two sentences for lists. Left empty, the article's first words are used.",
    )
    body = RichTextField()
    questions_title = models.CharField(
        "heading above the questions", max_length=120, blank=True, default="Common questions"
    )
    next_step_title = models.CharField(
        "heading of the call to action",
        max_length=120,
        blank=True,
        help_text="Left empty, the site’s own words are used.",
    )
    next_step_text = RichTextField(
        "text of the call to action",
        config_name="short",
        blank=True,
        help_text="Left empty, the site’s own words are used. The phone number and the link to the "
        "form are added below it.",
    )

    objects = PageManager.from_queryset(PostQuerySet)()

    class Meta(PageWithVideo.Meta):
        verbose_name = "article"
        ordering = ["-publish_at", "-pk"]
        get_latest_by = "publish_at"
        # Of what is public in a category or by an author, the newest first: see `PublishablePage`.
        indexes = [
            *PageWithVideo.Meta.indexes,
            *(
                models.Index(fields=[name, *NEWEST_PUBLIC], name=f"blog_post_public_{name}")
                for name in ("category", "author")
            ),
        ]

    def subjects(self, meta):
        return [structured.article(self, meta)]

    @property
    def rewritten_at(self):
        """Since when visitors read it in these words, where that is a later day than its own; or None."""
        if not self.worded_at or not self.publish_at:
            return None
        days = [timezone.localdate(at) for at in (self.publish_at, self.worded_at)]
        return self.worded_at if days[1] > days[0] else None

    @property
    def byline(self):
        """The author as visitors see them; None while they see none. Of many at once: `with_bylines()`."""
        if "live_author_key" not in self.__dict__:
            return self.author_id and as_seen(self.author_id)
        return self.live_author if self.live_author_key else None

    @cached_property
    def live_conditions(self):
        """Its conditions as visitors see them now, without those of which they see nothing."""
        live = Condition.objects.published().for_cards()
        return list(live.filter(edition_of__in=self.conditions.all())) if self.pk else []

    @property
    def byline_name(self):
        """Who wrote it, as visitors read it; "" where nobody is told."""
        if self.author_id:
            return str(self.byline or "")
        return self.guest_byline

    def facts_to_share(self):
        if not self.is_of_an_edition:  # of a draft nobody knows when it will be public
            return ()
        facts = {
            "article:published_time": iso(self.publish_at),
            "article:modified_time": iso(self.worded_at),
            "article:section": self.category and self.category.name,
            "article:author": self.byline and absolute_url(self.byline.get_absolute_url()),
        }
        return tuple((name, fact) for name, fact in facts.items() if fact)

    @property
    def shows_crisis_line(self):
        """Whether one of its treatments is near a crisis, or one of its conditions marked for it."""
        return any(condition.shows_crisis_line for condition in self.live_conditions) or any(
            treatment.is_near_a_crisis for treatment in self.treatments.all()
        )

    def _in_short(self, name):
        """Of a card, without its whole text where the beginning is enough, as nearly always."""
        begins = self.__dict__.get("body_begins") if name == "body" else None
        found = excerpt_of_beginning(begins, BEGINNING) if begins else None
        return super()._in_short(name) if found is None else found

    @property
    def reading_minutes(self):
        return reading_minutes(self.body)


class PostQuestion(Question):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="questions")
