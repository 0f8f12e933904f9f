"""Who may publish in the admin, and how it is done: by the form and by the actions of the list."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction

from clinic_site.editing.admin import GivesBackAdmin, is_changed
from clinic_site.publishing import transitions
from clinic_site.richtext.beforehand import cleaned_beforehand

from .references import texts_linking


class PublishingAdmin(GivesBackAdmin):
    """A ModelAdmin through which a page goes public, in the hands of those who may publish."""

    actions = ("publish", "unpublish")

    # --- Who may ------------------------------------------------------------------------------

    def may_publish(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")

    def _may_touch(self, request, obj):
        # Changing what visitors read is publishing, so it takes the same right.
        is_draft = obj is None or obj.status == obj.Status.DRAFT
        return is_draft or self.may_publish(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def has_publish_permission(self, request):
        return self.may_publish(request)

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if self.may_publish(request) else (*own, *transitions.DECIDES_PUBLICITY)

    # --- What is done -------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        """Not yet: the door stores the page together with what belongs to it."""

    def save_related(self, request, form, formsets, change):
        save_the_rest = partial(super().save_related, request, form, formsets, change)
        if change and not is_changed(form, formsets):
            save_the_rest()  # there is nothing of it, as Django finds out
        else:
            transitions.store(form.instance, save_the_rest)

    @admin.action(description="Publish the selected pages now", permissions=["publish"])
    def publish(self, request, queryset):
        for page in queryset:
            self._pass(request, page, transitions.publish, "Published")

    @admin.action(description="Unpublish the selected pages", permissions=["publish"])
    def unpublish(self, request, queryset):
        for page in queryset:
            self._pass(request, page, transitions.unpublish, "Unpublished")

    def _pass(self, request, page, transition, what):
        try:
            with cleaned_beforehand(page.rich_texts()), transaction.atomic():
                # As it is now: its words may have changed since the list was made.
                page = self.model.objects.select_for_update().get(pk=page.pk)
                transition(page)
                self.log_change(request, page, f"{what}.")
        except ValidationError as error:
            self.message_user(request, f"{page}: {' '.join(error.messages)}", messages.ERROR)
            return
        self.message_user(request, f"{what}: {page}{_of_links(page)}", messages.SUCCESS)


def _of_links(page):
    """What becomes of links to a page that is not public now, as more of a sentence."""
    count = 0 if page.is_published else len(texts_linking([page]))
    return f". Texts that now show only the words of their link to it: {count:,}" if count else ""
