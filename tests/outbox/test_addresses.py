"""One rule for email addresses: who passes it gets mail, and nobody else does."""

import pytest
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.addresses import in_one_spelling, is_address, tidied
from clinic_site.outbox.forms import AddressField
from clinic_site.outbox.models import OutboxMessage
from tests.site.filling import fill_in

ADDRESSES = [
    "a@b.co", "marigold@example.com", "m.o'sample+clinic@mail.example.com", "A_B-c@EXAMPLE.org",
    "1@2.example", "a@xn--mller-kva.de", "a@b.xn--p1ai", "!#$%&'*+/=?^_`{|}~-@example.com",
    "m" * 64 + "@example.com", "a@" + "b" * 63 + ".com", "a@" + ("b" * 49 + ".") * 4 + "example",
]  # fmt: skip
NONE = [
    "", "a", "@", "a@", "@b.co", "a@b", "a@localhost", "a@127.0.0.1", "a@[127.0.0.1]", "a@[::1]",
    "a@[IPv6:2001:db8::1]", '"\x07"@a.co', '"victim"@x.co', '"a b"@x.co', '"a@b"@x.co', r"a\@b@x.co",
    "a@b@c.co", "a.@b.co", ".a@b.co", "a..b@b.co", "a@b..co", "a@.b.co", "a@b.co.", "a@-b.co",
    "a@b-.co", "a@b_c.co", "a@b.c", "a@b.co-", "a@b.123", "a(comment)@b.co", "a@b.co(comment)",
    "a@(comment)b.co", "a b@c.co", "a@b .co", " a@b.co", "a@b.co\n", "a@b.co\r\nBcc: c@d.co",
    "a\x00@b.co", "a@b.co\x00", "a,b@c.co", "a;b@c.co", "a:b@c.co", "<a@b.co>", "Name <a@b.co>",
    "mailto:a@b.co", "m\u0430rigold@example.com", "a@ex\u0430mple.com", "a@müller.de", "a＠b.co",
    "a@b。co", "m" * 65 + "@example.com", "a@" + "b" * 64 + ".com",
    "a@" + ("b" * 49 + ".") * 5 + "example", "a@b.co\u200b", "a@b\u00ad.co", "a@b.xn--",
    "=?utf-8?q?victim?=@x.co", "=?us-ascii?b?dmljdGlt?=@x.co", "a=?utf-8?q?b?=@x.co",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_means_the_same_to_the_form_the_lookup_and_the_sender(address):
    assert is_address(address)
    assert AddressField().clean(address) == address
    assert in_one_spelling(address) == address.casefold()
    assert sanitize_address(address, "utf-8") == address


@pytest.mark.parametrize("text", NONE)
def test_what_no_mail_can_be_sent_to_is_none(text):
    assert not is_address(text)


@pytest.mark.parametrize("text", [text for text in NONE if not is_address(tidied(text))])
def test_it_is_refused_in_words(text):
    with pytest.raises(ValidationError):
        AddressField().clean(text)


@pytest.mark.parametrize(
    "pasted",
    [
        "a@b.co ", "\ta@b.co", "a@b.co\n", "a@b.co.", "a@b.co,", "a@b.co;", "a@b.co!", "<a@b.co>",
        "<a@b.co", "a@b.co>", "(a@b.co)", "[a@b.co]", '"a@b.co"', "'a@b.co'", "“a@b.co”", "«a@b.co»",
        "mailto:a@b.co", "MAILTO: a@b.co", "mailto:a@b.co?subject=Hello", "<mailto:a@b.co>",
        "Email: a@b.co", "e-mail: a@b.co", "Correo: a@b.co", "Ann B <a@b.co>", '"B, Ann" <a@b.co>',
        "Ann <a@b.co>,", "a@b.co (home)", "a@b.co (work, mornings).", "a @b.co", "a@ b.co", "a@b. co",
        "a @ b . co", "a\u200b@b.co", "\ufeffa@b.co",
        "a@b\u00ad.co", "a@b.co\u200b", "\u202aa@b.co\u202c", "a@b.co\u200e", "a\u2060@b.co", "\u00a0a@b.co\u00a0",
        "a@b.co\u3000", "a＠b.co", "ａ@ｂ.ｃｏ", "a@b．co", "\u202f a@b.co",
        "a@b.co…", "a@b.co。", "a@b.co/", "@a@b.co", "‹a@b.co›", "»a@b.co«", "¿a@b.co?", "*a@b.co*",
        "**a@b.co**", "`a@b.co`", "• a@b.co", "- a@b.co", "– a@b.co", "\ufe0fa@b.co", "a@b.co 😊", "a@b.co ✉️",
        "a@b.co\ufffc", "a@b.co\x7f", "&lt;a@b.co&gt;", "mailto://a@b.co", "mailto:a%40b.co",
        "[a@b.co](mailto:a@b.co)", "a@b.co <mailto:a@b.co>", "'a@b.co' <a@b.co>", "a@b.co, A@b.co",
        "a@b.co\na@b.co", "a@b.co a@b.co", "Ann (a@b.co)", "To: a@b.co", "My email is a@b.co",
        "email - a@b.co", "correo electrónico: a@b.co", "a@b.co - home",
    ],
)  # fmt: skip
def test_what_a_clipboard_brings_along_is_taken_off(pasted):
    assert AddressField().clean(pasted) == "a@b.co"
    assert in_one_spelling(pasted.upper()) == "a@b.co"


@pytest.mark.parametrize(
    "text",
    [
        "john doe@b.co", "a@b.co c@d.co", '"victim"@x.co', "a@b.co\nc", "1. a@b.co", "Mr. doe@b.co",
        "a@b.co. Thanks", "a@b.co m", "John a@b.co", "a@b.co Doe", "john:doe@b.co", '«"victim"@x.co»',
        "a@b.co (x)@evil.co", "a(b)@c.co",
    ],
)  # fmt: skip
def test_nothing_is_taken_off_that_would_make_it_another_persons_address(text):
    assert not is_address(tidied(text))


def test_a_text_of_a_megabyte_is_refused_at_once():
    for part in (" ", "<", "a.", "a@", '"', "-", "a"):
        with pytest.raises(ValidationError):
            AddressField().clean(part * 1_000_000 + "x")


# --- The sender -----------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("old", ['"\x07"@a.co', '"victim"@x.co', "a@localhost", "a@[127.0.0.1]"])
def test_a_row_of_before_the_rule_fails_in_words_and_holds_up_no_other(
    write, deliver, mailbox, old
):
    bad = write()
    bad.to = old
    bad.save()
    write(to="marigold@example.com")

    deliver()

    bad.refresh_from_db()
    assert (bad.state, bad.last_error) == (
        "Failed",
        "The recipient's address is not one that mail can be sent to.",
    )
    assert OutboxMessage.objects.sent().count() == 1


# --- What staff enter -----------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "stored"), [(" desk@clinic.example.", "desk@clinic.example"), ("desk@localhost", "")]
)
def test_the_address_for_new_requests_is_held_to_it(client_of, typed, stored):
    ClinicProfile.get_solo()

    fill_in(client_of("Editor"), "/admin/clinic/clinicprofile/", notify_email=typed)

    assert ClinicProfile.objects.get().notify_email == stored


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "stored"), [("<kim@clinic.example>", "kim@clinic.example"), ('"kim"@x.co', "")]
)
def test_an_accounts_address_is_held_to_it(client_of, staff, typed, stored):
    kim = staff("Author", username="kim", email="")

    fill_in(client_of("Administrator"), f"/admin/auth/user/{kim.pk}/change/", email=typed)

    kim.refresh_from_db()
    assert kim.email == stored
