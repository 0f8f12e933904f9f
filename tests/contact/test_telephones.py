"""Telephone numbers as people write them: kept as written, called and found as meant."""

import pytest

from contact.models import ConsultationRequest
from contact.people import normalized_telephones, telephones_in
from tests.contact.front_desk import INBOX
from tests.site.reading import by_id, links, read, words

WHOLE = (
    "Please write the whole phone number, as in 727 555 0100; from another country with + and the "
    "country code."
)
pytestmark = pytest.mark.django_db

ONE, OTHER = "+17275550100", "+17275550101"
LONDON = "+442079460958"
WRITTEN = {
    "727-555-0100": [ONE],
    "(727) 555-0100": [ONE],
    "(727)5550100": [ONE],
    "727.555.0100": [ONE],
    "727 555 0100": [ONE],
    "727/555-0100": [ONE],
    "727*555*0100": [ONE],
    "727_555_0100": [ONE],
    "727–555–0100": [ONE],
    "727 - 555 - 0100": [ONE],
    "7275550100": [ONE],
    "17275550100": [ONE],
    "1 727 555 0100": [ONE],
    "1-727-555-0100": [ONE],
    "1.727.555.0100": [ONE],
    "+1 (727) 555-0100": [ONE],
    "001 727 555 0100": [ONE],
    "727\u00a0555\u00a00100": [ONE],
    "727\u2011555\u20110100": [ONE],
    "\u202a+1 727 555 0100\u202c": [ONE],
    "\u200b7275550100\ufeff": [ONE],
    "７２７－５５５－０１００": [ONE],
    "tel:+1-727-555-0100": [ONE],
    "Tel: 727-555-0100": [ONE],
    "727-555-0100 (cell)": [ONE],
    "cell 727-555-0100": [ONE],
    "727-555-0100 - ask for Ann": [ONE],
    "727-555-0100 x12": [ONE],
    "727-555-0100 ext. 12": [ONE],
    "727-555-0100 #12": [ONE],
    "727-555-0100 extension 4": [ONE],
    "727-555-0100, press 2": [ONE],
    "call after 5: 727-555-0100": [ONE],
    "call after 5 727-555-0100": [ONE],
    "after 5:00 727-555-0100": [ONE],
    "727-555-0100 (9-5)": [ONE],
    "727-555-0100 after 5pm": [ONE],
    "727-555-0100 or 727-555-0101": [ONE, OTHER],
    "727-555-0100/727-555-0101": [ONE, OTHER],
    "727-555-0100 & 727-555-0101": [ONE, OTHER],
    "727-555-0100, 727-555-0101": [ONE, OTHER],
    "727-555-0100; 727-555-0101": [ONE, OTHER],
    "727-555-0100 y 727-555-0101": [ONE, OTHER],
    "7275550100 7275550101": [ONE, OTHER],
    "7275550100,7275550101": [ONE, OTHER],
    "home 727-555-0100 work 727-555-0101 x5": [ONE, OTHER],
    "C: 727-555-0100 H: (727) 555-0101": [ONE, OTHER],
    "727-555-0100 or +44 20 7946 0958": [ONE, LONDON],
    "727-555-0100, that is 1 (727) 555 0100": [ONE],
    "0044 20 7946 0958": [LONDON],
    "00442079460958": [LONDON],
    "00 44 20 7946 0958": [LONDON],
    "011 44 20 7946 0958": [LONDON],
    "+44 20 7946 0958": [LONDON],
    "+ 44 20 7946 0958": [LONDON],
    "+44 (0)20 7946 0958": [LONDON],
    "0049 171 1234567": ["+491711234567"],
    "+52 1 55 1234 5678": ["+525512345678"],
    "1-800-FLOWERS": ["+18003569377"],
    "727,555,0100": [ONE],
    "727, 555, 0100": [ONE],
    "727·555·0100": [ONE],
    "727•555•0100": [ONE],
    "727:555:0100": [ONE],
    "727|555|0100": [ONE],
    "727~555~0100": [ONE],
    "727=555=0100": [ONE],
    "727\\555\\0100": [ONE],
    "727\t555\t0100": [ONE],
    "{727}555-0100": [ONE],
    "<727> 555 0100": [ONE],
    "[727] 555-0100": [ONE],
    "(727) 555-O1OO": [ONE],
    "727 555 01 00": [ONE],
    "7 2 7 5 5 5 0 1 0 0": [ONE],
    "=7275550100": [ONE],
    "'7275550100": [ONE],
    "☎ 727-555-0100 📱": [ONE],
    "٧٢٧٥٥٥٠١٠٠": [ONE],
    "tél. 727-555-0100": [ONE],
    "电话 727-555-0100": [ONE],
    "M-F 9-5 727-555-0100": [ONE],
    "before 12/24: 727-555-0100": [ONE],
    "727-555-0100 dob 1/2/1961": [ONE],
    "727-555-0100 rm 514": [ONE],
    "727-555-0100;ext=12": [ONE],
    "7275550100/0101": [ONE],
    "https://wa.me/17275550100": [ONE],
    "+1 +1 727 555 0100": [ONE],
    "+001 727 555 0100": [ONE],
    "727 555 0100 727 555 0101": [ONE, OTHER],
    "1 727 555 0100 1 727 555 0101": [ONE, OTHER],
    "+17275550100+17275550101": [ONE, OTHER],
    "727-555-0100\n727-555-0101": [ONE, OTHER],
    "727-555-0100(h)727-555-0101(c)": [ONE, OTHER],
    "1) 727-555-0100 2) 727-555-0101": [ONE, OTHER],
    "2 phones: 727-555-0100, 727-555-0101": [ONE, OTHER],
    "mom 7275550100 me 7275550101": [ONE, OTHER],
    "787-555-0100": ["+17875550100"],
    "(727) CALL-NOW": ["+17272255669"],
    "whatsapp +57 300 123 4567": ["+573001234567"],
    "тел. +7 916 123-45-67": ["+79161234567"],
    "+33 (0)6.12.34.56.78": ["+33612345678"],
    "+49(0)171/1234567": ["+491711234567"],
    "+55 (11) 91234-5678": ["+5511912345678"],
    "+44 07400 123456": ["+447400123456"],
    "(+44) 7400 123456": ["+447400123456"],
    "+0044 7400 123456": ["+447400123456"],
    "+011 44 7400 123456": ["+447400123456"],
}
REFUSED = {
    "555-0100": "Please begin with the area code, as in 727 555 0100.",
    "5550100 (home)": "Please begin with the area code, as in 727 555 0100.",
    "727-230": WHOLE,
    "72755501001": WHOLE,
    "727 555 010": WHOLE,
    "0171 1234567": WHOLE,
    "020 7946 0958": WHOLE,
    "call me": WHOLE,
    "727-555-0100, 727-555-0101, 727-555-0102": "Please give at most 2 phone numbers here.",
}


@pytest.mark.parametrize(("written", "numbers"), WRITTEN.items())
def test_every_number_is_read_however_it_is_written(written, numbers):
    assert normalized_telephones(written) == numbers


@pytest.mark.parametrize("written", ["727-555-0100 (cell)", "727-555-0100 or 727-555-0101", "0044 20 7946 0958"])  # fmt: skip
def test_what_is_kept_is_what_was_written(send, written):
    assert send(telephone=written).status_code == 302

    assert ConsultationRequest.objects.get().telephone == written


@pytest.mark.parametrize(("written", "sentence"), REFUSED.items())
def test_what_nobody_could_call_is_refused_in_words(send, written, sentence):
    response = send(telephone=written)

    assert response.status_code == 422
    assert sentence in words(read(response))


@pytest.mark.parametrize("asked", ["7275550100", "(727) 555-0101", "+1 727 555 0101"])
def test_a_request_is_found_by_each_of_its_numbers(send, asked):
    send(telephone="727-555-0100 (cell) or 727-555-0101", email="", preferred_way="any")
    send(telephone="727-555-0199", email="", preferred_way="any")

    (found,) = ConsultationRequest.objects.of_person("", asked)
    assert found.telephone.endswith("0101")


def test_two_requests_that_share_one_of_two_numbers_may_be_one_persons(send):
    send(telephone="727-555-0100 or 727-555-0101", email="", preferred_way="any")
    send(
        telephone="727-555-0101 work, 727-555-0100", email="", preferred_way="any", message="Again"
    )

    first, second = ConsultationRequest.objects.order_by("pk")
    assert list(first.others_of_person()) == [second]


def test_staff_can_call_each_number(client_of, send):
    send(telephone="727-555-0100 (cell) or 727-555-0101 x5")
    stored = ConsultationRequest.objects.get()

    page = read(client_of("Front desk").get(f"{INBOX}{stored.pk}/change/"), strict=False)

    form = by_id(page, "consultationrequest_form")
    assert "727-555-0100 (cell) or 727-555-0101 x5" in words(form)
    calls = [link for link in links(form) if link.startswith("tel:")]
    assert calls == ["tel:+1-727-555-0100", "tel:+1-727-555-0101;ext=5"]


def test_a_wiped_request_is_found_by_none_of_its_numbers(send):
    send(telephone="727-555-0100 or 727-555-0101", email="", preferred_way="any")

    ConsultationRequest.objects.get().wipe()

    assert not ConsultationRequest.objects.of_person("", "7275550101").exists()


def test_a_long_text_is_no_number():
    assert telephones_in("727-555-0100 " * 50_000) == []
