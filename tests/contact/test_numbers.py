"""Large numbers are written as people write them: 3,000."""

import re
from pathlib import Path

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from contact.models import ConsultationRequest
from contact.notifications import write_to_staff
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

MANY = 1234
TO_STAFF = [
    path.stem
    for path in Path("templates/contact/mail").glob("*.txt")
    if "{{ count" in path.read_text(encoding="utf-8")
]
WITHOUT_A_COMMA = re.compile(rf"(?<![\d,]){MANY}(?!\d)")


@pytest.mark.parametrize("template", TO_STAFF)
def test_in_emails(template):
    ClinicProfile.objects.create(notify_email="desk@clinic.example")

    write_to_staff(template, kind="Many", count=MANY)

    message = OutboxMessage.objects.get()
    written = f"{message.subject} {message.body}"
    assert "1,234" in written
    assert not WITHOUT_A_COMMA.search(written)


def test_in_the_pages_of_staff(client_of):
    requests = ConsultationRequestFactory.build_batch(
        MANY, name="Sample Visitor", suspicion="honeypot"
    )
    for number, request in enumerate(requests):
        request.reference = f"{number:08}"
    ConsultationRequest.objects.bulk_create(requests)
    client = client_of("Administrator")

    pages = [
        words(read(client.get(address), strict=False))
        for address in ("/admin/", f"{INBOX}?show=suspected", f"{INBOX}export/")
    ]

    assert [("1,234" in page, WITHOUT_A_COMMA.findall(page)) for page in pages] == [(True, [])] * 3


def test_in_what_visitors_read_of_their_data(client, settings):
    settings.REQUEST_RETENTION_DAYS = 2555

    assert "2,555 days after a request" in words(read(client.get("/privacy/")))
