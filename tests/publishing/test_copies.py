"""`loaddata` puts back what `dumpdata --all` took: pages as staff edit them, and as visitors see them."""

import pytest
from django.core.management import call_command

from blog.models import Post
from clinic_site.clinic.models import Condition, Treatment
from clinic_site.publishing.querysets import PastTheDoorError
from tests.factories import ConditionFactory, PostFactory, TreatmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(tmp_path):
    """A copy of an article and its condition, which are gone; the treatment that they link is there."""
    file = str(tmp_path / "copy.json")
    treatment = TreatmentFactory(slug="ketamine")
    condition = ConditionFactory(treatments=[treatment])
    PostFactory(treatments=[treatment], conditions=[condition])
    call_command("dumpdata", "blog", "clinic.condition", use_base_manager=True, output=file)
    for page in (Post.objects.get(), condition):
        page.delete()
    return file


def test_what_an_edition_links_comes_back_with_it(copy):
    call_command("loaddata", copy, verbosity=0)

    (condition,), (post,) = Condition.objects.published(), Post.objects.published()
    ketamine = [Treatment.objects.get(slug="ketamine")]
    assert list(condition.treatments.all()) == list(post.treatments.all()) == ketamine
    assert list(post.conditions.all()) == [Condition.objects.get()]


def test_what_came_back_is_changed_past_the_door_no_more_than_before(copy):
    call_command("loaddata", copy, verbosity=0)

    with pytest.raises(PastTheDoorError):
        Post.objects.published().get().treatments.clear()
