"""What stands for a person's phone in the browser's tests: one with passkeys, one that shows codes."""

import re
import time

from tests.accounts.codes import code_of

KEY = ".app-key"
MINE = "/admin/your-account/"


class Phone:
    """Chromium's own virtual authenticator: it asks for no finger, and knows each passkey."""

    def __init__(self, page):
        self._page = page
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("WebAuthn.enable")
        self._id = self._new()

    def lose(self):
        """All passkeys are gone with it; what comes next is an empty one."""
        self._devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self._id})
        self._id = self._new()

    def take_over(self, passkey):
        """Have a passkey of another one, as phones and computers of the same person do."""
        given = {"authenticatorId": self._id, "credential": passkey}
        self._devtools.send("WebAuthn.addCredential", given)

    @property
    def passkeys(self):
        found = self._devtools.send("WebAuthn.getCredentials", {"authenticatorId": self._id})
        return found["credentials"]

    def _new(self):
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self._devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return made["authenticatorId"]


class App:
    """An authenticator app that was given the key on a page."""

    def __init__(self, page):
        self._secret = re.sub(r"\s", "", page.locator(KEY).inner_text())
        self._shown = None

    def code(self):
        """A code that it has not shown before: the site takes each once."""
        while (code := code_of(self._secret)) == self._shown:
            time.sleep(0.5)
        self._shown = code
        return code


def give_code(page, code):
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()


def add_app(page):
    """Add an app and return it, and the codes to print."""
    page.goto(MINE)
    page.get_by_role("link", name="Add a second step").click()
    page.get_by_role("link", name="Use an app").click()
    app = App(page)
    page.get_by_label("Code").fill(app.code())
    page.get_by_role("button", name="Save").click()
    page.locator(".recovery-codes code").first.wait_for()
    codes = page.locator(".recovery-codes code").all_inner_texts()
    page.get_by_role("button", name="I have them").click()
    page.wait_for_url("**/admin/")
    return app, codes
