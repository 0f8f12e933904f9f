"""The export: who may, the password once more, and a file that harms no spreadsheet."""

import csv
import zipfile
from datetime import UTC, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

import pytest
import time_machine
from auditlog.models import LogEntry
from django.contrib.auth import get_user_model

from clinic_site.access.models import WrongTry
from clinic_site.access.records import action_in_words
from tests.contact.front_desk import INBOX, WORDS
from tests.factories import ConsultationRequestFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

EXPORT = f"{INBOX}export/"
PASSWORD = "a long password"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1"]


@pytest.fixture
def sent(client_of):
    """A function that fills in the page of the export and returns the answer."""
    client = client_of("Front desk")
    return lambda **typed: client.post(EXPORT, {"kind": "csv", "password": PASSWORD} | typed)


def csv_rows(response):
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"), newline="")))


def xlsx_rows(response):
    """The cells of each row; every one must be a text, or this fails."""
    with zipfile.ZipFile(BytesIO(response.content)) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 -- the file is ours
        texts = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 -- ours too
    shared = ["".join(text.itertext()) for text in texts.iter(f"{SHEET}si")]
    cells = list(sheet.iter(f"{SHEET}c"))
    assert {cell.get("t") for cell in cells} == {"s"}
    return [
        [shared[int("".join(cell.itertext()))] for cell in row.iter(f"{SHEET}c")]
        for row in sheet.iter(f"{SHEET}row")
    ]


def test_each_request_is_one_row_with_its_dates_in_iso(sent, stored):
    stored.created_at = "2026-03-04T17:05:00Z"
    stored.next_step_on = "2026-03-09"
    stored.save()

    (row,) = csv_rows(sent())

    assert row["Reference number"] == stored.reference
    assert (row["Received"], row["Next step on"]) == ("2026-03-04T12:05:00-05:00", "2026-03-09")
    assert (row["Name"], row["Message"]) == (WORDS["name"], WORDS["message"])
    assert (row["Treatment"], row["Stage"]) == ("Peeling", "New")


def test_a_workbook_holds_text_cells_alone(sent, stored):
    stored.message = "=HYPERLINK(1)"
    stored.save()

    heading, row = xlsx_rows(sent(kind="xlsx"))

    cells = dict(zip(heading, row, strict=True))
    assert cells["Phone"] == "+17272301439"
    assert (cells["Name"], cells["Message"]) == (WORDS["name"], "=HYPERLINK(1)")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_a_csv_file_is_harmless(sent, formula):
    ConsultationRequestFactory(name=formula, message=formula)

    (row,) = csv_rows(sent())

    assert (row["Name"], row["Message"]) == (f"'{formula}", f"'{formula}")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+17272301439", "tel:+17272301439"),
        ("(727) 230-1439", "tel:+17272301439"),
        ("727 230 1439 ext. 5", "tel:+17272301439;ext=5"),
        ("727.230.1439 x5", "tel:+17272301439;ext=5"),
        ("0044 20 7946 0958", "tel:+442079460958"),
        ("727-230-1439 (cell)", "727-230-1439 (cell)"),
        ("727-230-1439 or 727-555-0100", "727-230-1439 or 727-555-0100"),
        ("+1 727 230 1439, after five", "'+1 727 230 1439, after five"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_not_damaged(sent, typed, written):
    ConsultationRequestFactory(telephone=typed, email="marigold@example.com")

    (row,) = csv_rows(sent())

    assert row["Phone"] == written


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_a_line_ends_with_one_sign_in_a_workbook(sent, line_end):
    ConsultationRequestFactory(message=f"One{line_end}two{line_end}{line_end}three")

    response = sent(kind="xlsx")

    heading, row = xlsx_rows(response)
    assert row[heading.index("Message")] == "One\ntwo\n\nthree"
    with zipfile.ZipFile(BytesIO(response.content)) as book:
        assert b"_x000D_" not in book.read("xl/sharedStrings.xml")


def test_a_line_of_a_request_of_before_ends_with_one_sign_in_csv(sent):
    ConsultationRequestFactory(message="One\r\ntwo")

    (row,) = csv_rows(sent())

    assert row["Message"] == "One\ntwo"


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_what_is_too_long_for_a_cell_is_cut_and_says_so(sent, letter):
    ConsultationRequestFactory(message="m", next_step=letter * 40_000)

    heading, row = xlsx_rows(sent(kind="xlsx"))

    cell = row[heading.index("Next step")]
    assert cell.startswith(letter * 10_000)
    assert cell.endswith("(the rest stands in the inbox)")


def test_a_csv_file_begins_with_the_mark_by_which_excel_knows_utf_8(sent, stored):
    assert sent().content.startswith(b"\xef\xbb\xbf")


def test_the_days_that_were_chosen_are_in_it_and_no_other(sent):
    for day, name in [(1, "before"), (2, "first"), (3, "last"), (4, "after")]:
        ConsultationRequestFactory(name=name, created_at=f"2026-03-0{day}T23:30-05:00")

    rows = csv_rows(sent(since="2026-03-02", until="2026-03-03"))

    assert [row["Name"] for row in rows] == ["first", "last"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"password": "wrong"}, "This is not your password."),
        ({"password": ""}, "This field is required."),
        ({"since": "2026-03-03", "until": "2026-03-02"}, "This day lies before the first one."),
        ({"kind": "exe"}, "Select a valid choice."),
    ],
)
def test_what_does_not_fit_brings_a_sentence_and_no_file(sent, stored, typed, said):
    response = sent(**typed)

    assert response["Content-Type"].startswith("text/html")
    assert said in words(read(response, strict=False))
    assert WORDS["name"] not in response.content.decode()
    assert not LogEntry.objects.filter(additional_data__how__startswith="exported").exists()


def test_the_fifth_wrong_password_signs_out_and_counts_as_one_for_signing_in(client, sent, stored):
    answers = [sent(password="wrong") for _try in range(5)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "Please wait 15 minutes" in words(read(answers[-1], strict=False))
    assert sent()["Location"] == f"/admin/login/?next={EXPORT}"
    assert WrongTry.objects.count() == 5


def test_tries_elsewhere_are_counted_with_those_at_the_export(client, sent, stored):
    for _try in range(4):
        client.post("/admin/confirm/", {"password": "wrong"})

    assert sent(password="wrong").status_code == 429


def test_the_right_password_gives_no_new_tries_for_it_would_give_them_for_codes_too(sent, stored):
    answers = [sent(password=password) for password in (*["wrong"] * 4, PASSWORD, "wrong")]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


def test_each_exported_request_is_recorded(sent, stored):
    other = ConsultationRequestFactory()

    sent(kind="xlsx")

    looks = LogEntry.objects.filter(additional_data__how="exported")
    assert {look.object_repr for look in looks} == {str(stored), str(other)}


@pytest.mark.parametrize(("many", "how"), [(0, "no request"), (1, "1 request"), (2, "2 requests")])
def test_the_export_is_recorded_with_who_when_and_how_many(sent, many, how):
    ConsultationRequestFactory.create_batch(many)

    with time_machine.travel(datetime(2026, 3, 4, 17, tzinfo=UTC), tick=False):
        sent()

    (entry,) = LogEntry.objects.filter(additional_data__how__startswith="exported ")
    account = get_user_model().objects.get()
    assert (entry.actor, entry.object_repr, entry.remote_addr) == (
        account,
        str(account),
        "127.0.0.1",
    )
    assert (entry.timestamp, action_in_words(entry)) == (
        datetime(2026, 3, 4, 17, tzinfo=UTC), f"exported {how}"
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_file_is_stored_nowhere_and_its_name_tells_nothing(sent, stored, kind):
    response = sent(kind=kind)

    assert "no-store" in response["Cache-Control"]
    name = response["Content-Disposition"].partition("filename=")[2].strip('"')
    assert name.startswith("requests-20")
    assert name.endswith(f".{kind}")
    assert len(name) == len("requests-2026-03-04.") + len(kind)
