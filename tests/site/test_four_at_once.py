"""Four who save one text in the same instant: one is stored, and three are asked with every word."""

import pytest

from clinic_site.richtext.blocks import blocks_of
from tests.factories import PostFactory
from tests.publishing.test_races import at_once
from tests.site.test_two_at_once import browser_of, changing, form_in, opened

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROUNDS = 10  # fifty were tried on each database
BUSY = 503  # the form comes back with its words, to be sent once more
BLOCKS = [f"<p>Paragraph {number} of an article</p>" for number in range(9)]
WRITERS = ("ann", "ben", "eve", "kim")


def test_every_word_of_four_is_in_the_text_at_last():
    clients = {name: browser_of(name) for name in WRITERS}
    stored, asked = 0, 0
    for number in range(ROUNDS):
        post = PostFactory(body="\n\n".join(BLOCKS), slug=f"post-{number}")
        forms, answers = {}, {}
        for at, name in enumerate(WRITERS):
            mine = [*BLOCKS]
            mine[2 * at] = f"<p>Words of {name}</p>"
            forms[name] = opened(clients[name], changing(post)) | {"body": "\n\n".join(mine)}

        def send(name, forms=forms, answers=answers, post=post):
            answers[name] = clients[name].post(changing(post), forms[name])

        at_once(*(lambda name=name: send(name) for name in WRITERS))

        codes = [answer.status_code for answer in answers.values()]
        assert set(codes) <= {200, 302, BUSY}
        stored += codes.count(302)
        asked += len(codes) - codes.count(302)
        for name, answer in answers.items():
            # Each in turn, until theirs is stored: what they typed is in every answer.
            last = answer
            while last.status_code != 302:
                found = forms[name] if last.status_code == BUSY else form_in(last)
                assert f"Words of {name}" in str(found["body"])
                last = clients[name].post(changing(post), found)
        post.refresh_from_db()
        words = [f"<p>Words of {name}</p>" for name in WRITERS]
        assert blocks_of(post.body)[::2] == [*words, BLOCKS[8]]
        assert blocks_of(post.body)[1::2] == BLOCKS[1::2]
    assert (stored, asked) == (ROUNDS, 3 * ROUNDS)
