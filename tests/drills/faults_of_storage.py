"""Databases that are locked or restarted, and disks that are full."""

import html
import sqlite3
import time

from tests.drills.bench import bench as another_bench
from tests.drills.mail_faults import Post, mail_server
from tests.drills.own_postgres import own_postgres
from tests.drills.small_disk import fill, small_disk
from tests.drills.staff import StaffMember, photo

MANY = 60
MANY_FOR_RESTARTS = 120
LOCKED_FOR = 10  # seconds
FULL_FOR = 5  # seconds
SECONDS_TO_RENDER = 90
CREATED = 201


def database_locked(bench):
    site = bench.site
    with mail_server(site.mail_port, Post()) as post:
        lock = sqlite3.connect(site.folder / "data" / "db.sqlite3", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        with bench.visitors(MANY) as visitors:
            began = time.monotonic()
            status, _page = site.ask("GET", "/")
            asked = time.monotonic() - began
            time.sleep(LOCKED_FOR)
            lock.execute("ROLLBACK")
        lock.close()
        outcome = bench.outcome("SQLite locked for ten seconds", visitors, post)
        outcome.need("the home page waits for the lock", status == 200 and asked < LOCKED_FOR / 2)
        outcome.note = f"The home page was there meanwhile, after {asked:.2f} s."
        return outcome


def database_restarted(_bench):
    fault = "PostgreSQL restarted three times under load"
    with (
        own_postgres() as server,
        another_bench(server.url) as bench,
        mail_server(bench.site.mail_port, Post()) as post,
    ):
        with bench.visitors(MANY_FOR_RESTARTS) as visitors:
            for number in range(1, 4):
                visitors.wait_for(MANY_FOR_RESTARTS * number // 4)
                server.restart()
        return bench.outcome(fault, visitors, post)


def disk_full(_bench):
    fault = "Disk of the database full"
    with another_bench(around=lambda folder: small_disk(folder / "data", "48m")) as bench:
        site = bench.site
        with mail_server(site.mail_port, Post()) as post:
            filling = fill(site.folder / "data")
            with bench.visitors(MANY, again=True) as visitors:
                visitors.wait_until(lambda: visitors.refusal)
                time.sleep(FULL_FOR)
                filling.unlink()
            outcome = bench.outcome(fault, visitors, post)
        outcome.need("nobody met the full disk", visitors.refusal)
        if visitors.refusal:
            form, page, waited = visitors.refusal
            missing = [name for name, text in form.items() if text not in html.unescape(page)]
            outcome.need(f"not given back: {missing}", not missing)
            outcome.note = f"After {waited:.0f} s the form came back with everything typed."
        outcome.need(f"answers: {visitors.troubles}", set(visitors.troubles) == {"status 503"})
        return outcome


def photo_disk_full(_bench):
    fault = "Disk of the photos full"
    with another_bench(
        around=lambda folder: small_disk(folder / "data" / "media", "12m")
    ) as bench:
        site = bench.site
        data, staff, picture = site.folder / "data", StaffMember(site), photo()
        assert staff.upload(picture)[0] == CREATED
        site.wait_until(lambda: all_rendered(site), SECONDS_TO_RENDER)
        with mail_server(site.mail_port, Post()) as post:
            filling = fill(data / "media", but=len(picture) // 3)
            before = files_in(data)
            with bench.visitors(MANY) as visitors:
                status, _page = staff.upload(picture)
            after = files_in(data)
            filling.unlink()
            # Now there is space for the photo, and not for the smaller ones made of it.
            filling = fill(data / "media", but=2 * len(picture))
            assert staff.upload(picture)[0] == CREATED
            site.wait_until(lambda: "has no renditions" in site.output, SECONDS_TO_RENDER)
            parts = {name for name in files_in(data) - after if name.endswith(".part")}
            filling.unlink()
            site.wait_until(lambda: all_rendered(site), SECONDS_TO_RENDER)
            outcome = bench.outcome(fault, visitors, post)
        outcome.need(f"left of an upload: {after - before}", after == before)
        outcome.need(f"left of renditions: {parts}", not parts)
        outcome.need("the upload was taken", status != CREATED)
        outcome.note = f"The upload got status {status}; there was space again, and all was made."
        return outcome


def all_rendered(site):
    return all(photo["renditions"] for photo in site.rows("photos.photo"))


def files_in(folder):
    """What lies among the photos and the uploads, halves included."""
    kept = (folder / name for name in ("media", "uploads"))
    return {str(path.relative_to(folder)) for each in kept for path in each.rglob("*")}


FAULTS = (database_locked, database_restarted, disk_full, photo_disk_full)
