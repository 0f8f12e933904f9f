"""What looks are seen with: the browser, and the running site with its demo content."""

from tests.browser.conftest import (
    browser,
    make_request,
    make_site,
    open_browser,
    site,
    staff_cookies,
    staff_page,
    visitor,
)

__all__ = [
    "browser",
    "make_request",
    "make_site",
    "open_browser",
    "site",
    "staff_cookies",
    "staff_page",
    "visitor",
]
