"""The inbox in the admin: the list of requests, and the page of one."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.http import HttpResponseRedirect
from django.urls import path

from clinic_site.access.records import record
from clinic_site.editing.admin import AWAY, FORGET
from clinic_site.editing.kept import forget, look_at, show
from clinic_site.encryption.fields import EncryptedTextField
from contact.held import OWN
from contact.models import ConsultationRequest
from contact.records.erasing import erase, erased
from contact.records.exporting import export
from contact.records.reports import reports

from . import bulk, buttons, detail, from_the_list, listing
from .filters import ShownFilter
from .follow_up import FILLED_IN, FollowUpForm
from .not_spam import mark_not_spam
from .searching import search

NEXT_ONE = "_next_one"  # the button that saves and goes on


@admin.register(ConsultationRequest)
class ConsultationRequestAdmin(admin.ModelAdmin):
    shows_people = True
    keeps_words = True

    # --- The list -----------------------------------------------------------------------------

    list_display = (
        listing.urgency,
        listing.person,
        "treatment",
        listing.stage,
        listing.received,
        listing.next_step,
    )
    list_display_links = (listing.person,)
    list_filter = (
        ShownFilter,
        "stage",
        ("treatment", admin.RelatedOnlyFieldListFilter),
        ("assignee", admin.RelatedOnlyFieldListFilter),
    )
    list_per_page = 25
    list_select_related = ("treatment", "assignee")
    sortable_by = (listing.stage, listing.received, listing.next_step)
    show_full_result_count = False
    actions = bulk.ACTIONS

    def get_ordering(self, request):
        return ConsultationRequest.objects.most_urgent_first().query.order_by

    def get_changelist(self, request, **kwargs):
        return getattr(request, "list_class", listing.Inbox)

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        if "cl" in (context := getattr(response, "context_data", None) or {}):
            record(request, context["cl"].result_list, "listed")
            context["shown"] = context["cl"].filter_specs[0].shown(context["cl"])
            context["to_export"] = from_the_list.to_export(context["cl"])
        return response

    # --- The page of a request ----------------------------------------------------------------

    form = FollowUpForm
    formfield_overrides = {EncryptedTextField: {"widget": AdminTextInputWidget}}
    readonly_fields = detail.READ_ONLY

    def get_fieldsets(self, request, obj=None):
        return detail.fieldsets(
            may_change=self.has_change_permission(request, obj),
            may_note=request.user.has_perm("contact.add_note"),
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "assignee":
            kwargs |= {"queryset": detail.possible_assignees(), "empty_label": listing.UNASSIGNED}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "assignee":
            # Without the icons that would make or change accounts.
            field.widget = field.widget.widget
        return field

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if FORGET in request.POST:
            forget(request)
            return HttpResponseRedirect(request.get_full_path())
        if request.method == "POST":
            request.POST = buttons.filled_in(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        is_shown_again = request.session.pop(OWN, None) == obj.pk
        record(request, [obj], "shown again" if is_shown_again else "opened")
        if request.method == "GET" and (typed := look_at(request)):
            self.message_user(request, AWAY, messages.WARNING)
            show(context["adminform"].form, typed)
            context["may_forget"] = True
        may_change = self.has_change_permission(request, obj)
        context |= detail.context(request, obj, may_change=may_change)
        context["keeps_words"] = may_change
        record(request, context["others"], "listed")
        following = from_the_list.following(self, request, obj.pk)
        context["next_url"] = following and from_the_list.page_of(request, following)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        if NEXT_ONE in request.POST or buttons.pressed(request):
            # Now: saved, it may stand elsewhere in the list, or not in it any more.
            request.following = from_the_list.following(self, request, obj.pk)
        if buttons.pressed(request) == buttons.LEFT:
            obj.tried_at = None  # one that is left again counts anew
        bulk.save(obj, *FILLED_IN)
        note = form.cleaned_data["note"]
        if note.strip() and request.user.has_perm("contact.add_note"):
            obj.notes.create(text=note, author=request.user)
        if buttons.pressed(request) == buttons.NOT_SPAM:
            mark_not_spam(obj)

    def construct_change_message(self, request, form, formsets, add=False):  # noqa: FBT002 -- Django's
        message = super().construct_change_message(request, form, formsets, add)
        return message or (buttons.pressed(request) or buttons.CONTACTED).done

    def response_change(self, request, obj):
        forget(request)
        button = buttons.pressed(request)
        following = getattr(request, "following", None)
        if button:
            self.message_user(request, button.done, messages.SUCCESS)
            request.session[OWN] = obj.pk
            return HttpResponseRedirect(
                from_the_list.page_of(request, obj.pk, **{from_the_list.NEXT: following})
            )
        if NEXT_ONE in request.POST and following:
            self.message_user(request, f"{obj} is saved. This is the next one.", messages.SUCCESS)
            return HttpResponseRedirect(from_the_list.page_of(request, following))
        if "_continue" in request.POST:
            request.session[OWN] = obj.pk
        return super().response_change(request, obj)

    def history_view(self, request, object_id, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        if "object" in (getattr(response, "context_data", None) or {}):
            record(request, [response.context_data["object"]], "history")
        return response

    def delete_view(self, request, object_id, extra_context=None):
        response = super().delete_view(request, object_id, extra_context)
        if "object" in (getattr(response, "context_data", None) or {}):
            record(request, [response.context_data["object"]], "asked to delete")
        return response

    # --- Permissions, and the pages beside ----------------------------------------------------

    def has_add_permission(self, request):
        return False  # requests come from the form

    def has_change_permission(self, request, obj=None):
        # What was erased gets no new words about the person.
        return super().has_change_permission(request, obj) and not (obj and obj.wiped_at)

    def why_read_only(self, request, obj):
        if obj.wiped_at:
            return "What the visitor wrote has been deleted, so there is nothing left to change."
        return super().why_read_only(request, obj)

    def export(self, request):
        """All requests, or those that the list shows with the same parameters."""
        if not request.GET:
            return export(request, ConsultationRequest.objects.all())
        shown = from_the_list.list_of(self, request, request.GET.urlencode())
        return export(request, shown.queryset, shown=from_the_list.in_words(shown))

    def get_urls(self):
        def page(route, view):
            name = f"contact_consultationrequest_{view.__name__}"
            return path(route, self.admin_site.admin_view(view), name=name)

        own = [
            page("search/", search),
            page("export/", self.export),
            page("reports/", reports),
            page("<int:pk>/erase/", erase),
            page("erased/<str:reference>/", erased),
        ]
        return [*own, *super().get_urls()]
