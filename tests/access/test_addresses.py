"""Addresses as proxies write them: one spelling each, and none where none can be read."""

from io import StringIO

import pytest
from auditlog.models import LogEntry
from django.core.management import call_command
from django.test import RequestFactory

from clinic_site.access.addresses import (
    client_address,
    counted_address,
    read_address,
)
from contact.models import ConsultationRequest
from tests.access.conftest import INBOX

V4, V6 = "203.0.113.7", "2001:db8::1"
# What stands in X-Forwarded-For, and which address it is.
WRITTEN = {
    "203.0.113.7": V4,
    " 203.0.113.7 ": V4,
    "\t203.0.113.7": V4,
    "203.0.113.7:51234": V4,
    "203.0.113.7:": V4,
    "203.0.113.7:_port": V4,
    '"203.0.113.7"': V4,
    '"203.0.113.7:51234"': V4,
    "'203.0.113.7'": V4,
    "[203.0.113.7]": V4,
    "[203.0.113.7]:443": V4,
    "for=203.0.113.7": V4,
    'for="203.0.113.7:4711"': V4,
    "FOR=203.0.113.7;proto=https": V4,
    "proto=https; For = 203.0.113.7 ; by=10.0.0.1": V4,
    "::ffff:203.0.113.7": V4,
    "::FFFF:203.0.113.7": V4,
    "[::ffff:203.0.113.7]": V4,
    "[::ffff:203.0.113.7]:51234": V4,
    "::ffff:203.0.113.7:51234": V4,
    '"[::ffff:203.0.113.7]:51234"': V4,
    "::ffff:cb00:7107": V4,
    "0:0:0:0:0:ffff:cb00:7107": V4,
    "0:0:0:0:0:FFFF:203.0.113.7": V4,
    "::ffff:cb00:7107:51234": V4,
    "0:0:0:0:0:ffff:203.0.113.7:443": V4,
    "0000:0000:0000:0000:0000:ffff:cb00:7107:443": V4,
    # Of such addresses each second has no letter, and looks as if a port ended it.
    "::ffff:5000:7107": "80.0.113.7",
    "::ffff:5000:7107:443": "80.0.113.7",
    "[::ffff:5000:7107]:443": "80.0.113.7",
    "64:ff9b::203.0.113.7": V4,
    "[64:ff9b::cb00:7107]": V4,
    "64:ff9b:1::203.0.113.7": V4,
    "[64:ff9b:1::cb00:7107]:443": V4,
    "::ffff:0:203.0.113.7": V4,
    "[::ffff:0:cb00:7107]": V4,
    "::203.0.113.7": V4,
    "[::ffff:203.0.113.7%eth0]:80": V4,
    "203.0.113.7;": V4,
    "203.0.113.7:443;proto=https": "",
    "for=203.0.113.7:_SEVK-9.1": V4,
    "by=10.0.0.1;for=203.0.113.7;": V4,
    "203.0.113.7 ; for=198.51.100.9": "198.51.100.9",
    "198.51.100.9, 203.0.113.7": V4,
    "198.51.100.9,203.0.113.7:80": V4,
    "unknown, 203.0.113.7": V4,
    "nonsense,,203.0.113.7": V4,
    "for=198.51.100.9, for=203.0.113.7": V4,
    "2001:db8::1": V6,
    "2001:DB8::1": V6,
    "2001:0db8:0000:0000:0000:0000:0000:0001": V6,
    "2001:db8:0:0:0:0:0:1": V6,
    "2001:db8::0.0.0.1": V6,
    "[2001:db8::1]": V6,
    "[2001:db8::1]:4711": V6,
    '"[2001:db8::1]"': V6,
    '"[2001:db8::1]:4711"': V6,
    'for="[2001:db8::1]:4711"': V6,
    'For="[2001:DB8::1]";proto=http': V6,
    r"for=\"[2001:db8::1]\"": V6,
    "2001:db8:0:0:0:0:0:1:51234": V6,
    "2001:db8::1%eth0": V6,
    "[2001:db8::1%25eth0]:443": V6,
    "203.0.113.66, [2001:db8::1]:443": V6,
    "[2001:db8::1]:": V6,
    "for=2001:db8::1": V6,
    "for=[2001:db8::1]": V6,
    'by=_me;for="[2001:db8::1]:_x"': V6,
    "2002:cb00:7107::1": "2002:cb00:7107::1",
    "fe80::1%en0": "fe80::1",
    "::1": "::1",
    "127.0.0.1": "127.0.0.1",
    "10.0.0.7:80": "10.0.0.7",
    "": "",
    " ": "",
    "-": "",
    "unknown": "",
    "Unknown": "",
    "_hidden": "",
    "for=_SEVKISEK": "",
    "for=unknown;proto=https": "",
    "null": "",
    "localhost": "",
    "unix:": "",
    "0.0.0.0": "",  # noqa: S104 -- nothing listens here
    "::": "",
    "::ffff:0:0": "",
    "203.0.113": "",
    "203.0.113.700": "",
    "203.000.113.007": "",
    "2001:db8:::1": "",
    "[2001:db8::1": "",
    "203.0.113.7 198.51.100.9": "",
    "203.0.113.7, ": "",
    "203.0.113.7,,": "",
    "203.0.113.7/24": "",
    "203.0.113.7#443": "",
    "203.0.113.7:80:": "",
    "203.0.113.7:evil.example": "",
    "203.0.113.7.": "",
    "http://203.0.113.7": "",
    "(203.0.113.7)": "",
    "client=203.0.113.7": "",
    "2001:db8::1/64": "",
    "2001:db8::1:51234": "",
    "0xCB007107": "",
    "3405803783": "",
    "unknown:80": "",
    "203.0.113.7]:80": "",
    "203.0.113.7, unknown": "",
    "203.0.113.7, _hidden:80": "",
    "2" * 5000: "",
}


@pytest.fixture
def asked(settings):
    """A function that makes a request as a proxy hands it on."""
    settings.BEHIND_PROXY = True
    return lambda written: RequestFactory().get(
        "/", headers={"x-forwarded-for": written}, REMOTE_ADDR="192.0.2.200"
    )


@pytest.mark.parametrize(("written", "address"), WRITTEN.items())
def test_an_address_is_read_however_a_proxy_writes_it(asked, written, address):
    assert client_address(asked(written)) == address


def test_without_the_header_the_proxys_own_address_is_nobodys(asked):
    request = asked("")
    del request.META["HTTP_X_FORWARDED_FOR"]

    assert client_address(request) == ""


@pytest.mark.parametrize(
    ("connection", "address"),
    [
        ("203.0.113.7", V4),
        ("::ffff:203.0.113.7", V4),
        ("2001:DB8::1", V6),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_without_a_proxy_the_connection_says_it_and_no_header(settings, connection, address):
    settings.BEHIND_PROXY = False
    request = RequestFactory().get(
        "/", headers={"x-forwarded-for": "198.51.100.9"}, REMOTE_ADDR=connection
    )

    assert client_address(request) == address


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("[2001:DB8:1:2:ffff:ffff:ffff:ffff]:4711", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:203.0.113.7", V4),
        ("203.0.113.8", "203.0.113.8"),
        ("unknown", ""),
    ],
)
def test_an_ipv6_connection_is_counted_as_one(asked, written, counted):
    assert counted_address(asked(written)) == counted


# --- What is kept and counted ---------------------------------------------------------------------


@pytest.mark.django_db
def test_the_requests_of_one_connection_have_one_sender_and_the_others_none(
    client, settings, filled
):
    settings.BEHIND_PROXY = True
    one = ["2001:db8:1:2::1", "[2001:DB8:1:2::2]:443", 'for="[2001:db8:1:2:ffff::]"']
    none = ["unknown", "_hidden", "", "nonsense"]

    for written in one + none:
        client.post("/contact/", filled, headers={"x-forwarded-for": written})

    senders = list(
        ConsultationRequest.objects.order_by("pk").values_list("sender_hash", flat=True)
    )
    assert len(set(senders[:3])) == 1
    assert senders[0] != ""
    assert senders[3:] == [""] * 4


@pytest.mark.django_db
def test_who_cannot_be_told_apart_is_never_one_who_sent_too_much(client, settings, filled):
    settings.BEHIND_PROXY = True

    for number in range(30):
        client.post(
            "/contact/", filled | {"name": f"Visitor {number}"},
            headers={"x-forwarded-for": "unknown"},
        )  # fmt: skip

    assert ConsultationRequest.objects.count() == 30
    assert not ConsultationRequest.objects.filter(suspicion="many").exists()


@pytest.fixture
def filled():
    return {
        "name": "Marigold", "telephone": "(727) 230-1439", "preferred_way": "any",
        "preferred_time": "any", "has_consented": "on",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    "written", ["203.0.113.7:51234", "[::ffff:203.0.113.7]", "::ffff:cb00:7107"]
)
def test_the_records_keep_and_find_one_spelling(client, staff, stored, settings, written):
    settings.BEHIND_PROXY = True
    client.force_login(staff("Administrator"))

    client.get(f"{INBOX}{stored.pk}/change/", headers={"x-forwarded-for": written})
    printed = StringIO()
    call_command("accesses", ip=written, stdout=printed)
    found = client.get("/admin/auditlog/logentry/", {"q": written}).context["cl"]

    seen = LogEntry.objects.get_for_object(stored).get(action=LogEntry.Action.ACCESS)
    assert seen.remote_addr == V4
    assert "Consultation requests touched: 1" in printed.getvalue()
    assert seen in found.result_list


def test_a_text_of_a_megabyte_is_no_address():
    assert read_address(";for=" * 200_000) == ""
