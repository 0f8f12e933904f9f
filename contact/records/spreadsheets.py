"""Requests for a spreadsheet, one row each; every cell is text that no program calculates with."""

import csv
import re
from collections.abc import Iterable
from io import BytesIO, StringIO

import phonenumbers
from xlsxwriter import Workbook

from clinic_site.characters import readable
from clinic_site.moments import iso
from contact.models import ConsultationRequest
from contact.people import parsed_telephone, telephones_in

COLUMNS = (
    "Reference number", "Received", "Stage", "Urgency", "Suspected spam", "Name", "Email", "Phone",
    "Voicemail or text", "Contact by", "Good time", "Treatment", "Asks for", "Message", "Source page", "Campaign", "Assignee", "Next step",
    "Next step on", "First contacted", "Finished", "Consent",
)  # fmt: skip
PHONE = COLUMNS.index("Phone")
NUMBER_ALONE = re.compile(r"[\d\s+().,#/-]*(?: *(?:x|ext|extension)\.? *\d+)?", re.IGNORECASE)
LONGEST_CELL = 32_767  # letters in Excel
CUT = " … (the rest stands in the inbox)"
# What a spreadsheet takes for the beginning of a formula; the wide ones are the same to some.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_xlsx(consultations: Iterable[ConsultationRequest]) -> bytes:
    """A workbook of text cells, made in memory alone: a file in /tmp could stay behind."""
    output = BytesIO()
    with Workbook(output, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Requests")
        sheet.freeze_panes(1, 0)
        for row, cells in enumerate(_rows(consultations)):
            for column, text in enumerate(cells):
                # Excel shows the other end of a line as _x000D_, and an unreadable sign likewise.
                sheet.write_string(row, column, _fitting(readable(text)))
    return output.getvalue()


def as_csv(consultations: Iterable[ConsultationRequest]) -> bytes:
    """The same as CSV in UTF-8. A phone number is an address, tel:+17275550100."""
    output = StringIO(newline="")
    writer = csv.writer(output)
    for number, cells in enumerate(_rows(consultations)):
        if number:
            cells[PHONE] = _as_address(cells[PHONE])
        writer.writerow([_harmless(text.replace("\r\n", "\n")) for text in cells])
    return output.getvalue().encode("utf-8-sig")  # the mark by which Excel knows UTF-8


def _rows(consultations):
    yield [*COLUMNS]
    for consultation in consultations:
        yield [
            consultation.reference,
            iso(consultation.created_at),
            consultation.get_stage_display(),
            consultation.get_urgency_display() if consultation.urgency else "",
            consultation.get_suspicion_display() if consultation.suspicion else "",
            consultation.name,
            consultation.email,
            consultation.telephone,
            consultation.get_voicemail_or_text_display() if consultation.voicemail_or_text else "",
            consultation.get_preferred_way_display(),
            consultation.get_preferred_time_display(),
            str(consultation.treatment or ""),
            consultation.asked_for,
            consultation.message,
            consultation.source_page,
            consultation.campaign,
            str(consultation.assignee or ""),
            consultation.next_step,
            consultation.next_step_on.isoformat() if consultation.next_step_on else "",
            iso(consultation.first_contacted_at) if consultation.first_contacted_at else "",
            iso(consultation.finished_at) if consultation.finished_at else "",
            consultation.consent_version,
        ]


def _fitting(text):
    """What a cell holds: of more, a workbook would leave the cell empty without a word."""
    # Excel counts letters of 16 bits.
    if len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL:
        return text
    return text[: LONGEST_CELL // 2 - len(CUT)] + CUT


def _as_address(text):
    """A number alone as an address; with words around it, it stays as it was written."""
    number = parsed_telephone(text)
    if number is None or not NUMBER_ALONE.fullmatch(text) or len(telephones_in(text)) > 1:
        return text
    extension = f";ext={number.extension}" if number.extension else ""
    form = phonenumbers.PhoneNumberFormat.E164
    return f"tel:{phonenumbers.format_number(number, form)}{extension}"


def _harmless(text):
    return f"'{text}" if text.startswith(FORMULA) else text
