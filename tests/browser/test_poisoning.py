"""Whatever a stranger sends first: the next visitor gets the page. Of twenty pages by `make poisoning`."""

from tests.drills.poisoning import poisoned_pages


def test_no_odd_request_changes_what_the_next_visitor_gets(site):
    assert poisoned_pages(site, ["/", "/services/"]) == []
