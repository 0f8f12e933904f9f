"""Where staff make review links of a page and withdraw them, and read what became of each."""

from django import forms
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from clinic_site import moments
from clinic_site.editing.marks import Mark, mark_for
from clinic_site.publishing.seo import absolute_url
from clinic_site.revisions.admin import RevisedAdmin

from .links import DAYS, MOST_DAYS, make_link, withdraw
from .models import LONGEST_NAME, ReviewLink
from .timeline import timeline_of

LINES = 100  # of the history on a page of it, as Django has them


class LinkForm(forms.Form):
    for_whom = forms.CharField(
        max_length=LONGEST_NAME,
        label="For whom",
        widget=AdminTextInputWidget,
        help_text="So that you know later to whom you sent it.",
    )
    days = forms.IntegerField(
        min_value=1,
        max_value=MOST_DAYS,
        initial=DAYS,
        label="Days",
        widget=AdminIntegerFieldWidget,
        help_text="After these it shows nothing any more.",
    )


class ReviewedAdmin(RevisedAdmin):
    """A ModelAdmin of pages that can be shown to somebody without an account."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        links = self.admin_site.admin_view(self.review_links_view)
        end = self.admin_site.admin_view(self.withdraw_link_view)
        before = "<path:object_id>/review-links/"
        return [
            path(before, links, name=f"{name}_review_links"),
            path(f"{before}<int:number>/withdraw/", end, name=f"{name}_withdraw_link"),
            *super().get_urls(),
        ]

    def review_links_view(self, request, object_id):
        page = self._page_to_review(request, object_id)
        form, made, mark = LinkForm(request.POST or None), "", mark_for(request)
        if request.method == "POST" and form.is_valid():
            link, key = make_link(page, by=request.user, form=mark.form, **form.cleaned_data)
            if link.is_new:
                end = moments.in_words(link.ends_at).rstrip(".")
                self.log_change(
                    request, page, f"Made a review link for {link.for_whom}, until {end}."
                )
            form, made = LinkForm(), absolute_url(reverse("reviewing:review", args=[key]))
            mark = Mark.of_new_form(request.user.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Review links",
            "opts": self.opts,
            "object": page,
            "form": form,
            "made": made,
            "mark": mark,
            "links": _links_of(page),
        }
        return render(request, "admin/reviewing/links.html", context)

    def withdraw_link_view(self, request, object_id, number):
        page = self._page_to_review(request, object_id)
        link = ReviewLink.objects.of(page).filter(pk=number).first()
        if link is None:
            raise Http404
        if request.method != "POST":
            raise PermissionDenied
        if link.withdrawn_at is None:
            withdraw(link)
            self.log_change(request, page, f"Withdrew the review link for {link.for_whom}.")
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_review_links"
        return HttpResponseRedirect(reverse(name, args=[page.pk]))

    def history_view(self, request, object_id, extra_context=None):
        page = self.get_object(request, object_id)
        own = self._timeline(request, page) if page else {}
        return super().history_view(request, object_id, own | (extra_context or {}))

    def _timeline(self, request, page):
        """What readers did among what staff did, in the names of Django's template."""
        pages = self.get_paginator(request, timeline_of(page), LINES)
        shown = pages.get_page(request.GET.get(PAGE_VAR, 1))
        return {
            "action_list": shown,
            "page_range": pages.get_elided_page_range(shown.number),
            "pagination_required": pages.num_pages > 1,
        }

    def _page_to_review(self, request, object_id):
        page = self.get_object(request, object_id)
        if page is None:
            raise Http404
        if not self.has_change_permission(request, page):
            raise PermissionDenied
        return page


def _links_of(page):
    return (
        ReviewLink.objects.of(page).select_related("revision", "made_by").prefetch_related("lines")
    )
