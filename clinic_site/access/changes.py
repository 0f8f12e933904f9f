"""Records which fields of an object changed, whoever changed them: a registered kind is followed.

The names of the fields are recorded and no values, for these may be words of somebody, or a password.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save

from clinic_site.listed import listed

from .events import CHANGED, DELETED, MADE, at_hand, note, unhindered
from .silence import is_silent

# How a field that changed is told; "" leaves that to us, None leaves it out. It gets the name of the
# field, the object, its old value, and which fields alone were to be saved (None: all of them).
Words = Callable[[str, Model, object, frozenset[str] | None], str | None]
STOOD = "_stood_before"  # on an object that is being saved: what is stored of it


@dataclass(frozen=True)
class Followed:
    """What is told of a kind of object."""

    but: tuple[str, ...]
    words: Words | None
    made: Callable[[Model], str]
    is_new_told: bool


_followed: dict[type[Model], Followed] = {}


def follow(
    model: type[Model],
    *,
    but: tuple[str, ...] = (),
    words: Words | None = None,
    made: Callable[[Model], str] = lambda _new: "made it",
    is_new_told=True,
) -> None:
    """Record from now on when an object of this kind is made, changed or deleted.

    Nothing is told of the fields in `but`, and with `is_new_told=False` not that an object was made;
    else `made` says it.
    """
    _followed[model] = Followed(but, words, made, is_new_told)
    pre_save.connect(_remember, sender=model, dispatch_uid=("changes.remember", model))
    post_save.connect(_tell_saved, sender=model, dispatch_uid=("changes.saved", model))
    post_delete.connect(_tell_deleted, sender=model, dispatch_uid=("changes.deleted", model))


def followed() -> list[type[Model]]:
    """The kinds of object that are followed."""
    return list(_followed)


def _remember(sender, instance, raw, update_fields, using, **others):
    names = {field.name for field in sender._meta.concrete_fields if not field.primary_key}
    names -= {*_followed[sender].but}
    if update_fields is not None:
        names &= {*update_fields}
    setattr(instance, STOOD, None)
    if names and instance.pk and not raw and not is_silent():
        with unhindered():
            stored = sender._base_manager.using(using).filter(pk=instance.pk)
            setattr(instance, STOOD, (stored.values(*names).first(), update_fields))


def _tell_saved(sender, instance, created, raw, **others):
    if raw or is_silent():
        return
    with unhindered():
        if not created and (found := _changed(instance, _followed[sender].words)):
            note(at_hand.get(), instance, found, event=CHANGED)
        elif created and _followed[sender].is_new_told:
            note(at_hand.get(), instance, _followed[sender].made(instance), event=MADE)


def _tell_deleted(sender, instance, **others):
    if not is_silent():
        note(at_hand.get(), instance, "deleted it", event=DELETED)


def _changed(instance, words):
    """All that a save changed, in words; "" for nothing."""
    stored, update_fields = getattr(instance, STOOD, None) or (None, None)
    told, plain = [], []
    for name, before in (stored or {}).items():
        field = instance._meta.get_field(name)
        if _is_same(field, before, getattr(instance, field.attname)):
            continue
        own = words(name, instance, before, update_fields) if words else ""
        if own:
            told.append(own)
        elif own is not None:
            plain.append(str(field.verbose_name))
    if plain:
        told.append(f"changed {listed(sorted(plain))}")
    return "; ".join(sorted(told))


def _is_same(field, before, after):
    return before == after or field.get_prep_value(before) == field.get_prep_value(after)
