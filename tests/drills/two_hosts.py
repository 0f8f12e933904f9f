"""Two hosts of one site: each has a folder of its own, and both have one database."""

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.drills.drilled_site import DrilledSite


@contextmanager
def two_hosts(database_url):
    with TemporaryDirectory(prefix="drill-") as name:
        sites = []
        try:
            for number in (1, 2):
                folder = Path(name, str(number))
                folder.mkdir(mode=0o700)
                site = DrilledSite(folder, database_url)
                if not sites:
                    site.prepare_without_demo()
                site.start()
                sites.append(site)
            yield sites
        finally:
            for site in sites:
                site.end_in_order()
