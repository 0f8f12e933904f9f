"""What the style guide fills the components with: objects that are never saved."""

from copy import copy
from datetime import date, time, timedelta
from itertools import cycle, islice

from django.utils import timezone

from blog.models import Category, Post, PostQuestion
from clinic_site import moments
from clinic_site.clinic.hours import open_now
from clinic_site.clinic.models import (
    ClinicProfile,
    Condition,
    OpeningHours,
    Person,
    SpecialDay,
    Treatment,
)
from clinic_site.clinic.models.targets import Link
from clinic_site.moments import Timed
from clinic_site.publishing.plans import Plan
from services.models import Service, ServicePrice

LONG_TITLE = (
    "A sample article whose title is about as long as the admin lets a title be, so that it "
    "runs over several lines"
)
FACTS = {"session_length": "About 45 minutes", "downtime": "Two to four days of redness"}
MONDAY, SATURDAY = date(2029, 1, 1), date(2029, 1, 6)
HOURS = [
    OpeningHours(weekday=day, opens=time(opens), closes=time(closes))
    for day in range(5)
    for opens, closes in [(9, 12), (13, 17)]
]


def figures(photos):
    """The newest photo with caption and credit, with a caption alone, and with neither."""
    words = [("A sample caption below a photo.", "Photo: a sample"), ("A caption alone.", "")]
    found = []
    for caption, credit in [*words, ("", "")] if photos else []:
        photo = copy(photos[0])
        photo.caption, photo.credit = caption, credit
        found.append(photo)
    return found


def posts(photos):
    topic = Category(name="Sample topic", slug="sample-topic")
    first, second, third = _some_and_none(photos, 3)
    words = {
        "slug": "sample",
        "excerpt": "Two sample sentences stand here. Lists cut them where they grow too long.",
        "publish_at": timezone.now() - timedelta(days=1),
    }
    return [
        Post(pk=1, title="A sample article with a photo", category=topic, photo=first, **words),
        Post(pk=2, title="One without a photo and without a topic", **words),
        Post(pk=3, title=LONG_TITLE, category=topic, photo=second, **words),
        Post(pk=4, title="Unbreakabl" + "e" * 50, category=topic, photo=third, **words),
    ]


def menu_links():
    """A list, the same, another one, and a link to another site."""
    told = {"This page": "/blog/", "Its list": "/blog/", "Another page": "/people/"}
    return [Link(label, url) for label, url in told.items()] + [
        Link("Another site", "https://example.org/")
    ]


def previews():
    """The plan of a page that is public and changes, of one that will be public, and of a draft."""
    now, day = timezone.now(), timedelta(days=1)
    change = now + day
    before, after = Post(live_from=now - day, live_until=change), Post(live_from=change)
    return [Plan(before, [after], now + 2 * day), Plan(to_come=[after]), Plan()]


def video(photos):
    """Without a photo there is no still, and so no video."""
    address = "https://www.youtube.com/watch?v=sample" if photos else ""
    still = photos[0] if photos else None
    return Post(video_url=address, video_title="a sample video", video_still=still)


def questions():
    return [
        PostQuestion(question="Is this a sample?", answer="<p>It is.</p>"),
        PostQuestion(
            question="What does a long question look like when it runs over more than one line, "
            "and the sign at its end has to find its place?",
            answer="<h3>Opened by its address</h3><p>An answer may have headings, "
            '<a href="/">links</a>, and lists:</p><ul><li>one</li><li>two</li></ul>',
        ),
    ]


def services(photos):
    first, second = _some_and_none(photos, 2)
    words = {"slug": "sample", "summary": "What it is, and for whom. Two sentences say it here."}
    return [
        Service(treatment_id=1, title="With a photo and facts", photo=first, **words, **FACTS),
        Service(treatment_id=2, title="Without a photo", **words, **FACTS),
        Service(treatment_id=3, title="With a photo, without facts", photo=second, **words),
        Service(treatment_id=4, title="With neither", **words),
    ]


def conditions(photos):
    (photo,) = _some_and_none(photos, 1)
    words = {"slug": "sample", "summary": "What it is like to live with, in a sample sentence."}
    return [
        Condition(pk=1, title="A sample condition", photo=photo, **words),
        Condition(pk=2, title="One without a photo", **words),
    ]


def record():
    """A treatment for “at a glance”, with everything that can stand there."""
    status = "A sample sentence about what is approved.\n\nAnd one about what is off-label."
    signs = {"call_911": "a sign", "call_today": "another", "tell_next_visit": "a third"}
    own = {"fda_status": status, "course": "Six sessions over three weeks"} | signs
    return Service(treatment=Treatment(), **own, **FACTS)


def prices():
    return [
        ServicePrice(what="A session", low=1250, unit="per session", includes="a sample"),
        ServicePrice(what="Three sessions", low=3000, high=3500),
    ]


def people(photos):
    words = {"slug": "sample", "summary": "A sample person, in the one sentence that lists show."}
    photo = photos[-1] if photos else None
    said = {"quote": "A sample sentence of their own.", "languages": "English and Spanish"}
    return [
        Person(
            name="Jordan Sample", credentials="MD", role="A role", photo=photo, **words, **said
        ),
        Person(name="Robin Sample", **words),
    ]


def clinic():
    """A clinic that leaves no line empty, whatever the profile of the real one says."""
    found = ClinicProfile(
        street="1 Sample Street",
        postal_code="33755",
        email="sample@clinic.example",
        getting_here="Park behind the sample building.\n\nThe door is the green one.",
        responsible_physician="Avery Sample, MD, Florida license ME 00000",
    )
    short = {"is_closed": False, "opens": time(9, 30), "closes": time(12)}
    found.weekly_hours = HOURS
    days = [
        SpecialDay(name="A sample holiday", date=MONDAY),
        SpecialDay(name="A sample short day", date=SATURDAY, **short),
    ]
    found.special_days_around_now, found.coming_special_days = days, Timed(days)
    return found


def open_answers():
    """Open, then closed in each way that has words of its own."""
    times = [(MONDAY, 10), (MONDAY, 8), (MONDAY, 18), (SATURDAY, 10)]
    answers = [open_now(moments.at(day, time(hour)), HOURS, []) for day, hour in times]
    return [*answers, open_now(timezone.now(), [], [])]


def _some_and_none(photos, number):
    """As many photos as asked for, in turn; a library without any gives none."""
    return islice(cycle(photos or [None]), number)
