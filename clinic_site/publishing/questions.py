"""Questions with their answers."""

from django.db import models

from clinic_site.richtext.fields import RichTextField

from .rows import PageRow


class Question(PageRow):
    """A question with its answer; each app adds the page that it belongs to."""

    search_fields = ("question", "answer")

    question = models.CharField(max_length=200)
    answer = RichTextField()
    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="Questions are shown from the smallest number on."
    )

    class Meta(PageRow.Meta):
        abstract = True
        verbose_name = "question"
