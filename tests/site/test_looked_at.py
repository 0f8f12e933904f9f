"""Every page of the admin that an address leads to is among those that axe looks at."""

import pytest
from django.urls import resolve

from tests.looks.admin_pages import BY_NAME, DOOR, FORMS, LISTS, OBJECTS, WRITTEN
from tests.site.doors import addresses, plant

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Where these differ from kind to kind they have a template of their own.
ALIKE = ("together", "review_links", "restore", "compare", "history", "delete")


def test_no_page_of_the_admin_is_left_out(client, staff, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    plant()
    client.force_login(staff("Administrator", is_superuser=True))
    looked_at, pages = looked_at_by_name(), {}
    for address, name in addresses():
        if name == "logout" or resolve(address).url_name != name:  # what has two names
            continue
        answer = client.get(address)
        if answer.status_code == 200 and b"<html" in b"".join(answer):
            pages[name] = sort_of(name, answer.templates[0].name)
    sorts = {pages.get(name) for name in looked_at}

    assert [name for name, sort in pages.items() if sort not in sorts] == []
    assert len(pages) > 100


def looked_at_by_name():
    by_address = ("/admin/", *LISTS, *FORMS, *DOOR)
    forms = [*OBJECTS, *(model for model, _field in WRITTEN)]
    return {
        *(resolve(address.partition("?")[0]).url_name for address in by_address),
        *(f"{model.replace('/', '_')}_change" for model in forms),
        *(name.partition("?")[0] for name in BY_NAME),
    }


def sort_of(name, template):
    """What of several pages one stands for: itself, or what is alike for all kinds."""
    ending = next((end for end in ALIKE if name.endswith(f"_{end}")), None)
    return (ending, template) if ending else name
