"""What keeps a page back is told at its field in the form, in a row of it, too."""

import pytest
from django.core.exceptions import ValidationError

from clinic_site.publishing.editions import publish
from clinic_site.publishing.fitness import MISSING
from services.fitness import NO_PRICE
from tests.factories import PostFactory, ServiceFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, links, read, words

pytestmark = pytest.mark.django_db

TO_STAFF = '<p><a href="/admin/blog/post/1/preview/">The draft of it</a></p>'
ANSWERS = [
    {"question": "Why?", "answer": "<p>So.</p>", "position": 2},
    {"question": "How?", "answer": TO_STAFF, "position": 1},
]


def form_of(page):
    return f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/change/"


def press(client, address, /, **typed):
    """The form that comes back when somebody presses *Publish*."""
    response = fill_in(client, address, **typed, _publish="")
    assert response.status_code == 200
    return read(response, strict=False)


def summary(tree):
    """Each line at the top that leads to a field: where it leads, and what it says."""
    lines = by_id(tree, "form-errors").iter("li")
    return {links(line)[0]: words(line).partition(": ")[2] for line in lines if links(line)}


def test_a_fault_in_a_row_leads_there_and_stands_at_its_field_in_the_order_of_the_form(
    admin_client,
):
    page = PostFactory(is_draft=True, asked=ANSWERS)
    (how, why) = page.questions.all()
    sent = {"questions-0-id": why.pk, "questions-1-id": how.pk}
    typed = {
        "questions-0-question": "Why?", "questions-0-answer": "<p>So.</p>", "questions-0-position": 2,
        "questions-1-question": "How?", "questions-1-answer": TO_STAFF, "questions-1-position": 1,
    }  # fmt: skip

    tree = press(admin_client, form_of(page), **sent, **typed)

    (line,) = summary(tree).items()
    assert line[0] == "#id_questions-1-answer"
    assert "leads to the staff’s own pages" in line[1]
    row = by_id(tree, "questions-1")
    assert line[1] in [words(part) for part in row.iter("li")]
    assert "open" in next(row.iter("details")).attrib
    assert "open" not in next(by_id(tree, "questions-0").iter("details")).attrib
    assert "Question 1" not in words(by_id(tree, "form-errors"))


def test_a_price_without_its_number_leads_to_it(admin_client):
    page = ServiceFactory(is_draft=True)
    row = {"prices-TOTAL_FORMS": "1", "prices-0-what": "One", "prices-0-position": "1"}

    tree = press(admin_client, form_of(page), **row)

    assert summary(tree) == {"#id_prices-0-low": MISSING}


def test_the_list_still_says_in_words_where_a_row_keeps_a_page_back():
    page = ServiceFactory(is_draft=True, priced=[{"what": "One", "low": 0}])

    with pytest.raises(ValidationError, match=f"Price 1, .*: {NO_PRICE}"):
        publish(page)
