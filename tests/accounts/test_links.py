"""Links by email with which somebody chooses a password: an invitation, and one for who has forgotten it."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from auditlog.models import LogEntry
from cryptography.fernet import Fernet
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone

from clinic_site.access.models import Session
from clinic_site.accounts import links
from clinic_site.log import WithoutLinks
from clinic_site.outbox.delivery import deliver_next
from clinic_site.outbox.models import OutboxMessage
from tests.accounts.codes import give_password
from tests.factories import UserFactory
from tests.site.filling import fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db
NEW = "copper marsh lantern 42"
FORGOTTEN = "/admin/forgotten-password/"
SENT = "sent a link to choose a password"
User = get_user_model()


@pytest.fixture
def inviting(client_of):
    """A function by which an administrator makes an account that is invited."""
    client = client_of("Administrator")

    def invite(**typed):
        group = Group.objects.get(name="Front desk")
        form = {"username": "robin", "email": "robin@clinic.example", "groups": [group.pk]}
        return fill_in(
            client, "/admin/auth/user/add/", **form | {"usable_password": "false"} | typed
        )

    return invite


def link_in(message):
    """The path of the link that its reader gets."""
    (found,) = re.findall(r"http://localhost:8000(/\S+)", message.sealed_body)
    return found


def choose_password(link, password=NEW):
    """Follow the link and choose; returns the browser and the last answer."""
    client = Client()
    page = client.get(link, follow=True)
    if not page.redirect_chain:
        return client, page
    form = {"new_password1": password, "new_password2": password}
    return client, client.post(page.redirect_chain[-1][0], form)


def test_an_invitation_is_sent_and_its_link_sets_the_password(inviting):
    inviting()
    robin = User.objects.get(username="robin")
    client, chosen = choose_password(link_in(OutboxMessage.objects.get(kind="Invitation")))
    form = {"username": "robin", "password": NEW}

    assert robin.is_staff
    assert not robin.has_usable_password()
    assert chosen.status_code == 302
    assert client.post("/admin/login/", form)["Location"] == "/admin/"


def test_without_an_address_that_is_said(inviting):
    answer = inviting(email="")

    assert "has no email address, so no invitation was sent" in words(
        read(answer.client.get(answer["Location"]))
    )
    assert not OutboxMessage.objects.filter(kind="Invitation").exists()


@pytest.mark.parametrize(("email", "times"), [("robin@clinic.example", 2), ("", 0)])
def test_that_a_link_was_sent_is_on_record_and_that_none_was_is_not(inviting, email, times):
    client = inviting(email=email).client
    robin = User.objects.get(username="robin")
    client.post(f"/admin/auth/user/{robin.pk}/sign-in/", {"_link": "1"})

    sent = LogEntry.objects.filter(object_id=robin.pk, additional_data__how=SENT)
    assert sent.count() == OutboxMessage.objects.filter(kind="Invitation").count() == times


def test_a_link_works_once(staff):
    links.send_new_password(staff("Author", email="anna@clinic.example"))
    link = link_in(OutboxMessage.objects.get())
    choose_password(link)
    _client, again = choose_password(link, "another copper lantern 7")

    assert "This link was used already" in words(read(again))


def test_and_for_a_day(staff):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        links.send_new_password(staff("Author", email="anna@clinic.example"))
        link = link_in(OutboxMessage.objects.get())
        clock.shift(timedelta(hours=23))
        in_time = Client().get(link, follow=True)
        clock.shift(timedelta(hours=2))

        assert "Set my password" in in_time.content.decode()
        assert "older than a day" in words(read(Client().get(link, follow=True)))


@pytest.mark.parametrize("link", ["MQ/abc-123/", "x/y/", "OTk5OTk5/abc-123/", "%00/%00/"])
def test_a_link_that_was_made_up_opens_nothing(client, link):
    answer = client.get(f"/admin/choose-password/{link}")

    assert answer.status_code in {200, 400}
    assert "Set my password" not in answer.content.decode()


def test_who_was_switched_off_meanwhile_chooses_nothing(staff):
    anna = staff("Author", email="anna@clinic.example")
    links.send_new_password(anna)
    User.objects.filter(pk=anna.pk).update(is_active=False)
    _client, answer = choose_password(link_in(OutboxMessage.objects.get()))

    assert "This link was used already" in words(read(answer))


def test_the_rules_of_passwords_hold_there(staff):
    anna = staff("Author", email="anna@clinic.example")
    links.send_new_password(anna)
    _client, answer = choose_password(link_in(OutboxMessage.objects.get()), "short")

    assert answer.status_code == 200
    assert "it needs 12 characters or more" in words(read(answer))


def test_the_link_can_be_read_by_nobody_else(staff, client_of):
    anna = staff("Author", email="anna@clinic.example")
    links.send_new_password(anna)
    message = OutboxMessage.objects.get()
    link = link_in(message)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_outboxmessage")
        stored = str(cursor.fetchall())
    shown = client_of("Administrator").get(f"/admin/outbox/outboxmessage/{message.pk}/change/")

    assert link not in stored
    assert link not in shown.content.decode()
    assert "a link for its reader alone" in words(read(shown))


def test_nor_in_the_session_of_who_has_followed_it_and_not_chosen_yet(staff):
    links.send_new_password(staff("Author", email="anna@clinic.example"))
    link = link_in(OutboxMessage.objects.get())
    token = link.rstrip("/").rpartition("/")[2]
    client = Client()
    page = client.get(link, follow=True)
    held = str([session.get_decoded() for session in Session.objects.all()])

    assert "password" in held
    assert token not in held
    assert page.status_code == 200
    assert "Choose your password" in words(read(page))


def test_who_followed_it_before_the_keys_were_lost_follows_it_anew(staff, settings):
    links.send_new_password(staff("Author", email="anna@clinic.example"))
    link = link_in(OutboxMessage.objects.get())
    client = Client()
    shown = client.get(link, follow=True).redirect_chain[-1][0]
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]

    assert "This link is over" in words(read(client.get(shown)))
    assert "Choose your password" in words(read(client.get(link, follow=True)))


def test_it_arrives_and_is_wiped_then(staff, settings, mailoutbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    links.send_new_password(staff("Author", email="anna@clinic.example"))
    link = link_in(OutboxMessage.objects.get())
    deliver_next()

    assert link in mailoutbox[0].body
    assert OutboxMessage.objects.get().sealed_body == ""


# --- Forgotten -----------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["anna", "ANNA@clinic.example", " anna "])
def test_who_has_forgotten_it_gets_a_link_by_name_or_address(client, staff, typed):
    staff("Author", username="anna", email="anna@clinic.example")
    client.post(FORGOTTEN, {"who": typed})
    _client, chosen = choose_password(link_in(OutboxMessage.objects.get()))

    assert chosen["Location"] == "/admin/choose-password/done/"


def test_the_answer_is_the_same_for_every_name(client, staff):
    staff("Author", username="anna", email="anna@clinic.example")
    staff("Author", username="without", email="")
    UserFactory(username="visitor", email="visitor@clinic.example", is_staff=False)
    staff("Author", username="gone", email="gone@clinic.example", is_active=False)
    answers = [
        client.post(FORGOTTEN, {"who": who}, follow=True)
        for who in ("anna", "nobody", "without", "visitor", "gone", "gone@clinic.example")
    ]

    assert len({(words(read(answer)), str(answer.redirect_chain)) for answer in answers}) == 1
    assert OutboxMessage.objects.count() == 1


def test_a_fault_writes_no_link_into_the_log(staff):
    links.send_new_password(staff("Author", email="anna@clinic.example"))
    link = link_in(OutboxMessage.objects.get())
    record = logging.LogRecord(
        "django.request", 40, "x", 1, "Internal Server Error: %s", (link,), None
    )
    WithoutLinks().filter(record)

    assert record.getMessage() == "Internal Server Error: /admin/choose-password/…"


def test_nobody_fills_a_mailbox_with_links(client, staff):
    staff("Author", username="anna", email="anna@clinic.example")
    for _time in range(5):
        client.post(FORGOTTEN, {"who": "anna"})

    assert OutboxMessage.objects.count() == 3


def test_two_accounts_of_one_address_are_told_apart_by_name(client, staff):
    for name in ("anna", "ana"):
        staff("Author", username=name, email="desk@clinic.example")
    client.post(FORGOTTEN, {"who": "desk@clinic.example"})
    none = OutboxMessage.objects.count()
    client.post(FORGOTTEN, {"who": "ana"})

    assert (none, OutboxMessage.objects.count()) == (0, 1)


def test_the_host_of_the_request_leads_nobody_away(client, staff, settings):
    settings.ALLOWED_HOSTS = ["*"]
    staff("Author", username="anna", email="anna@clinic.example")
    client.post(FORGOTTEN, {"who": "anna"}, headers={"Host": "evil.example"})

    assert "evil" not in OutboxMessage.objects.get().sealed_body
    assert link_in(OutboxMessage.objects.get())


def test_the_second_step_is_asked_for_after_a_new_password_too(client, sam, secret):
    links.send_new_password(sam)
    browser, _chosen = choose_password(link_in(OutboxMessage.objects.get()))
    answer = browser.post("/admin/login/", {"username": "sam", "password": NEW})

    assert answer["Location"].startswith("/admin/second-step/")
    assert give_password(client, sam).status_code == 200  # the old one is over
