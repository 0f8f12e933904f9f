"""Looks at passwords, as few and as slowly as guessing must be."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from . import guessing
from .sign_ins import WHILE_LOCKED, note_failure


class CountedPasswords(ModelBackend):
    """Django's own, but each try counts. An unknown name takes as long as a known one, and no more."""

    @sensitive_variables()
    def authenticate(self, request, username=None, password=None, **others):
        name = username or others.get(get_user_model().USERNAME_FIELD)
        if not name or password is None:
            return None
        if request is None:  # a program beside the site, such as a command: from no address
            return super().authenticate(request, name, password)
        with guessing.judged(request, name) as tried:
            if tried is None:
                raise PermissionDenied  # so that no other backend looks at it
            account = _who_knows(name, password)
            if account is None:
                return None
            tried.delete()
        if self.user_can_authenticate(account):
            return account
        request.is_switched_off = True  # which is said to whoever knows the password
        return None


@sensitive_variables()
def is_own_password(
    request: HttpRequest, password: str, wrong: str = "gave a wrong password when asked again"
) -> bool:
    """Whether whoever is signed in has typed their password once more; a wrong one counts as a try.

    It is recorded in the words of `wrong`. Where too many were wrong nobody looks at it, and the
    answer says how long to wait.
    """
    with guessing.judged(request, request.user.get_username()) as tried:
        is_right = tried is not None and request.user.check_password(password)
        if is_right:
            tried.delete()
        elif tried:
            note_failure(request, request.user, wrong)
        else:
            how = "gave a password while locked"
            note_failure(request, request.user, how, page=WHILE_LOCKED)
    return is_right


@sensitive_variables()
def _who_knows(name, password):
    """The account of that name, where this is its password."""
    accounts = get_user_model()
    try:
        account = accounts.objects.get_by_natural_key(name)
    except accounts.DoesNotExist:
        accounts().set_password(password)  # time must not tell which accounts there are
        return None
    return account if account.check_password(password) else None
