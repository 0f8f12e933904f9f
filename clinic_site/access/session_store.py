"""Django's sessions in the database, but for the keys: a copy of the table opens nothing."""

import hashlib
from datetime import UTC, datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from .sessions import ADDRESS, BROWSER, SEEN_AT, SIGNED_IN_AT


class SessionStore(db.SessionStore):
    """The engine of `SESSION_ENGINE`. `session_key` is what the cookie holds, as everywhere in Django."""

    @classmethod
    def get_model_class(cls):
        from .models import Session  # noqa: PLC0415 -- the engine is loaded before any model

        return Session

    def _get_session_from_db(self):
        key = self._session_key
        self._session_key = _hashed(key)
        found = super()._get_session_from_db()
        self._session_key = key if found else None
        return found

    def exists(self, session_key):
        return super().exists(_hashed(session_key))

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key:
            super().delete(_hashed(key))

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.session_key = _hashed(row.session_key)
        row.account_id = data.get(SESSION_KEY)
        row.began_at, row.seen_at = _moment(data, SIGNED_IN_AT), _moment(data, SEEN_AT)
        row.browser, row.address = data.get(BROWSER, ""), data.get(ADDRESS)
        return row


def row_of(request):
    """The row of the session that a request belongs to; None where it has none."""
    return (
        SessionStore.get_model_class()
        .objects.filter(session_key=_hashed(request.session.session_key))
        .first()
    )


def _hashed(key):
    # Keys are random and long, so nobody can guess them: neither salt nor slowness is needed.
    return hashlib.sha256((key or "").encode()).hexdigest()


def _moment(data, name):
    return datetime.fromtimestamp(data[name], UTC) if name in data else None
