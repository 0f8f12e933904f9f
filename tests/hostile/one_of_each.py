"""Fills an empty site with one treatment, condition, article, person and page; run like `content.py`."""

from django.db import transaction

from tests import factories


@transaction.atomic
def fill():
    person = factories.PersonFactory(slug="one", bio="<p>Words.</p>")
    treatment = factories.ServiceFactory(slug="one").treatment
    factories.ConditionFactory(slug="one", treatments=[treatment])
    post = factories.PostFactory(slug="one", author=person)
    post.treatments.add(treatment)
    factories.PageFactory(slug="about", role="about")
