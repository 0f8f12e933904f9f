"""Keeps what somebody typed into a form, encrypted, until it is saved or a week has passed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.debug import sensitive_variables

from clinic_site.encryption.keys import WrongKeyError

from .marks import MARK, Mark, mark_in, mark_without_one
from .models import LONGEST_NAME, Unsaved

MOST_FORMS = 50  # of one account; what is older makes room
KEPT_FOR = timedelta(days=7)
HAD_FILES = "_had_files"  # sent by keeping.js, which sends no files
KEPT = (
    "Your sign-in had ended. What you typed is kept: sign in with the same account, and it is shown "
    "again."
)
CSRF_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 -- the name of a field


@sensitive_variables()
def keep(request: HttpRequest, address: str | None = None) -> bool:
    """Keep all that was posted but passwords and buttons, with every value of a field.

    It is kept for who opened the form, signed in or not, at the address that will show it again: the
    one at hand, or another. Returns whether there are words, and such an account to keep them for.
    """
    mark = mark_in(request.POST) or mark_without_one(request)
    address = address or request.path
    if mark is None or len(address) > LONGEST_NAME or not _may_write(mark):
        return False
    typed = QueryDict(mutable=True)
    for name in filter(_is_typed, request.POST):
        typed.setlist(name, request.POST.getlist(name))
    if not typed:
        return False  # a password and nothing else
    row = Unsaved(
        writer_id=mark.writer,
        form=mark.form,
        address=address,
        words=typed.urlencode(),
        had_files=any(request.FILES.values()) or HAD_FILES in request.POST,
    )
    if not _is_kept(row):
        _store(row)
        _forget_beginning(mark)
    return True


@sensitive_variables()
def kept_for(request: HttpRequest) -> Unsaved | None:
    """What whoever asks has typed at this address and not saved yet, the latest first."""
    own = Unsaved.objects.filter(writer=request.user.pk, address=request.path)
    try:
        return own.filter(kept_at__gte=timezone.now() - KEPT_FOR).first()
    except WrongKeyError:
        return None  # the page is worth more than words that nobody can read any more


@sensitive_variables()
def typed_in(kept: Unsaved) -> QueryDict:
    """The words as their form sends them, with the mark of a new one: the old may still be open."""
    typed = QueryDict(kept.words, mutable=True)
    typed[MARK] = str(Mark.of_new_form(kept.writer_id, kept.form, kept.kept_at.isoformat()))
    return typed


def give_back(request: HttpRequest, kept: Unsaved) -> None:
    """Let what was kept come as if it were sent now: for rows and errors Django knows no other way.

    Whoever calls sees to it that nothing of it is saved.
    """
    request.method, request.POST = "POST", typed_in(kept)
    request._files = MultiValueDict()  # noqa: SLF001 -- else Django reads the body
    request.is_given_back = True


@sensitive_variables()
def look_at(request: HttpRequest) -> QueryDict | None:
    """What was kept for an address, to be shown in its form; it waits until that is saved."""
    kept = kept_for(request)
    if kept is None:
        return None
    typed = typed_in(kept)
    request.mark = mark_in(typed)
    return typed


def forget(request: HttpRequest) -> None:
    """Delete what was kept of the form at hand: it is saved now, or its writer does not want it."""
    mark = mark_in(request.POST)
    if mark and mark.writer == request.user.pk:
        Unsaved.objects.filter(writer=mark.writer, form=mark.form).delete()
        _forget_beginning(mark)


def forget_at(addresses: Iterable[str]) -> None:
    """Delete what anybody has typed at these addresses and not saved."""
    Unsaved.objects.filter(address__in=list(addresses)).delete()


def forget_unsaved() -> int:
    """Delete the words that nobody came back for, and return of how many forms they were."""
    deleted, _of_each = Unsaved.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted


@sensitive_variables()
def show(form: BaseForm, typed: QueryDict) -> None:
    """Let a form that is opened anew begin with what was typed; nothing of it is checked yet."""
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if not field.widget.value_omitted_from_data(typed, {}, key):
            form.initial[name] = field.widget.value_from_datadict(typed, {}, key)


@sensitive_variables()
def _is_kept(row):
    """Whether the very same is kept already: then nothing is written."""
    same = Unsaved.objects.filter(writer=row.writer_id, form=row.form, address=row.address)
    try:
        return same.values_list("words", "had_files").first() == (row.words, row.had_files)
    except WrongKeyError:
        return False


@sensitive_variables()
def _store(row):
    own = Unsaved.objects.filter(writer=row.writer_id)
    with transaction.atomic():
        Unsaved.objects.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["writer", "form", "address"],
            update_fields=["words", "had_files", "kept_at"],
        )
        own.filter(pk__in=list(own.values_list("pk", flat=True)[MOST_FORMS:])).delete()


def _forget_beginning(mark):
    """Delete what a form was opened with, if nobody typed on in the one that it was of."""
    if mark.begun_in:
        begun = Unsaved.objects.filter(writer=mark.writer, form=mark.begun_in)
        begun.filter(kept_at__lte=datetime.fromisoformat(mark.begun_at)).delete()


def _is_typed(name):
    return (
        name not in {CSRF_TOKEN, MARK}
        and not name.startswith("_")
        and "password" not in name.lower()
    )


def _may_write(mark):
    staff = get_user_model().objects.filter(is_active=True, is_staff=True)
    return staff.filter(pk=mark.writer).exists()
