"""Floods a site with what looks like spam and speaks of suicide. Exit 1: it gets what it wants.

.venv/bin/python -m tests.drills.flood
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tests.drills.drilled_site import drilled_site, end_in_order_when_told
from tests.drills.mail_faults import Post, mail_server
from tests.drills.posting import address_of, answer_to, filled_form, opened_forms

FLOOD, BURST, SUSPECTS = 300, 300, 5001
AT_ONCE = 16
STAFF = "desk@clinic.example"
DIE = "I want to die."
LONGEST = (
    "\N{SLIGHTLY SMILING FACE}" * 4000
)  # the letters that take the most room, and as many as may be
URGENT, PLAIN = "Ursula Urgent", "Petra Plain"
MINUTE, HOUR = 60, 3600  # seconds
ON_A_PAGE = 25  # requests of the inbox
wrong = []  # what is not as it should be


def trapped(site, context, number, message):
    """The status of the answer to a program, each time another one and about somebody else."""
    form = filled_form(f"Program {number}", context) | {
        "remark": "https://spam.example",
        "email": f"stranger-{number}@clinic.example",
        "message": message,
    }
    return answer_to(site, form, address_of(number))[0]


def all_at_once(site, context, numbers, message):
    """How many were taken, and how many in a second."""
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = list(pool.map(lambda number: trapped(site, context, number, message), numbers))
    taken = statuses.count(302)
    return taken, taken / (time.monotonic() - began)


def person(site, context, name, message):
    form = filled_form(name, context) | {"message": message}
    assert answer_to(site, form, "198.51.100.7")[0] == 302, f"{name} was not taken."


def flood(site, context, post):
    flooded_at = time.monotonic()
    taken, _speed = all_at_once(site, context, range(FLOOD), DIE)
    person(site, context, PLAIN, "Does it hurt?")
    person(site, context, URGENT, DIE)
    began = time.monotonic()
    while (found := site.have("show_flood", URGENT, PLAIN))["unsent"] or (
        time.monotonic() - began < MINUTE + 5
    ):
        time.sleep(1)
    to_staff = [mail for mail in post.messages if mail["To"] == STAFF]
    minutes = (time.monotonic() - flooded_at) / MINUTE
    to_strangers, (urgent, plain) = len(post.messages) - len(to_staff), found["places"]
    say("Requests with the trap filled that speak of suicide", f"{taken} of {FLOOD} stored")
    say("Emails to strangers", to_strangers, is_well=to_strangers == 0)
    say(
        "Emails to staff, until all were told", len(to_staff), is_well=len(to_staff) <= minutes + 1
    )
    say("Place of a person in danger in the inbox", urgent, is_well=urgent == 1)
    say("Place of a person who asks something", plain, is_well=plain <= ON_A_PAGE)


def burst(site, context):
    before = site.have("show_flood")["bytes"]
    numbers = range(FLOOD, FLOOD + BURST)
    taken, speed = all_at_once(site, context, numbers, LONGEST)
    each = (site.have("show_flood")["bytes"] - before) / max(taken, 1)
    stored = site.have("show_flood")["suspects"]
    say("Longest requests with the trap filled", f"{taken} of {BURST} stored")
    say("Bytes of each, and requests in a second", f"{each:,.0f}, {speed:.0f}")
    if taken == BURST:
        say(
            "Stored in an hour at that speed",
            f"{each * speed * HOUR / 1e9:.1f} GB, without an end",
        )
    else:
        say("Stored in a day at most", f"{stored * each / 1e6:.0f} MB")


def say(what, figure, *, is_well=True):
    sys.stdout.write(f"{what:55}{figure}{'' if is_well else '  WRONG'}\n")
    sys.stdout.flush()
    if not is_well:
        wrong.append(what)


def main():
    end_in_order_when_told()
    with drilled_site() as site, mail_server(site.mail_port, Post()) as post:
        (context,) = opened_forms(site, 1)
        flood(site, context, post)
        burst(site, context)
        found = site.have("show_search_after", SUSPECTS, URGENT)
        say(f"Found by name after {SUSPECTS:,} more suspects", found, is_well=found == 1)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
