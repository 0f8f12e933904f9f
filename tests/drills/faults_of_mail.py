"""Mail servers that refuse, hang, die, turn away or forget, while requests come in."""

import time

from tests.drills.mail_faults import (
    Busy,
    Forgetful,
    Post,
    bad_server,
    die_half_way,
    mail_server,
    say_nothing,
)

MANY = 40
A_MINUTE = 60  # seconds


def refuses(bench):
    with bench.visitors(MANY) as visitors:
        pass
    bench.wait_until_mail_is_tried()
    with mail_server(bench.site.mail_port, Post()) as post:
        return bench.outcome("Mail server refuses connections", visitors, post)


def hangs(bench):
    """A minute, in which EMAIL_TIMEOUT ends each try of the worker after ten seconds."""
    with bad_server(bench.site.mail_port, say_nothing):
        began = time.monotonic()
        with bench.visitors(MANY, pause=10) as visitors:
            pass
        time.sleep(max(0, began + A_MINUTE - time.monotonic()))
    with mail_server(bench.site.mail_port, Post()) as post:
        return bench.outcome("Mail server hangs for a minute", visitors, post)


def dies(bench):
    with bad_server(bench.site.mail_port, die_half_way):
        with bench.visitors(MANY) as visitors:
            pass
        bench.wait_until_mail_is_tried()
    with mail_server(bench.site.mail_port, Post()) as post:
        return bench.outcome("Mail server dies half-way through a mail", visitors, post)


def turns_away(bench):
    with mail_server(bench.site.mail_port, Busy()) as post:
        with bench.visitors(MANY) as visitors:
            pass
        return bench.outcome("Mail server turns away 30 % for now (451)", visitors, post)


def forgets(bench):
    with mail_server(bench.site.mail_port, Forgetful()) as post:
        with bench.visitors(MANY) as visitors:
            pass
        outcome = bench.outcome("Connection cut after the mail was taken", visitors, post)
        outcome.note = "Every third; its second copy has the Message-ID of the first."
        return outcome


FAULTS = (refuses, hangs, dies, turns_away, forgets)
