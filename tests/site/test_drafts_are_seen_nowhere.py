"""A word that staff write and do not publish is found at no public address, and in no email or cache."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import models
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.editions import publish
from clinic_site.publishing.kinds import page_models
from contact.telling import tell_staff
from tests.factories import ConsultationRequestFactory
from tests.site.crawling import crawl
from tests.site.sitemap import INDEX, content_at

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MARK = "Quicksilver"
TEXTS = (models.CharField, models.TextField)
NOT_WORDS = {"slug", "status", "folded_words", "canonical_url"}
BESIDE = ("/search/?q=Quick", "/search/?q=silver", "/blog/feed/", "/nowhere/")


def mark_drafts():
    """Write the word into every text of every page and its questions, and into its address."""
    for model in page_models():
        for page in model.objects.all():
            for row in [page, *page.own_rows()]:
                for field in row._meta.fields:
                    is_words = isinstance(field, TEXTS) and not field.name.startswith("video_")
                    if is_words and not field.choices and field.name not in NOT_WORDS:
                        words = f"{MARK} {field.value_from_object(row)}"
                        setattr(row, field.name, words[: field.max_length])
                row.save()
            model.objects.filter(pk=page.pk).update(
                slug=f"{MARK.lower()}-{page.slug}"[:100], live_from=timezone.now()
            )


def showing(client):
    answers = {address: answer for address, (answer, _tree) in crawl(client).items()}
    answers |= {address: client.get(address) for address in BESIDE}
    shown = {address: answer.content.decode() for address, answer in answers.items()}
    shown[INDEX] = content_at(client)
    return {address for address, content in shown.items() if MARK.lower() in content.lower()}


def test_the_words_of_drafts_are_found_nowhere_until_they_are_published(client):
    call_command("seed_demo", verbosity=0)
    mark_drafts()
    ClinicProfile.objects.update(notify_email="desk@clinic.example")
    ConsultationRequestFactory()
    tell_staff()

    assert showing(client) == set()
    assert OutboxMessage.objects.exists()
    assert MARK not in "".join(
        message.subject + message.body for message in OutboxMessage.objects.all()
    )
    assert MARK not in repr(vars(cache))

    for model in page_models():
        for page in model.objects.all():
            publish(page)
    assert {*BESIDE[2:], "/", "/blog/", "/people/", "/services/"} <= showing(client)
