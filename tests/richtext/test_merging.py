"""What two people made of a text is put together by blocks, and no word of either is lost."""

from collections import Counter
from random import Random

import pytest

from clinic_site.richtext.blocks import joined
from clinic_site.richtext.merging import Passage, exchanged, merged
from tests.richtext.two_edits import demo_texts, judged

HOW_MANY = 2_000  # `make merges` takes 10,000
A, B, C, D, E = BASE = [
    f"<p>{word * 3}</p>" for word in ("one ", "two ", "three ", "four ", "five ")
]
NEW, OTHER = "<p>new</p>", "<p>other</p>"


def edited(block, word="edited"):
    return block.replace("</p>", f"{word}</p>")


def put_together(mine, theirs, base=BASE):
    return merged(joined(base), joined(mine), joined(theirs))


CLEAN = {
    "nobody changed anything": (BASE, BASE, BASE),
    "I alone": ([A, NEW, C, D, E], BASE, [A, NEW, C, D, E]),
    "they alone": (BASE, [A, C, D, E, NEW], [A, C, D, E, NEW]),
    "both the same": ([A, NEW, B, C, D, E], [A, NEW, B, C, D, E], [A, NEW, B, C, D, E]),
    "places apart": ([edited(A), B, C, D, E], [A, B, C, NEW, D, E], [edited(A), B, C, NEW, D, E]),
    "neighbors": (
        [A, edited(B), C, D, E],
        [A, B, edited(C), D, E],
        [A, edited(B), edited(C), D, E],
    ),
    "I moved one": ([B, C, A, D, E], [A, B, C, D, edited(E)], [B, C, A, D, edited(E)]),
    "both moved the same": ([B, C, A, D, E], [B, C, A, D, edited(E)], [B, C, A, D, edited(E)]),
    "both took out the same": ([A, C, D, E], [A, C, D, edited(E)], [A, C, D, edited(E)]),
}

CLASHING = {
    "one block": ([edited(A, "x"), B, C, D, E], [edited(A, "y"), B, C, D, E], [(edited(A, "x"), edited(A, "y"))]),
    "edited and taken out": ([A, edited(B), C, D, E], [A, C, D, E], [(edited(B), "")]),
    "a new one at the same place": ([A, NEW, B, C, D, E], [A, OTHER, B, C, D, E], [(NEW, OTHER)]),
    "a neighbor that is another block now": (
        [A, NEW, C, D, E],
        [A, B, edited(C), D, E],
        [(f"{NEW}\n\n{C}", f"{B}\n\n{edited(C)}")],
    ),
    "two places": (
        [edited(A, "x"), B, edited(C, "x"), D, E],
        [edited(A, "y"), B, edited(C, "y"), D, E],
        [(edited(A, "x"), edited(A, "y")), (edited(C, "x"), edited(C, "y"))],
    ),
}  # fmt: skip

MOVED = {
    "both moved one, elsewhere": ([B, A, C, D, E], [B, C, D, A, E]),
    "I moved one, they took it out": ([B, C, D, A, E], [B, C, D, E]),
    "they moved one, I took it out": ([B, C, D, E], [B, C, D, A, E]),
    "I moved one, they edited it": ([B, C, D, A, E], [edited(A), B, C, D, E]),
    "both swapped, each other ones": ([B, A, C, D, E], [C, A, B, D, E]),
    "both wrote the same at two places": ([NEW, *BASE], [*BASE, NEW]),
}


@pytest.mark.parametrize(("mine", "theirs", "both"), CLEAN.values(), ids=CLEAN)
def test_what_each_changed_alone_is_put_together(mine, theirs, both):
    found = put_together(mine, theirs)

    assert (found.html, found.clashes) == (joined(both), [])


@pytest.mark.parametrize(("mine", "theirs", "passages"), CLASHING.values(), ids=CLASHING)
def test_what_both_changed_is_mine_and_both_are_asked(mine, theirs, passages):
    found = put_together(mine, theirs)

    assert found.html == joined(mine)
    assert found.clashes == [Passage(*passage) for passage in passages]


@pytest.mark.parametrize(("mine", "theirs"), MOVED.values(), ids=MOVED)
def test_what_is_in_no_single_place_clashes(mine, theirs):
    assert put_together(mine, theirs).clashes != []


def test_beside_what_clashes_the_rest_is_put_together():
    found = put_together([edited(A, "x"), B, C, D, E], [edited(A, "y"), B, C, NEW, D, E])

    assert found.html == joined([edited(A, "x"), B, C, NEW, D, E])
    assert found.clashes == [Passage(edited(A, "x"), edited(A, "y"))]
    assert found.taken == [Passage("", NEW)]


def test_what_nobody_touched_keeps_the_bytes_that_are_stored():
    theirs = "<ul>\n\t<li>a</li>\n</ul>\n\n<p>“b”</p>\n\n<p>c</p>"
    mine = "<ul><li>a</li></ul><p>&ldquo;b&rdquo;</p><p>d</p>"

    found = merged(theirs, mine, theirs)

    assert found.html == theirs.replace("<p>c</p>", "<p>d</p>")


def test_a_text_of_one_block_said_a_thousand_times_is_not_looked_through():
    mine = [*["<hr>"] * 1000, A]

    assert put_together(mine, [B, *["<hr>"] * 1000], ["<hr>"] * 1000).clashes != []


def test_texts_of_very_many_blocks_clash_as_wholes():
    base = [f"<p>{number}</p>" for number in range(1001)]

    assert put_together([edited(A), *base], [*base, edited(B)], base).clashes != []
    assert put_together([edited(A), *base], base, base).html == joined([edited(A), *base])


def test_their_passage_takes_the_place_of_mine():
    assert exchanged(joined([A, NEW, C]), f"{NEW}{C}", OTHER) == joined([A, OTHER])
    assert exchanged(joined([A, NEW, C]), "<p>new </p>", "") == joined([A, C])


@pytest.mark.parametrize("text", [[A, C], [A, NEW, C, NEW]], ids=["not there", "there twice"])
def test_a_passage_that_is_not_there_once_is_exchanged_for_nothing(text):
    assert exchanged(joined(text), NEW, OTHER) is None


def test_the_texts_of_the_demo_are_many_blocks():
    assert len(demo_texts()) > 10


def test_random_edits_come_out_as_they_must():
    random, bases = Random(12), demo_texts()

    counts = Counter(judged(random, bases) for _pair in range(HOW_MANY))

    assert (counts["wrong"], counts["missed"]) == (0, 0)
    assert counts["clean"] > 0.6 * HOW_MANY
    assert counts["clash"] > 0.03 * HOW_MANY


@pytest.mark.parametrize("other", ["moved", "taken out", "edited"])
def test_a_block_that_i_moved_clashes_with_what_they_did_with_it(other):
    random, bases = Random(12), demo_texts()
    for _time in range(200):
        base = random.choice(bases)
        at, *places = random.sample(range(len(base)), 3)
        block, rest = base[at], base[:at] + base[at + 1 :]
        mine, moved = ([*rest[:to], block, *rest[to:]] for to in places)
        new = block.replace("</", " edited</", 1)
        theirs = {"moved": moved, "taken out": rest, "edited": [*base[:at], new, *base[at + 1 :]]}
        if base in (mine, moved):
            continue

        found = put_together(mine, theirs[other], base)

        assert found.clashes != []
