"""On a site that visitors reach, the staff's home says which pages still say *sample*."""

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.fitness import faults_of
from tests.factories import PageFactory, PostFactory, ServiceFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db
TITLE = "Still say “sample”"


@pytest.fixture
def named(client_of, settings):
    """A function that returns the words of the box, or nothing where there is none."""
    settings.IS_HTTPS = True

    def look(group="Administrator"):
        tree = read(client_of(group).get("/admin/"), strict=False)
        sections = [part for part in tree.iter("section") if part.find("h2") is not None]
        return "".join(words(part) for part in sections if TITLE in words(part.find("h2")))

    return look


def test_each_page_that_visitors_see_is_named_with_its_kind(named):
    PageFactory(title="Notice", body="<p><strong>Sample text:</strong> the clinic's own.</p>")
    ServiceFactory(title="Peels", paying="These prices are samples, to be replaced.")

    assert "Notice page" in named()
    assert "Peels treatment" in named()


def test_what_stands_in_rows_counts_as_well(named):
    PostFactory(
        title="Asked",
        author=None,
        asked=[{"question": "Is this a sample?", "answer": "<p>Yes.</p>"}],
    )

    assert "Asked article" in named()


def test_the_profile_is_named(named):
    ClinicProfile.objects.update_or_create(defaults={"responsible_physician": "Avery Sample, MD"})

    assert "clinic profile" in named()


@pytest.mark.parametrize("body", ["<p>Blood samples are drawn.</p>", "<p>For example, rest.</p>"])
def test_other_words_are_no_samples(named, body):
    PostFactory(body=body, author=None)

    assert named() == ""


def test_a_draft_and_what_was_taken_down_are_not_named(named):
    PostFactory(body="<p>A sample.</p>", author=None, is_draft=True)

    assert named() == ""


def test_only_those_are_told_who_can_mend_it(named):
    PostFactory(title="Asked", body="<p>A sample.</p>")

    assert named("Front desk") == ""


def test_a_site_that_is_tried_out_says_nothing(named, settings):
    PostFactory(body="<p>A sample.</p>")
    settings.IS_HTTPS = False

    assert named() == ""


@pytest.mark.parametrize("is_served", [True, False], ids=["served", "tried out"])
def test_whoever_publishes_one_is_told_where_it_stands(settings, is_served):
    settings.IS_HTTPS = is_served
    page = PageFactory(body="<p>These prices are samples.</p>", is_draft=True)
    post = PostFactory(
        asked=[{"question": "Is it a sample?", "answer": "<p>Samples of blood are sent off.</p>"}]
    )
    told = [(fault.field, fault.is_warning) for fault in [*faults_of(page), *faults_of(post)]
            if "“sample”" in fault.sentence]  # fmt: skip

    assert told == ([("body", True), ("questions-0-question", True)] if is_served else [])


@pytest.mark.parametrize("is_served", [True, False], ids=["served", "tried out"])
def test_words_that_only_fill_a_place_are_told_wherever_the_site_runs(settings, is_served):
    settings.IS_HTTPS = is_served
    page = PageFactory(body="<p>Lorem <em>Ipsum</em> dolor.</p>", is_draft=True)

    (said,) = [fault for fault in faults_of(page) if "lorem ipsum" in fault.sentence]
    assert (said.field, said.is_warning) == ("body", True)
