"""Deleting in the admin: what goes along, what loses a link and what forbids it, all in words."""

from collections.abc import Iterable

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.utils.text import capfirst

from clinic_site.photos.uses import as_staff_know_it, link_to, rows_in_use
from clinic_site.publishing.models import PublishablePage

MOST_NAMES = 10  # of a kind; the rest is counted
AT_ONCE = 20
# Records of what happened: they are counted, for what they quote may be gone or private.
RECORDS = {"admin.logentry", "auditlog.logentry"}
# What fields are for, where their names are no words of the staff.
LOSSES = {"erased_by": "note of who did it", "actor": "link to the account, but not its name"}


class DeletingInWordsAdmin(admin.ModelAdmin):
    """An innermost class of every ModelAdmin, which `ClinicAdminSite.register()` puts there."""

    def get_deleted_objects(self, objs, request):
        fate = request.fate = Fate(objs, request, self.admin_site)
        return fate.chosen, fate.counts, fate.forbidden, fate.protected

    def delete_queryset(self, request, queryset):
        # A few in a transaction: thousands in one would keep visitors from sending.
        keys = list(queryset.values_list("pk", flat=True))
        for start in range(0, len(keys), AT_ONCE):
            self.model._base_manager.filter(pk__in=keys[start : start + AT_ONCE]).delete()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False  # nobody deletes a colleague beside a list
            model, site = field.widget.rel.model, self.admin_site
            related = site.get_model_admin(model) if site.is_registered(model) else None
            if related and not related.has_module_permission(request):  # added in another list
                field.widget.can_add_related = field.widget.can_change_related = False
        return field


class Fate:
    """What becomes of everything when some objects are deleted, as somebody may know it.

    `chosen`, `along` and `loosened` are lists of sentences; `protected` are lines with links.
    """

    def __init__(self, objs: Iterable[Model], request, admin_site):
        self.request, self.admin_site = request, admin_site
        told_apart = getattr(
            request, "told_apart", ()
        )  # fields of which the page says more itself
        objs = list(objs)
        found = NestedObjects(using=DEFAULT_DB_ALIAS, origin=objs)
        found.collect(objs)
        rows = {
            model: sorted(kind, key=lambda obj: obj.pk) for model, kind in found.model_objs.items()
        }
        links = {model: kind for model, kind in rows.items() if model._meta.auto_created}
        others = {
            model: [obj for obj in kind if not _is_of_an_edition(obj)]
            for model, kind in rows.items()
            if model not in links
        }
        others = {model: kind for model, kind in others.items() if kind}
        self.forbidden = {
            model._meta.verbose_name
            for model, kind in others.items()
            if any(not self._may_delete(obj) for obj in kind)
        }
        self.counts = {_kind(model, len(kind)): len(kind) for model, kind in others.items()}
        self.chosen = self._names(objs)
        chosen = set(objs)
        along = {
            model: [obj for obj in kind if obj not in chosen] for model, kind in others.items()
        }
        self.along = [self._line(kind) for kind in along.values() if kind]
        linking = list(dict.fromkeys(_ends(links, rows)))
        held = {obj for obj in linking if _is_of_an_edition(obj)}  # see publishing/linking.py
        self.loosened = [
            *(
                line
                for (field, _value), groups in found.field_updates.items()
                if field not in told_apart
                for line in self._loses(field, groups)
            ),
            *(f"{self._name(obj)} loses the link to it" for obj in linking if obj not in held),
        ]
        self.protected = self._protected(_with_pages(found.protected | held))

    def _line(self, kind):
        """Objects of one kind: "2 questions: “Does it hurt?”, “How long?”"."""
        names = [f"“{obj}”" for obj in kind[:MOST_NAMES] if self._may_name(obj)]
        more = len(kind) - len(names)
        count = f"{len(kind):,} {_kind(type(kind[0]), len(kind))}"
        if not names:
            return count
        return f"{count}: {', '.join(names)}" + (f" and {more:,} more" if more else "")

    def _names(self, objs):
        more = len(objs) - MOST_NAMES * 10
        names = [self._name(obj) for obj in objs[: MOST_NAMES * 10]]
        return [*names, f"and {more:,} more"] if more > 0 else names

    def _loses(self, field, groups):
        what = LOSSES.get(field.name, field.verbose_name)
        if issubclass(field.model, PublishablePage):
            groups = [[obj for obj in rows if not _is_of_an_edition(obj)] for rows in groups]
        count = sum(len(rows) if isinstance(rows, list) else rows.count() for rows in groups)
        first = [obj for rows in groups for obj in rows[:MOST_NAMES]][:MOST_NAMES]
        named = [obj for obj in first if self._may_name(obj)]
        yield from (f"{self._name(obj)} loses its {what}" for obj in named)
        if more := count - len(named):
            other = "other " if named else ""
            verb = "loses its" if more == 1 else "lose their"
            yield f"{more:,} {other}{_kind(field.model, more)} {verb} {what}"

    def _protected(self, objs):
        seen = sorted(
            (obj for obj in objs if self._may_see(obj)), key=lambda obj: (str(type(obj)), obj.pk)
        )
        hidden = {}
        for obj in objs:
            if not self._may_see(obj):
                hidden[type(obj)] = hidden.get(type(obj), 0) + 1
        lines = (
            f"{count:,} {_kind(model, count)} that your account may not see"
            for model, count in hidden.items()
        )
        return [*map(link_to, seen), *lines]

    def _name(self, obj):
        return f"{capfirst(obj._meta.verbose_name)} “{obj}”"

    def _may_name(self, obj):
        return obj._meta.label_lower not in RECORDS and self._may_see(obj)

    def _may_see(self, obj):
        if self.admin_site.is_registered(type(obj)):
            return self.admin_site.get_model_admin(type(obj)).has_view_or_change_permission(
                self.request, obj
            )
        return self.request.user.has_perm(f"{obj._meta.app_label}.view_{obj._meta.model_name}")

    def _may_delete(self, obj):
        if not self.admin_site.is_registered(type(obj)):
            return True  # it belongs to what is deleted, as a question to its page
        return self.admin_site.get_model_admin(type(obj)).has_delete_permission(self.request, obj)


def _is_of_an_edition(obj):
    """Whether it goes with its page, and needs no line of its own."""
    return getattr(obj, "is_of_an_edition", False)


def _with_pages(objs):
    """Each as staff know it: for an edition its page, which may say something else by now."""
    return {as_staff_know_it(obj) if _is_of_an_edition(obj) else obj for obj in objs}


def _ends(links, rows):
    """What rows of many-to-many fields link to the objects that are deleted."""
    for model, kind in links.items():
        targets = {field.related_model for field in model._meta.local_fields} - {None}
        # Of a page only the link goes, and what shows it is told by the name that staff know.
        is_held = not any(issubclass(gone, PublishablePage) for gone in targets & rows.keys())
        for field in model._meta.local_fields:
            target = field.related_model
            if target is None or field.name.startswith("to_"):  # what is linked loses nothing
                continue
            keys = {field.value_from_object(link) for link in kind}
            keys -= {gone.pk for gone in rows.get(target, ())}
            # What visitors see may link what the page, as staff edit it, links no more.
            found = rows_in_use(target).filter(pk__in=keys)
            yield from found if is_held else map(as_staff_know_it, found)


def _kind(model, count):
    return model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
