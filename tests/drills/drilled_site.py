"""The site of a drill: without demo content, and with visitors from many addresses."""

import json
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.server import RunningSite
from tests.outbox.mailing import free_port


class DrilledSite(RunningSite):
    """A running site that sends its mail to `mail_port`, whoever listens there."""

    def __init__(self, folder, database_url=""):
        super().__init__(folder, database_url)
        self.folder = folder
        self.mail_port = free_port()
        # Visitors say by a header where they come from, or all would be one household.
        self._environment |= {
            "BEHIND_PROXY": "true",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}",
        }

    def have(self, function, *values):
        """What a function of `in_the_site` says."""
        words = ", ".join(map(repr, values))
        code = f"from tests.drills import in_the_site; in_the_site.{function}({words})"
        said = self.run("shell", "--no-imports", "-c", code)
        return json.loads(said) if said else None

    def start_again_if_down(self):
        """After a drill that went wrong, so that the next one has a site."""
        if self._process.poll() is not None:
            self.start()


def end_in_order_when_told():
    """Leave no site, server or disk behind when somebody ends a drill."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


@contextmanager
def drilled_site(database_url="", around=None):
    """A site that runs, and is gone at the end; `around` prepares its folder."""
    with TemporaryDirectory(prefix="drill-") as name:
        folder = Path(name)
        with (around or _nothing)(folder):
            site = DrilledSite(folder, database_url)
            site.prepare_without_demo()
            site.have("have_staff_told", "desk@clinic.example")
            site.start()
            try:
                yield site
            finally:
                site.end_in_order()


@contextmanager
def _nothing(folder):
    yield
