"""The demo site for a drill: it runs, each photo has its renditions, and it is gone at the end."""

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.prepared import prepared_site


@contextmanager
def demo_site():
    with (
        TemporaryDirectory(prefix="drill-") as folder,
        prepared_site("demo", Path(folder)) as site,
    ):
        site.start()
        try:
            yield site
        finally:
            site.stop()
