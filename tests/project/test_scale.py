"""`make scale-data`: sample articles by the thousand are what publishing one after the other leaves."""

import pytest
from django.apps import apps

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish
from clinic_site.revisions.recording import record
from tests.drills.scale import fill
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    ConsultationRequestFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db
OWN = {"id", "edition_of_id", "post_id", "slug", "created_at", "updated_at"}
NOT_OURS = {"freshness.Change"}  # one for each transaction


@pytest.fixture
def _clinic():
    ClinicProfile.get_solo()
    CategoryFactory.create_batch(2)
    PersonFactory()
    TreatmentFactory.create_batch(3)
    PostFactory(photo=PhotoFactory(), conditions=[ConditionFactory()])


def said(row):
    return {name: value for name, value in vars(row).items() if name[0] != "_" and name not in OWN}


def all_of(post):
    """What a row says, its own rows, and what it links."""
    links = {
        field.name: list(getattr(post, field.name).values_list("pk", flat=True))
        for field in post._meta.many_to_many
    }
    return said(post), [said(row) for row in post.questions.all()], links


def copied(post):
    """An article that says the same, as somebody would write it."""
    values = {name: value for name, value in said(post).items() if name != "folded_words"}
    copy = Post(**values, slug=f"again-{post.slug}")
    copy.save()
    for field in post._meta.many_to_many:
        getattr(copy, field.name).set(getattr(post, field.name).all())
    for row in post.questions.all():
        copy.questions.create(position=row.position, question=row.question, answer=str(row.answer))
    return copy


def counted():
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label not in NOT_OURS
    }


@pytest.mark.usefixtures("_clinic")
def test_they_are_what_publishing_leaves():
    before = counted()
    fill(12)
    filled = counted()
    samples = list(Post.objects.filter(slug__startswith="sample-"))

    for post in samples:
        copy = copied(post)
        publish(copy, at=post.publish_at)
        assert all_of(Post.objects.get(pk=copy.pk)) == all_of(post)
        assert all_of(copy.live_edition) == all_of(post.live_edition)

    assert len(samples) == 12
    assert {kind: filled[kind] - many for kind, many in before.items()} == {
        kind: many - filled[kind] for kind, many in counted().items()
    }


@pytest.mark.usefixtures("_clinic")
def test_visitors_read_and_find_them(client):
    fill(3)

    newest = Post.objects.published().first()
    assert newest.slug == "sample-3"
    assert len(newest.body) == pytest.approx(20_000, rel=0.15)
    for address in ("/blog/", newest.get_absolute_url(), "/search/?q=sample+3", "/blog/feed/"):
        assert newest.title in client.get(address).content.decode()


@pytest.mark.usefixtures("_clinic")
def test_they_can_be_added_to(client):
    fill(2)
    fill(2)

    assert Post.objects.filter(slug__startswith="sample-").count() == 4
    heading = next(main_of(read(client.get("/blog/sample-4/"))).iter("h1"))
    assert words(heading).startswith("Sample 4: ")


def on_the_net(settings):
    settings.IS_HTTPS = True


def with_a_request(settings):
    ConsultationRequestFactory()


def with_words_of_staff(settings):
    record(Post.objects.first(), by=UserFactory())


@pytest.mark.usefixtures("_clinic")
@pytest.mark.parametrize("sign", [on_the_net, with_a_request, with_words_of_staff])
def test_a_site_that_people_use_is_refused(sign, settings):
    sign(settings)

    with pytest.raises(SystemExit, match="a site that nobody uses"):
        fill(1)

    assert not Post.objects.filter(slug__startswith="sample-").exists()
