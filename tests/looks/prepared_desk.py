"""Fills the desk of a running site with what its pages can show; nothing of it is public. Run in that site."""

import json

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from blog.models import Post
from clinic_site.forwarding.models import CheckedLink
from clinic_site.reviewing.links import make_link
from clinic_site.revisions.recording import record
from clinic_site.teamwork.models import Comment
from clinic_site.teamwork.steps import take
from tests.site.doors import addresses, plant_unseen

TITLE = "Egrets at noon"
QUOTE = "They wait for the tide."
GONE = "https://no-such-place.example/"
BODY = f'<h2>Where they stand</h2><p>{QUOTE}</p><p>More <a href="{GONE}">about them</a>.</p>'


@transaction.atomic
def fill() -> None:
    """Print each address of the admin by its name, and that of a review link as `review`."""
    plant_unseen()
    colleague = get_user_model().objects.filter(is_superuser=True).first()
    page = Post.objects.create(title=TITLE, slug="egrets-at-noon", body="<p>They rest.</p>")
    record(page, by=colleague)
    page.body, page.excerpt = BODY, "White birds."
    page.save()
    record(page, by=colleague)
    take("ask", page, colleague, {"change"})
    for quote in ("", QUOTE):
        _comment(page, colleague, quote=quote, text="Is that so?")
    _comment(page, colleague, answer_to=Comment.objects.of(page).first(), text="It is.")
    link, key = make_link(page, by=colleague, for_whom="The advisor")
    link.lines.create(who="Dr. Rowan Sample", deed="commented", words="A typo.")
    CheckedLink.objects.create(
        address=GONE, fault="There is no such page any more (404).", checked_at=timezone.now()
    )
    found = {name: address for address, name in addresses()}
    print(json.dumps(found | {"review": reverse("reviewing:review", args=[key])}))  # noqa: T201 -- the test reads it


def empty() -> None:
    Post.objects.filter(title=TITLE).delete()


def _comment(page, by, **more):
    return Comment.objects.create(
        kind=ContentType.objects.get_for_model(page),
        page_id=page.pk,
        by=by,
        by_name=by.get_username(),
        **more,
    )
