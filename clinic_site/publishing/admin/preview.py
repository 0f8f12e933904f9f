"""A page as visitors would see it, whatever its state; for staff alone."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from clinic_site import moments
from clinic_site.publishing import moment
from clinic_site.publishing.kinds import sees_every_draft
from clinic_site.publishing.rendering import render_page


class PreviewAdmin(admin.ModelAdmin):
    """A ModelAdmin whose pages have a preview."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview_view)
        own = path("<path:object_id>/preview/", view, name=self._preview_name)
        return [own, *super().get_urls()]

    def preview_view(self, request, object_id):
        page = self.get_object(request, object_id)
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, page):
            raise PermissionDenied
        return render_page(request, page, is_preview=True)

    @property
    def _preview_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_preview"

    def _preview_url(self, obj):
        return reverse(f"admin:{self._preview_name}", args=[obj.pk])

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context["preview_url"] = self._preview_url(obj)
            public = context["plan"].now  # as PublishingAdmin found it
            context["public_url"] = public.get_absolute_url() if public else ""
            if sees_every_draft(request.user):
                context["seen_then"] = map(_seen_then, context["plan"].to_come)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        if "_preview" in request.POST:
            return HttpResponseRedirect(self._preview_url(obj))
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if "_preview" in request.POST:
            return HttpResponseRedirect(self._preview_url(obj))
        return super().response_change(request, obj)


def _seen_then(edition):
    """The moment of a plan in words, and where the roof shows the site as it is then."""
    at, path = edition.live_from, edition.get_absolute_url().removeprefix("/")
    return moments.in_words(at), reverse("admin:site_as_of_page", args=[moment.written(at), path])
