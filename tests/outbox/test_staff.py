"""Staff see what was not sent and why, without any address, and let it be tried again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from clinic_site.outbox.delivery import forget_old
from clinic_site.outbox.models import OutboxMessage
from tests.factories import UserFactory
from tests.outbox.mailing import Mailbox, free_port, serving
from tests.site.reading import by_id, links, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("present")]

LIST = "/admin/outbox/outboxmessage/"
ADDRESS = "marigold@example.com"


@pytest.fixture
def client_who_may(client):
    """A function that signs somebody in who may do these things with emails."""

    def sign_in(*actions):
        user = UserFactory()
        names = [f"{action}_outboxmessage" for action in actions]
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def one_of_each(write):
    """A message of each state, by its state."""
    now = timezone.now()
    earlier = now - timedelta(minutes=11)
    fields = {
        "waiting": {},
        "late": {"created_at": earlier, "last_error": "The mail server took too long."},
        "sent": {"created_at": earlier, "sent_at": now, "to": ""},
        "failed": {"failed_at": now, "last_error": "Nobody lives there."},
    }
    messages = {}
    for state, values in fields.items():
        messages[state] = write(kind=f"Kind {state}", to=ADDRESS)
        OutboxMessage.objects.filter(pk=messages[state].pk).update(**values)
    return messages


def try_again(client, *messages):
    return client.post(
        LIST,
        {"action": "try_again", "_selected_action": [message.pk for message in messages]},
        follow=True,
    )


def rows(response):
    """What each row of the list says, without its first cell, the box to tick."""
    table = by_id(read(response, strict=False), "result_list")
    return [
        [words(cell) for cell in row if "action-checkbox" not in cell.get("class", "")]
        for row in table.find("tbody").iter("tr")
    ]


# --- The list -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actions", "status"), [((), 403), (("view",), 200), (("view", "change"), 200)]
)
def test_only_who_has_the_permission_sees_the_list_and_an_e_mail(
    client_who_may, write, actions, status
):
    message = write()
    client = client_who_may(*actions)

    addresses = [LIST, f"{LIST}{message.pk}/change/", f"{LIST}{message.pk}/history/"]
    assert [client.get(address).status_code for address in addresses] == [status] * 3


def test_nobody_adds_deletes_or_rewrites_an_e_mail(admin_client, write):
    message = write(body="As it was.\n")
    address = f"{LIST}{message.pk}/"

    tried = [f"{LIST}add/", f"{address}delete/", f"{address}change/"]
    statuses = [admin_client.post(path, {"body": "Otherwise"}).status_code for path in tried]

    assert statuses == [403, 403, 403]
    assert OutboxMessage.objects.get().body == "As it was.\n"
    assert b'name="_save"' not in admin_client.get(f"{address}change/").content


def test_a_row_says_what_happened_and_what_comes_next(client_who_may, deliver, mail_to, write):
    write(kind="A new request")
    mail_to(free_port())
    deliver()
    OutboxMessage.objects.update(
        created_at="2026-07-01T16:00Z", due_at=timezone.now() + timedelta(minutes=25, seconds=30)
    )

    assert rows(client_who_may("view").get(LIST)) == [
        [
            "A new request",
            "July 1, 2026, noon",
            "Late",
            "1 try",
            "again in 25 minutes",
            "Nothing answers where the mail server should be.",
        ]
    ]


def test_a_try_that_comes_in_seconds_is_not_said_to_come_in_none(admin_client, one_of_each):
    OutboxMessage.objects.waiting().update(due_at=timezone.now() + timedelta(seconds=50))

    said = {row[0]: row[4] for row in rows(admin_client.get(LIST))}

    assert said["Kind waiting"] == "again within a minute"


def test_what_is_sent_or_failed_has_no_next_try(admin_client, one_of_each):
    said = {row[0]: row[4] for row in rows(admin_client.get(LIST))}

    assert said == {
        "Kind waiting": "at once",
        "Kind late": "at once",
        "Kind sent": "–",
        "Kind failed": "–",
    }


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("waiting", {"waiting", "late"}),
        ("late", {"late"}),
        ("sent", {"sent"}),
        ("failed", {"failed"}),
        ("late_or_failed", {"late", "failed"}),
        ("nonsense", {"waiting", "late", "sent", "failed"}),
    ],
)
def test_the_list_shows_those_of_one_state(admin_client, one_of_each, state, found):
    response = admin_client.get(LIST, {"state": state})

    assert {row[0] for row in rows(response)} == {f"Kind {name}" for name in found}


def test_no_page_shows_an_address_and_nothing_searches_for_one(admin_client, one_of_each):
    waiting = f"{LIST}{one_of_each['waiting'].pk}/"
    pages = [LIST, f"{waiting}change/", f"{waiting}history/"]

    said = "".join(admin_client.get(page).content.decode() for page in pages)

    assert "Kind waiting" in said
    assert [word for word in ("marigold", 'id="searchbar"') if word in said] == []


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_queries_for_one_e_mail_and_for_three(
    admin_client, django_assert_num_queries, write, number
):
    for _ in range(number):
        write()
    admin_client.get(LIST)

    with django_assert_num_queries(6):
        admin_client.get(LIST)


# --- Try again ------------------------------------------------------------------------------------


def test_try_again_makes_several_due_now_and_their_days_begin_anew(admin_client, write, deliver):
    long_ago = timezone.now() - timedelta(days=4)
    later = timezone.now() + timedelta(hours=5)
    failed, waiting, untouched = write(), write(), write()
    OutboxMessage.objects.update(created_at=long_ago, tried_since=long_ago, due_at=later, tries=20)
    OutboxMessage.objects.filter(pk=failed.pk).update(failed_at=timezone.now())

    response = try_again(admin_client, failed, waiting)

    assert "2 emails are tried again now." in response.content.decode()
    due = OutboxMessage.objects.due()
    assert set(due) == {failed, waiting}
    assert {message.tries for message in due} == {0}
    assert all(timezone.now() - message.tried_since < timedelta(hours=1) for message in due)
    assert {message.created_at for message in due} == {long_ago}
    assert OutboxMessage.objects.get(pk=untouched.pk).due_at == later


def test_what_had_failed_arrives_after_all(admin_client, write, deliver, mail_to):
    message = write(to=ADDRESS)
    OutboxMessage.objects.update(failed_at=timezone.now())
    mailbox = Mailbox()
    with serving(mailbox) as port:
        mail_to(port)
        assert deliver() == 0
        try_again(admin_client, message)
        assert deliver() == 1

    assert [envelope.rcpt_tos for envelope in mailbox.arrived.queue] == [[ADDRESS]]


def test_what_was_sent_is_not_sent_again(admin_client, write, deliver, mailbox):
    message = write()
    deliver()

    response = try_again(admin_client, message)

    assert "Nothing to do: already sent." in response.content.decode()
    assert deliver() == 0
    assert len(mailbox.messages) == 1


def test_who_asked_to_try_again_stands_in_the_history(admin_client, write):
    message = write()

    try_again(admin_client, message)

    history = admin_client.get(f"{LIST}{message.pk}/history/").content.decode()
    assert "To be tried again." in history


def test_who_may_only_look_cannot_try_again(client_who_may, write):
    message = write()
    OutboxMessage.objects.update(failed_at=timezone.now())
    client = client_who_may("view")

    try_again(client, message)

    assert OutboxMessage.objects.failed().count() == 1
    assert b"try_again" not in client.get(LIST).content


# --- The dashboard --------------------------------------------------------------------------------


def banner(client):
    """What the dashboard's first page says about emails, or None; and where it leads."""
    tree = read(client.get("/admin/"), strict=False)
    found = [part for part in tree.iter("p") if part.get("class") == "errornote"]
    return (words(found[0]), links(found[0])) if found else None


def test_the_dashboard_says_what_was_not_sent_and_why(client_who_may, one_of_each):
    said, leads_to = banner(client_who_may("view"))

    assert said == (
        "2 emails have not been sent. The first error: The mail server took too long. Look at them"
    )
    assert leads_to == [f"{LIST}?state=late_or_failed"]


def test_a_single_one_that_nobody_tried_points_to_the_worker(client_who_may, write):
    write()
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(minutes=11))

    said, _leads_to = banner(client_who_may("view"))

    assert said == ("1 email has not been sent. None was tried yet. Look at it")


def test_it_says_nothing_while_all_is_well_or_to_others(client_who_may, write, one_of_each):
    assert banner(client_who_may()) is None
    OutboxMessage.objects.late_or_failed().delete()
    assert banner(client_who_may("view")) is None


# --- A key is missing -----------------------------------------------------------------------------


def test_an_address_whose_key_is_missing_holds_up_nothing_but_its_own_message(
    client_who_may, write, deliver, mailbox, settings
):
    key = settings.ENCRYPTION_KEYS
    written = write(subject="Written with the earlier key")
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    settings.ENCRYPTION_KEYS = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]
    write(subject="Written with the new one")

    deliver()

    assert [message["Subject"] for message in mailbox.messages] == ["Written with the new one"]
    trouble = "The address cannot be read: the key that encrypted it is missing."
    client = client_who_may("view", "change")
    assert trouble in banner(client)[0]
    assert trouble in str(rows(client.get(LIST)))
    try_again(client, written)
    settings.ENCRYPTION_KEYS = key
    deliver()
    assert len(mailbox.messages) == 2


def test_what_failed_is_dismissed_and_nothing_else_is(client_who_may, one_of_each):
    client_who_may("view", "change").post(
        LIST,
        {"action": "dismiss", "_selected_action": [one.pk for one in one_of_each.values()]},
    )

    left = set(OutboxMessage.objects.values_list("kind", flat=True))
    assert left == {"Kind waiting", "Kind late", "Kind sent"}


def test_what_was_sent_or_failed_long_ago_is_forgotten(one_of_each):
    long_ago = timezone.now() - timedelta(days=91)
    OutboxMessage.objects.exclude(sent_at=None).update(sent_at=long_ago)
    OutboxMessage.objects.exclude(failed_at=None).update(failed_at=long_ago)

    forget_old()

    left = set(OutboxMessage.objects.values_list("kind", flat=True))
    assert left == {"Kind waiting", "Kind late"}
