"""The demo site for a drill: it runs, each photo has its renditions, and it is gone at the end."""

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.server import RunningSite

SECONDS_TO_RENDER = 900  # two minutes on two idle processors


@contextmanager
def demo_site():
    with TemporaryDirectory(prefix="drill-") as folder:
        site = RunningSite(Path(folder))
        site.start()
        try:
            site.wait_until(
                lambda: all(photo["renditions"] for photo in site.rows("photos.photo")),
                SECONDS_TO_RENDER,
            )
            yield site
        finally:
            site.stop()
