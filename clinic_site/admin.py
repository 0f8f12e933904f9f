"""The staff's accounts and their groups."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from clinic_site.access import events
from clinic_site.accounts import hearing, links, telling
from clinic_site.accounts.confirming import ask, confirmed, is_confirmed
from clinic_site.accounts.of_others import how_they_sign_in
from clinic_site.broken_links.report import BrokenLinksAdmin  # noqa: F401 -- Django finds it here
from clinic_site.clinic.models import Person, PersonAccount
from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.folding import FoldedSearchAdmin
from clinic_site.outbox.forms import AddressField
from clinic_site.workplace import rights
from clinic_site.workplace.account_forms import (
    AccountForm,
    GroupForm,
    NewAccountForm,
    NewPasswordForm,
    RightsField,
)
from clinic_site.workplace.rights_in_words import known_rights, rights_in_words

admin.site.unregister(get_user_model())
admin.site.unregister(Group)


CHANGING = ("_add", "_change", "_delete")  # how the names of pages end that change something


class RightsAdmin(admin.ModelAdmin):
    """A ModelAdmin whose form gives rights, in words, once it is sure who does so."""

    shows_people = True

    def get_urls(self):
        urls = super().get_urls()
        for url in urls:
            if (url.name or "").endswith(CHANGING):
                url.callback = confirmed()(url.callback)
        return urls

    def changelist_view(self, request, extra_context=None):
        if request.method == "POST" and not is_confirmed(request):
            return ask(request, back=request.resolver_match.url_name)
        return super().changelist_view(request, extra_context)

    def save_related(self, request, form, formsets, change):
        with hearing.in_one_email():  # what is given and what is taken away are two records
            super().save_related(request, form, formsets, change)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in {"permissions", "user_permissions"}:
            kwargs |= {"form_class": RightsField, "queryset": known_rights()}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class PersonAccountInline(admin.StackedInline):
    """Whose page an account is tied to: said by who may change accounts."""

    model = PersonAccount
    verbose_name = verbose_name_plural = "Person on the site"
    extra, max_num = 1, 1

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("auth.view_user")

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("auth.change_user")

    has_add_permission = has_delete_permission = has_change_permission

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "person":
            kwargs["queryset"] = Person.objects.with_trash()  # else a save would lose one in it
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(get_user_model())
class StaffAdmin(RightsAdmin, FoldedSearchAdmin, GivesBackAdmin, UserAdmin):
    """Accounts; nobody gives away more than they have."""

    form, add_form, change_password_form = AccountForm, NewAccountForm, NewPasswordForm
    list_display = ("username", "email", "first_name", "last_name", "is_active")
    readonly_fields = ("last_login", "date_joined", "signs_in")
    formfield_overrides = {models.EmailField: {"form_class": AddressField}}
    fieldsets = (
        (None, {"fields": ("username", "password", "signs_in")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        (
            "What the account may do",
            {"fields": ("is_active", "groups", "is_superuser", "user_permissions")},
        ),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        ("What the account may do", {"fields": ("groups",)}),
    )

    def get_inlines(self, request, obj):
        return [PersonAccountInline] if obj else []

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser or obj is None:
            return fieldsets
        kept = ("is_active", "groups")
        return [
            (title, options | {"fields": kept} if "groups" in options["fields"] else options)
            for title, options in fieldsets
        ]

    def get_urls(self):
        def sign_in(request, pk):
            account = self.get_object(request, pk)
            if account is None:
                raise Http404
            if not self.has_change_permission(request, account):
                raise PermissionDenied
            return how_they_sign_in(request, account)

        page = self.admin_site.admin_view(sign_in)
        return [path("<int:pk>/sign-in/", page, name="auth_user_sign_in"), *super().get_urls()]

    @admin.display(description="how they sign in")
    def signs_in(self, account):
        address = reverse("admin:auth_user_sign_in", args=[account.pk])
        words = "Second step, and where they are signed in"
        return format_html('<a href="{}">{}</a>', address, words)

    def add_view(self, request, form_url="", extra_context=None):
        # Before the transaction that Django opens here, in which SQLite lets nobody else write.
        password = request.POST.get("password1")
        if password and self.has_add_permission(request):
            request.hashed = make_password(password)
        return super().add_view(request, form_url, extra_context)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if obj is None:
            form.hashed = getattr(request, "hashed", "")
        return form

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["queryset"] = rights.groups_to_give(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        before = form.initial.get("email") if change else ""
        super().save_model(request, obj, form, change)
        if before and before != obj.email:
            telling.address_changed(obj, before)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        account = form.instance
        rights.follow_groups(account)
        said = [rights.what_it_lacks(account), *rights.what_stays_behind(account)]
        if not change and not account.has_usable_password():
            sent = links.invite(account)
            said.append("" if sent else "has no email address, so no invitation was sent.")
            if sent:
                events.note(request, account, links.SENT, event=events.CHANGED)
                self.message_user(request, f"An invitation is on its way to {account}.")
        for words in filter(None, said):
            self.message_user(request, f"The account {account} {words}", messages.WARNING)

    def get_deleted_objects(self, objs, request):
        chosen, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        why = [rights.NOBODY_LEFT] if rights.leaves_nobody(accounts=objs) else []
        return chosen, counts, forbidden, [*protected, *rights.what_hangs_on(objs), *why]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def why_read_only(self, request, obj):
        if not self._may_touch(request, obj):
            return rights.OUT_OF_REACH
        return super().why_read_only(request, obj)

    def _may_touch(self, request, obj):
        return obj is None or rights.may_touch(request.user, obj)


@admin.register(Group)
class StaffGroupAdmin(RightsAdmin, GivesBackAdmin, GroupAdmin):
    """What the members of a group may do; those of the roles stand in `roles.py`."""

    form = GroupForm

    def get_fields(self, request, obj=None):
        may_change = self.has_change_permission(request, obj)
        return ("name", "permissions" if may_change else "may", "members")

    def get_readonly_fields(self, request, obj=None):
        return ("may", "members")

    def get_deleted_objects(self, objs, request):
        chosen, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        why = [rights.NOBODY_LEFT] if rights.leaves_nobody(groups=objs) else []
        return chosen, counts, forbidden, [*protected, *why]

    def delete_model(self, request, obj):
        members = list(obj.user_set.all())
        super().delete_model(request, obj)
        for account in members:
            rights.follow_groups(account)

    def delete_queryset(self, request, queryset):
        for group in queryset:
            self.delete_model(request, group)

    def why_read_only(self, request, obj):
        return "What a group may do is decided with the site: a superuser can change it."

    @admin.display(description="what its members may do")
    def may(self, group):
        return _list(rights_in_words(group.permissions.select_related("content_type")))

    @admin.display(description="members")
    def members(self, group):
        accounts = group.user_set.order_by("username") if group.pk else ()
        return _list(account.get_full_name() or account.get_username() for account in accounts)


def _list(lines):
    lines = format_html_join("", "<li>{}</li>", [(line,) for line in lines])
    return format_html_join("", "<ul>{}</ul>", [(lines,)] if lines else []) or "–"
