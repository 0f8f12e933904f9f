"""Keeps what somebody typed into a form, encrypted in their session, until it is taken back."""

from collections.abc import Iterable

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.forms import BaseForm
from django.http import QueryDict
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from clinic_site.encryption.keys import WrongKeyError, decrypt, encrypt

KEPT = "kept_words"
MOST_FORMS = 10  # as several pages may be open
MOST_CHARACTERS = 2_000_000  # of all together, as the session is read with every page
CSRF_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 -- the name of a field


@sensitive_variables()
def keep(session: SessionBase, address: str, posted: QueryDict) -> None:
    """Keep all that was posted to an address but passwords and buttons, with every value of a field.

    Earlier forms make room; the one at hand is kept whatever its size, which the server limits.
    """
    typed = QueryDict(mutable=True)
    for name in filter(_is_typed, posted):
        typed.setlist(name, posted.getlist(name))
    kept = session.get(KEPT, {})
    kept.pop(address, None)
    kept[address] = encrypt(typed.urlencode())
    session[KEPT] = dict(_newest(kept))


@sensitive_variables()
def take_back(session: SessionBase, address: str) -> QueryDict | None:
    """What was kept for an address, once: to be shown in a form, or given to a formset as its data."""
    kept = session.get(KEPT, {})
    if address not in kept:
        return None
    session.modified = True
    try:
        return QueryDict(decrypt(kept.pop(address)))
    except WrongKeyError:
        return None  # the page is worth more than words that nobody can read any more


def forget(addresses: Iterable[str], own: SessionBase) -> None:
    """Drop what anybody has typed at these addresses and not saved; `own` is the session at hand."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    keys = Session.objects.exclude(session_key=own.session_key).values_list("pk", flat=True)
    for session in (own, *map(type(own), keys)):
        kept = session.get(KEPT, {})
        if kept.keys() & set(addresses):
            session[KEPT] = {key: kept[key] for key in kept if key not in set(addresses)}
            session.save()


@sensitive_variables()
def show(form: BaseForm, typed: QueryDict) -> None:
    """Let a form that is opened anew begin with what was typed; nothing of it is checked yet."""
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if not field.widget.value_omitted_from_data(typed, {}, key):
            form.initial[name] = field.widget.value_from_datadict(typed, {}, key)


def _is_typed(name):
    return name != CSRF_TOKEN and not name.startswith("_") and "password" not in name.lower()


def _newest(kept):
    """The newest forms, oldest first, as long as there is room."""
    newest, room = [], MOST_CHARACTERS
    for address, words in reversed(kept.items()):
        room -= len(words)
        if newest and (room < 0 or len(newest) == MOST_FORMS):
            break
        newest.insert(0, (address, words))
    return newest
