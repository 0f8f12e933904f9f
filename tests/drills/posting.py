"""Visitors who send requests, many at once, and remember what they were told."""

import re
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

FORM_CONTEXT = re.compile(rb'name="form_context" value="([^"]+)"')
READ_FOR = 4  # seconds: what is sent sooner looks like a program's
PATIENCE = 60  # seconds that a visitor waits for an answer, or goes on trying
PAUSE = 0.3  # seconds until somebody clicks once more


def opened_forms(site, many):
    """The signed words of so many forms, each as a visitor got it, old enough to be sent."""
    pages = [site.ask("GET", "/contact/")[1] for _number in range(many)]
    time.sleep(READ_FOR)
    return [FORM_CONTEXT.search(page)[1].decode() for page in pages]


class Visitors:
    """So many at once as there are opened forms; `word` marks the names of their requests.

    With `again`, whoever gets no answer or an error sends the same form once more. `pause` is the
    time in seconds between two requests of one visitor.
    """

    email = ""  # of each visitor, with "{}" for the number of the request

    def __init__(self, site, word, contexts, *, many, again=False, pause=0):
        self._site, self.word, self._contexts = site, word, contexts
        self.many, self._again, self._pause = many, again, pause
        self._changed = threading.Condition()
        self.acknowledged = {}  # names, and the seconds until the answer to the last try
        self.errors = []  # of those who gave up
        self.troubles = Counter()  # of each try that failed
        self.waits = []  # seconds until each of them
        self.refusal = None  # a form that was not taken, the page that said so, and after how long

    def __enter__(self):
        self._began = time.monotonic()
        self._pool = ThreadPoolExecutor(len(self._contexts))
        self._sent = [self._pool.submit(self._send, number) for number in range(self.many)]
        return self

    def __exit__(self, *problem):
        self._pool.shutdown(cancel_futures=problem[0] is not None)
        self.seconds = time.monotonic() - self._began
        for sent in self._sent:
            if not sent.cancelled():
                sent.result()

    @property
    def tried_again(self):
        return sum(self.troubles.values()) - len(self.errors)

    def wait_for(self, many):
        """Until so many are acknowledged, or nothing comes any more."""
        self.wait_until(lambda: len(self.acknowledged) >= many)

    def wait_until(self, is_so):
        with self._changed:
            self._changed.wait_for(is_so, PATIENCE)

    def _send(self, number):
        name = f"{self.word} {number:05}"
        form = filled_form(name, self._contexts[number % len(self._contexts)])
        form["email"] = self.email.format(number)
        deadline = time.monotonic() + PATIENCE
        began = time.monotonic()
        while outcome := self._trouble_with(form, address_of(number)):
            if not self._again or time.monotonic() > deadline:
                self.errors.append(outcome)
                return
            time.sleep(PAUSE)
            began = time.monotonic()
        with self._changed:
            self.acknowledged[name] = time.monotonic() - began
            self._changed.notify_all()
        time.sleep(self._pause)

    def _trouble_with(self, form, address):
        """Why a form was not acknowledged; empty when it was."""
        began = time.monotonic()
        try:
            status, location, page = answer_to(self._site, form, address)
        except (OSError, HTTPException) as error:
            trouble, page = type(error).__name__, ""
        else:
            is_confirmation = status == 302 and location == f"/contact/received/{form['token']}/"
            trouble = "" if is_confirmation else f"status {status}"
        if trouble:
            with self._changed:
                self.troubles[trouble] += 1
                self.waits.append(time.monotonic() - began)
                if page:
                    self.refusal = (form, page, time.monotonic() - began)
                self._changed.notify_all()
        return trouble


def filled_form(name, form_context):
    return {
        "token": str(uuid.uuid4()),
        "form_context": form_context,
        "remark": "",
        "name": name,
        "telephone": "(727) 555-0140",
        "preferred_way": "telephone",
        "preferred_time": "any",
        "message": "Please call me about an appointment.",
        "has_consented": "on",
    }


def answer_to(site, form, address):
    """The status, the address that it leads to and the page that answers a form."""
    connection = HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": address}
    try:
        connection.request("POST", "/contact/", urlencode(form), headers)
        response = connection.getresponse()
        return response.status, response.getheader("Location"), response.read().decode()
    finally:
        connection.close()


def address_of(number):
    """A network address for each request: many from one would look like a program's."""
    return f"127.{number % 200}.{number // 200 % 250}.{number % 250 + 1}"
