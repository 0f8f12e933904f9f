"""The pages that no address leads to: what the site answers when it refuses or fails."""

import json

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WRONG = b"email=wrong&preferred_way=any&preferred_time=any"  # as a browser sends it
PRINT_REFUSALS = """
import json
from django.template.loader import render_to_string
names = ("400", "403", "413", "500")
print(json.dumps({name: render_to_string(f"{name}.html") for name in names}))
"""


def refusals(site):
    """Each page of a running site by its name."""
    return {
        **json.loads(site.run("shell", "--no-imports", "-c", PRINT_REFUSALS)),
        "403-csrf": site.ask("POST", "/admin/login/", b"", FORM)[1].decode(),
        "contact-errors": site.ask("POST", "/contact/", WRONG, FORM)[1].decode(),
    }
