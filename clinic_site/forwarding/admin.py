"""The staff's list of addresses that lead somewhere else, or are gone."""

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from clinic_site.editing.admin import STORED, GivesBackAdmin

from .deciding import read_target
from .import_admin import ImportsListsAdmin
from .kinds import addresses_now, is_there, kinds, thing_of
from .models import Address, MissedAddress
from .nearest import nearest
from .paths import added_to, asked_in

TAKEN = "This address has a line of its own already. Change that one."
IS_THERE = "A page stands at this address now. Take it down, or give it another address first."
GONE = "Visitors are told that it is gone (410)"
HIDDEN = "A page that is not public now"
HOW_IT_WORKS = (
    "A page that gets a new address is followed by itself: nothing has to be written here. Here stands what "
    "is decided otherwise, and what comes from an older site."
)


class AddressForm(forms.ModelForm):
    """Reads both addresses as staff write them, and refuses what leads nobody anywhere."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "path" in self.fields:
            self.fields["path"].required = not self.instance.page
            self.fields["path"].help_text = (
                "As it stands in the browser, such as /about-us.html. The whole address will do, also of an "
                "older site."
            )

    def clean_path(self):
        words = self.cleaned_data["path"]
        if self.instance.page:
            return None
        path = asked_in(words)
        if Address.objects.filter(path=path).exclude(pk=self.instance.pk).exists():
            raise ValidationError(TAKEN)
        if is_there(path):
            raise ValidationError(IS_THERE)
        return path

    def clean_target(self):
        words = self.cleaned_data["target"]
        path = self.cleaned_data.get("path") or ""
        self.decided = read_target(words, path=path, page=self.instance.page or "")
        return self.decided["target"]

    def _post_clean(self):
        super()._post_clean()
        self.instance.target_page = getattr(self, "decided", {}).get("target_page", "")


class AddressList(ChangeList):
    """Asks for the names and addresses of pages once for all rows."""

    def get_results(self, request):
        super().get_results(request)
        led_to = [address.target_page for address in self.result_list if address.target_page]
        keys = [address.page for address in self.result_list if address.page]
        keys += [key for key in map(thing_of, led_to) if _may_be_told(request.user, key)]
        titles = {key: title for kind in kinds() for key, title in _titles(kind, keys)}
        now = addresses_now(led_to)
        for address in self.result_list:
            address.known_title = titles.get(address.page, "")
            address.title_led_to = titles.get(thing_of(address.target_page), "")
            address.led_to_now = now.get(address.target_page, "")


def _may_be_told(account, key):
    """Whether an account may read what a page is called: it may be a draft."""
    app, model = key.partition(":")[0].split(".")
    return account.has_perm(f"{app}.view_{model}")


def _titles(kind, keys):
    own = [key for key in keys if key.startswith(f"{kind.label}:")]
    return kind.titles(own).items() if own else ()


class PublishersDecide(admin.ModelAdmin):
    """Whoever may publish a page of any kind decides where addresses lead; see `kinds`."""

    def has_add_permission(self, request):
        return super().has_add_permission(request) or may_publish_any(request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) or may_publish_any(request.user)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) or may_publish_any(request.user)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or may_publish_any(request.user)

    def has_module_permission(self, request):
        return super().has_module_permission(request) or may_publish_any(request.user)


def may_publish_any(account) -> bool:
    labels = [kind.label.split(".") for kind in kinds()]
    return any(account.has_perm(f"{app}.publish_{model}") for app, model in labels)


@admin.register(Address)
class AddressAdmin(PublishersDecide, ImportsListsAdmin, GivesBackAdmin):
    form = AddressForm
    list_display = ("__str__", "leads_to", "origin", "since")
    list_filter = ("origin",)
    search_fields = ("path", "target")
    search_help_text = "Search by a part of an address."
    fieldsets = ((None, {"fields": ("path", "target"), "description": HOW_IT_WORKS}),)

    def get_changelist(self, request, **kwargs):
        return AddressList

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return (*own, "path") if obj and obj.page else own

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if obj is None and (path := _missed_in(request)):
            form.base_fields["path"].initial = path
            form.base_fields["target"].initial = nearest(path)
        return form

    def save_model(self, request, obj, form, change):
        obj.since = timezone.now()  # what they decide now counts for more than what was
        super().save_model(request, obj, form, change)
        MissedAddress.objects.filter(path=obj.path).delete()  # nobody misses it any more

    @admin.display(description="leads to", ordering="target")
    def leads_to(self, address):
        if address.is_gone:
            return GONE
        if not address.target_page:
            return address.target
        here = address.led_to_now + added_to(address.target) if address.led_to_now else HIDDEN
        title = address.title_led_to
        return format_html('{} <span class="quiet" dir="auto">{}</span>', here, title)


def _missed_in(request):
    """The address that somebody chose in the list of those that visitors missed; "" for none."""
    found = MissedAddress.objects.filter(path=request.GET.get("path", ""))
    return found.values_list("path", flat=True).first() or ""


class IgnoredFilter(admin.SimpleListFilter):
    title = "list"
    parameter_name = "ignored"

    def lookups(self, request, model_admin):
        return [("yes", "Not listed any more")]

    def queryset(self, request, queryset):
        return queryset.filter(is_ignored=self.value() == "yes")


@admin.register(MissedAddress)
class MissedAddressAdmin(PublishersDecide, admin.ModelAdmin):
    """Counted by day and address; what programs try, and what may tell of a person, is not among them."""

    list_display = ("path", "count", "first_on", "last_on", "way_on")
    list_display_links = None
    list_filter = (IgnoredFilter,)
    search_fields = ("path",)
    search_help_text = "Search by a part of an address."
    actions = ("ignore", "list_again")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        return shown if may_publish_any(request.user) else shown[:-1]

    @admin.display(description="make a redirect")
    def way_on(self, missed):
        # What was typed for another address, and left, would stand in the place of this one.
        query = {"path": missed.path, STORED: ""}
        add = reverse("admin:forwarding_address_add", query=query)
        return format_html('<a href="{}">Lead it somewhere</a>', add)

    @admin.action(
        description="Do not list the selected addresses any more", permissions=["change"]
    )
    def ignore(self, request, queryset):
        count = queryset.update(is_ignored=True)
        self.message_user(request, f"Not listed any more: {count:,}.")

    @admin.action(description="List the selected addresses again", permissions=["change"])
    def list_again(self, request, queryset):
        count = queryset.update(is_ignored=False)
        self.message_user(request, f"Listed again: {count:,}.")

    def get_actions(self, request):
        found = super().get_actions(request)
        found.pop("ignore" if request.GET.get("ignored") == "yes" else "list_again", None)
        return found
