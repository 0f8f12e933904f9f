"""The admin's index and menu: the staff's tasks in their order, in their words."""

import pytest
from django.contrib import admin

from clinic_site.workplace.menu import TASKS
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db


def tasks(tree):
    """Each task with the names of what it is done with."""
    return {
        words(table.find("caption")): [words(row.find("th")) for row in table.find("tbody")]
        for table in tree.iter("table")
        if table.find("caption") is not None
    }


ADDRESSES = ["Forwarded addresses", "Addresses that visitors missed", "Broken links"]


@pytest.mark.parametrize(
    ("group", "named"),
    [
        (
            "Author",
            {
                "Articles": ["Articles", "Categories"],
                "Treatments": ["Treatments"],
                "Conditions": ["Conditions"],
                "People and pages": ["People", "Pages"],
                "What is ahead": ["Calendar", "What needs work"],
                "Addresses": ADDRESSES,
                "History": ["History of the site"],
                "Photos": ["Photos"],
            },
        ),
        ("Front desk", {"Requests": ["Consultation requests"], "Emails": ["Emails"]}),
        (
            "Administrator",
            {
                "Requests": ["Consultation requests"],
                "Articles": ["Articles", "Categories"],
                "Treatments": ["Treatments"],
                "Conditions": ["Conditions"],
                "People and pages": ["People", "Pages"],
                "What is ahead": ["Calendar", "What needs work"],
                "Addresses": ADDRESSES,
                "Search": ["Words that mean the same", "Words that found nothing"],
                "History": ["History of the site"],
                "Photos": ["Photos"],
                "Emails": ["Emails"],
                "Clinic profile": ["Clinic profile", "Menu and footer", "Words of the site"],
                "Staff accounts and access records": [
                    "Staff accounts",
                    "Groups",
                    "Access records",
                ],
            },
        ),
    ],
)
def test_each_group_reads_its_tasks_in_their_order(client_of, group, named):
    found = tasks(read(client_of(group).get("/admin/"), strict=False))

    assert list(found.items()) == list(named.items())


def test_the_menu_beside_a_list_is_the_same(client_of):
    client = client_of("Administrator")

    index, beside = (
        tasks(read(client.get(address), strict=False))
        for address in ("/admin/", "/admin/blog/post/")
    )

    assert {name: beside[name] for name in index} == index


def test_whatever_staff_can_open_has_a_place():
    placed = {label for kinds in TASKS.values() for label in kinds}

    # A treatment is met by its page.
    known = {model._meta.label_lower for model in admin.site._registry} - {"clinic.treatment"}
    assert placed == known


def test_every_name_leads_to_its_list(admin_client):
    tree = read(admin_client.get("/admin/"), strict=False)

    lists = [link for link in links(main_of(tree)) if link.count("/") == 4 and "add" not in link]
    assert len(set(lists)) >= sum(map(len, TASKS.values()))
    assert {admin_client.get(address).status_code for address in lists} <= {200, 302}


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/auth/user/", "/admin/auditlog/logentry/", "/admin/outbox/outboxmessage/",
     "/admin/blog/post/", "/admin/blog/", "/admin/auth/"],
)  # fmt: skip
def test_no_page_speaks_of_packages(admin_client, address):
    page = words(read(admin_client.get(address), strict=False))

    programs = (
        *("Audit log", "Outbox", "Authentication and Authorization", "Blog"),
        *("og entr", "Users", "user to change"),
    )
    assert [word for word in programs if word in page] == []
