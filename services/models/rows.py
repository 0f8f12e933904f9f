"""What a treatment page has in rows: prices, and questions with their answers."""

from django.db import models

from clinic_site.publishing.questions import Question
from clinic_site.publishing.rows import PageRow

from .service import Service


class ServicePrice(PageRow):
    """What one thing costs, in US dollars."""

    search_fields = ("what", "unit", "includes")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="prices")
    what = models.CharField(max_length=120, help_text="What is paid for, such as “One infusion”.")
    low = models.DecimalField(
        "price",
        max_digits=8,
        decimal_places=2,
        null=True,  # of a draft; nothing is published without it
        help_text="In US dollars; the lowest, if it varies.",
    )
    high = models.DecimalField(
        "up to",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="The highest price, if it varies.",
    )
    unit = models.CharField(max_length=60, blank=True, help_text="Such as “per session”.")
    includes = models.CharField(
        "what is included",
        max_length=250,
        blank=True,
        help_text="What nobody pays for on top of it.",
    )
    position = models.PositiveSmallIntegerField(
        "order",
        default=0,
        help_text="From the smallest number on; lists of treatments name the first price.",
    )

    class Meta(PageRow.Meta):
        verbose_name = "price"


class ServiceQuestion(Question):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="questions")
