"""The admin of a form in which no word is lost, whatever kept it from being saved."""

from collections import Counter

from django.contrib.admin.helpers import AdminErrorList
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms import ModelChoiceField
from django.http import HttpResponseRedirect

from clinic_site.unreadable import is_unreadable

from .choices import ByLooking, ChosenOne, ChosenSelect, KnownChoicesField
from .kept import forget, give_back, kept_for
from .lists import GivesBackListAdmin
from .marks import mark_in
from .merging import put_together
from .refusing import not_saved, refuse, refused, tell_rows
from .seen import SEEN, read, seen_in
from .taking import take_theirs
from .telling import who_did

AWAY = "What you had typed stands below; it is not saved yet."
FILE_AGAIN = "Choose the file again: files are not kept."
AT_ONCE = (
    "Something else was saved or deleted at the same moment, so this is not saved yet. Look through "
    "the form, then save again."
)
NEWER = "Nothing of yours is saved yet. Look at what is listed here, then save again."
TOO_LARGE = (
    "A number, a date, or a text in this form is larger than anything the site can hold, so this is "
    "not saved yet."
)
CHOICE_GONE = "What was chosen here has been deleted meanwhile. Choose again."
FORGET, STORED = "_forget", "stored"  # a button, and what asks for the form as it is stored


def is_changed(form, formsets=()):
    """Whether a save of a form with its rows would store anything else than what is stored."""
    return form.has_changed() or any(formset.has_changed() for formset in formsets)


def _has_photo(model):
    return any(field.name == "photo" for field in model._meta.fields)


class GivesBackAdmin(GivesBackListAdmin):
    """A ModelAdmin whose form is shown again, with every field and row as it was typed.

    So it is where storing it raised `ValidationError`, where its writer had to sign in again, and
    where somebody else had saved since it was opened: then it says what they changed.
    """

    keeps_words = True  # also while they are typed: see `autosaving`

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if FORGET in request.POST:
            forget(request)
            return HttpResponseRedirect(request.get_full_path())
        if request.method == "GET" and STORED not in request.GET:
            self._give_back(request)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refusal = refusal  # nothing was stored
        except IntegrityError:
            refuse(request, AT_ONCE)
        except Exception as error:
            if request.method != "POST" or not is_unreadable(error):
                raise
            refuse(request, TOO_LARGE)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if request.method == "POST":
            page = self.get_object(request, unquote(object_id)) if object_id else None
            if mark_in(request.POST) and not self._may_save(request, object_id, page):
                return not_saved(self, request, object_id, page)
            self._bring_up_to_date(request, page)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        is_saving = request.method == "POST" and transaction.get_connection().in_atomic_block
        if found is None or not is_saving:
            return found
        # Locked: nobody publishes, changes or deletes it between here and the save.
        return self.model._base_manager.select_for_update().filter(pk=found.pk).first()

    def _give_back(self, request):
        if kept := kept_for(request):
            give_back(request, kept)
            refuse(request, f"{AWAY} {FILE_AGAIN}" if kept.had_files else AWAY)

    def _may_save(self, request, object_id, page):
        if object_id is None:
            return self.has_add_permission(request)
        return page is not None and self.has_change_permission(request, page)

    # --- What others saved meanwhile ----------------------------------------------------------

    def _bring_up_to_date(self, request, page):
        posted = request.POST.copy()
        seen = read(posted.get(SEEN, "") if page else "")  # of what is new nothing was seen
        form = self.form_as_stored(request, page) if page else None
        formsets = self.formsets_as_stored(request, page)
        not_taken = list(take_theirs(form, formsets, posted)) if form else []
        told = put_together(form, formsets, seen, posted, request.FILES)
        request.POST = posted
        for sentence in not_taken:
            refuse(request, sentence)
        if told and page is not None:
            request.told = told
            who = who_did(self.model, page.pk, seen.opened_at, request.user)
            refuse(request, f"{who}. {NEWER}")

    def form_as_stored(self, request, page):
        fields = flatten_fieldsets(self.get_fieldsets(request, page))
        return self.get_form(request, page, change=True, fields=fields)(instance=page)

    def formsets_as_stored(self, request, page):
        found, prefixes = [], Counter()
        for formset, inline in self.get_formsets_with_inlines(request, page):
            prefix = formset.get_default_prefix()
            prefixes[prefix] += 1
            if prefixes[prefix] > 1:  # as Django names them
                prefix = f"{prefix}-{prefixes[prefix]}"
            rows = inline.get_queryset(request)
            found.append(formset(instance=page or self.model(), prefix=prefix, queryset=rows))
        return found

    # --- The form -----------------------------------------------------------------------------

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        refusal = getattr(request, "refusal", None)
        return form if refusal is None else refused(form, refusal)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            own = field.widget.widget
            field.widget = own if isinstance(own, ByLooking) else field.widget  # needs no icons
        if isinstance(field, ModelChoiceField):
            field.error_messages["invalid_choice"] = CHOICE_GONE
            if _has_photo(field.queryset.model):
                field.queryset = field.queryset.select_related("photo")
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if _has_photo(db_field.related_model):
            kwargs = {"widget": ChosenOne} | kwargs
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        own = {"form_class": KnownChoicesField, "widget": ChosenSelect}
        field = super().formfield_for_manytomany(db_field, request, **own | kwargs)
        if field is not None:
            # Without the keys to hold down, of which the widget speaks itself.
            field.help_text = db_field.help_text
        return field

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        if refusal := getattr(request, "refusal", None):
            tell_rows(form, formsets, refusal)
            context["errors"] = [*AdminErrorList(form, formsets), *context.get("besides", [])]
        if obj is not None and self.has_change_permission(request, obj):
            context["seen"] = seen_in(form, formsets)
        context["told"] = getattr(request, "told", [])
        context["keeps_words"] = self._may_save(request, obj and obj.pk, obj)
        context["is_given_back"] = getattr(request, "is_given_back", False)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # --- What nobody changed ------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        if is_changed(form) or not change:
            super().save_model(request, obj, form, change)

    def log_change(self, request, obj, message):
        # Who opened a form and saved it as it was has not changed anything.
        return super().log_change(request, obj, message) if message else None

    # --- Afterwards ---------------------------------------------------------------------------

    def response_add(self, request, obj, post_url_continue=None):
        forget(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        forget(request)
        return super().response_change(request, obj)
