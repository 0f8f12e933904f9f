"""Processes of the site that are killed with `kill -9`, and a cache server that is frozen."""

import os
import shutil
import signal
import subprocess

from tests.drills.mail_faults import Post, Slow, mail_server
from tests.outbox.mailing import free_port

MANY = 120


def worker_killed(bench):
    site, stops = bench.site, Slow(before=10, after=20)
    with mail_server(site.mail_port, stops) as post:
        visitors = bench.visitors(40)
        visitors.email = "visitor-{}@clinic.example"  # more to send than one notice a minute
        with visitors:
            for _stop in range(2):
                assert stops.is_at_it.wait(60), "The worker sends nothing."
                stops.is_at_it.clear()
                [killed] = site.background_ids
                os.kill(killed, signal.SIGKILL)
                site.wait_until(lambda killed=killed: site.background_ids - {killed})
        outcome = bench.outcome("Worker killed twice while it sends", visitors, post)
        outcome.note = "Once before the mail was taken, once after."
        return outcome


def servers_killed(bench):
    site = bench.site
    with mail_server(site.mail_port, Post()) as post:
        with bench.visitors(MANY, again=True) as visitors:
            for number in range(1, 4):
                visitors.wait_for(MANY * number // 4)
                # The oldest: granian ends altogether when one dies that it has just started.
                started = site.worker_ids
                os.kill(min(started), signal.SIGKILL)
                site.wait_until(lambda started=started: len(site.worker_ids - started) == 1)
        return bench.outcome("Server process killed three times under load", visitors, post)


def all_killed(bench):
    site = bench.site
    with mail_server(site.mail_port, Post()) as post:
        with bench.visitors(MANY, again=True) as visitors:
            visitors.wait_for(MANY // 3)
            site.kill()
            site.start()
        return bench.outcome("Whole site killed under load, started again", visitors, post)


def cache_frozen(bench):
    site, port = bench.site, free_port()
    with mail_server(site.mail_port, Post()) as post:
        cache = start_cache(port)
        try:
            with bench.visitors(40) as visitors:
                pass
            outcome = bench.outcome("Redis frozen", visitors, post)
        finally:
            if cache:
                cache.kill()
                cache.wait()
        outcome.note = "Not used: this site has no cache server."
        return outcome


def start_cache(port):
    """A frozen Redis, where it is installed."""
    if not shutil.which("redis-server"):
        return None
    words = ["redis-server", "--port", str(port), "--save", "", "--appendonly", "no"]
    cache = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    cache.send_signal(signal.SIGSTOP)
    return cache


FAULTS = (worker_killed, servers_killed, all_killed, cache_frozen)
