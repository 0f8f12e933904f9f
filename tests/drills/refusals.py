"""The pages that no address leads to: what the site answers when it refuses or fails."""

import json

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WRONG = b"email=wrong&preferred_way=any&preferred_time=any"  # as a browser sends it
PRINT_REFUSALS = """
import json
from clinic_site.errors import WORDS, error_page, plain_page
pages = {str(status): error_page(status) for status in WORDS} | {"plain": plain_page(500)}
print(json.dumps({name: page.content.decode() for name, page in pages.items()}))
"""


def refusals(site):
    """Each page of a running site by its name."""
    return {
        **json.loads(site.run("shell", "--no-imports", "-c", PRINT_REFUSALS)),
        "403-csrf": site.ask("POST", "/admin/login/", b"", FORM)[1].decode(),
        "contact-errors": site.ask("POST", "/contact/", WRONG, FORM)[1].decode(),
    }
