"""Hostile texts through the admin: each is the answer to a question of its own."""

import re
from html import unescape
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
# Django reads a thousand fields of a form, and three make a question.
TEXTS_PER_FORM = 300
AT_THE_DOOR = re.compile(r"<li>Question (\d+), answer: ([^<]*)</li>")
ERROR = re.compile(r'id="id_questions-(\d+)-answer_error"[^>]*>\s*<li>(.*?)</li>', re.DOTALL)


class Desk:
    """Sends forms as somebody does who has signed in in a browser."""

    def __init__(self, site, state):
        self._site = site
        self._cookies = {cookie["name"]: cookie["value"] for cookie in state["cookies"]}

    def save_article(self, slug, texts):
        """Save an article with a question for each text: the sentences that refuse, by position.

        Without a sentence the article is stored; with one, nothing of it is.
        """
        status, page = self._send("/admin/blog/post/add/", article(slug) | questions(texts))
        refusals = {int(number): unescape(said) for number, said in ERROR.findall(page)}
        refusals |= {int(number) - 1: unescape(said) for number, said in AT_THE_DOOR.findall(page)}
        assert status == (200 if refusals else 302), page
        return refusals

    def _send(self, path, fields):
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        fields = fields | {"csrfmiddlewaretoken": self._cookies["csrftoken"]}
        headers = {"Content-Type": FORM, "Cookie": cookies}
        status, body = self._site.ask("POST", path, urlencode(fields), headers)
        return status, body.decode()


def article(slug):
    return {
        "title": slug,
        "slug": slug,
        "body": "<p>Questions follow.</p>",
        "questions_title": "Questions",
        "_publish": "",
        # So long ago that no list of the demo site begins with it.
        "live_from_0": "2001-01-01",
        "live_from_1": "00:00:00",
    }


def questions(texts):
    fields = {"questions-TOTAL_FORMS": len(texts), "questions-INITIAL_FORMS": 0}
    for number, text in enumerate(texts):
        row = {"question": "What is this?", "answer": text, "position": number}
        fields |= {f"questions-{number}-{name}": value for name, value in row.items()}
    return fields
