"""Words that found nothing: counted by days, readable from the second on, and nothing of who or when."""

import json
from datetime import date

import pytest
from django.core import serializers

from clinic_site.search import missed
from clinic_site.search.missed import MOST_KEPT, count_missed_words
from clinic_site.search.models import MissedWord
from tests.factories import PostFactory
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db
LIST = "/admin/search/missedword/"


def look_for(client, *queries):
    for query in queries:
        assert client.get("/search/", {"q": query}).status_code == 200
    count_missed_words()


def readable():
    return dict(MissedWord.objects.exclude(word="").values_list("word", "days"))


def all_that_is_stored(settings):
    kept = json.loads(serializers.serialize("json", MissedWord.objects.all()))
    waiting = [file.read_text() for file in settings.DATA_DIR.glob("missed-words*")]
    return json.dumps(kept) + "".join(waiting)


def test_a_word_is_readable_from_the_second_day_on_and_counted_once_a_day(client, time_machine):
    time_machine.move_to("2026-05-04 16:00Z")
    look_for(client, "Xylophone", "xylophone", "XYLOPHONE?")
    look_for(client, "xylophone")
    assert (readable(), MissedWord.objects.count()) == ({}, 1)

    time_machine.move_to("2026-05-05 16:00Z")
    look_for(client, "xylophone", "xylophone")
    assert readable() == {"xylophone": 2}

    time_machine.move_to("2026-05-09 16:00Z")
    look_for(client, "xylophone")
    assert readable() == {"xylophone": 3}


def test_of_a_single_search_nothing_can_be_read_anywhere(client, settings):
    client.get("/search/?q=Xylophone")
    assert "ylophone" not in all_that_is_stored(settings).lower()
    count_missed_words()

    assert "ylophone" not in all_that_is_stored(settings).lower()
    assert MissedWord.objects.get().word == ""
    assert list(settings.DATA_DIR.glob("missed-words*")) == []


def test_no_day_is_kept_but_the_month(client, time_machine, settings):
    time_machine.move_to("2026-05-14 16:00Z")
    look_for(client, "xylophone")

    row = MissedWord.objects.get()

    assert row.last_month == date(2026, 5, 1)
    assert "2026-05-14" not in all_that_is_stored(settings)


@pytest.mark.parametrize(
    "query",
    [
        "ada@clinic.example",
        "727 555 0100",
        "7275550100",
        "ab12cd",
        "xy",
        "x" * 21,
        "my neighbor Xaver called",
        "%",
        "\ufffd\ufffd\ufffd",
    ],
)
def test_what_may_tell_of_a_person_is_not_kept_at_all(client, query):
    look_for(client, query)

    assert not MissedWord.objects.exists()


@pytest.mark.parametrize("query", ["kill myself", "suicide", "unalive", "suicidio", "kys"])
def test_nothing_is_kept_of_who_searches_in_a_crisis(client, query):
    look_for(client, query, query)

    assert not MissedWord.objects.exists()


def test_what_found_something_is_not_missed_nor_are_words_that_stand_apart(client):
    PostFactory(title="Ketamine", body="<p>Words.</p>")
    PostFactory(title="Skin")
    look_for(client, "ketamine", "ketam", "ketamine skin")

    assert not MissedWord.objects.exists()


def test_of_several_words_those_that_no_page_has_are_missed(client, time_machine):
    time_machine.move_to("2026-05-03 16:00Z")
    PostFactory(title="Ketamine")
    for day in ("2026-05-04", "2026-05-05"):
        time_machine.move_to(f"{day} 16:00Z")
        look_for(client, "ketamine xylophone")

    assert readable() == {"xylophone": 2}


def test_a_walk_of_the_staff_counts_nothing(admin_client):
    admin_client.get("/admin/as-of/2026-01-01T00:00:00Z/search/?q=xylophone")
    count_missed_words()

    assert not MissedWord.objects.exists()


def test_what_nobody_looks_for_any_more_is_forgotten(client, time_machine):
    time_machine.move_to("2026-01-04 16:00Z")
    look_for(client, "xylophone")
    time_machine.move_to("2026-05-05 16:00Z")
    count_missed_words()

    assert not MissedWord.objects.exists()


def test_a_flood_of_words_has_an_end(client, monkeypatch):
    MissedWord.objects.bulk_create(
        MissedWord(mark=str(number), mark_of_day="", last_month="2099-01-01", days=2, word="kept")
        for number in range(MOST_KEPT)
    )
    for number in range(200):
        missed.note_missed_words(
            ["flood" + "abcdefghij"[number // 20] + "abcdefghijklmnopqrst"[number % 20]]
        )
    count_missed_words()

    assert MissedWord.objects.count() == MOST_KEPT


def test_a_line_that_no_key_opens_is_passed_by(client):
    missed.waiting.add("not a token")
    look_for(client, "xylophone")

    assert MissedWord.objects.count() == 1


def test_staff_see_the_word_and_how_often_and_say_what_it_means(client_of, client, time_machine):
    time_machine.move_to("2026-05-03 16:00Z")
    PostFactory(title="Ketamine")
    for day in ("2026-05-04", "2026-05-05"):
        time_machine.move_to(f"{day} 16:00Z")
        look_for(client, "xylophone", f"zither{'abc'[int(day[-1]) - 4]}")
    editor = client_of("Editor")

    listed = main_of(read(editor.get(LIST)))
    assert "xylophone" in words(listed)
    assert "zither" not in words(listed)
    (way_on,) = [address for address in links(listed) if "word=xylophone" in address]
    form = read(editor.get(way_on))
    (field,) = [part for part in form.iter("input") if part.get("name") == "words"]
    assert field.get("value") == "xylophone, "

    editor.post("/admin/search/wordgroup/add/", {"words": "xylophone, ketamine"})

    assert readable() == {}
    assert "/blog/" in "".join(links(main_of(read(client.get("/search/?q=Xylophone")))))


def test_a_group_of_one_word_is_refused_in_words(client_of):
    said = client_of("Editor").post("/admin/search/wordgroup/add/", {"words": "ketamine, "})

    assert "Write at least two words, with a comma between them." in said.content.decode()


def test_what_the_clinics_own_lines_answer_is_not_missed(client):
    look_for(client, "telephone", "telephone number")

    assert not MissedWord.objects.exists()
