"""The admin as the staff's workplace: its first page and menu, and who is signed out."""

from functools import wraps

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator

from clinic_site.access import sessions
from clinic_site.accounts.next_page import without_wrong_next
from clinic_site.editing.idle import FORMS
from clinic_site.editing.kept import KEPT, keep
from clinic_site.editing.waiting import tell_what_waits
from clinic_site.richtext.reading import ShowsTexts
from clinic_site.style_guide.views import style_guide
from clinic_site.workplace.actions import ActionsInWordsAdmin
from clinic_site.workplace.answers import answering_in_words
from clinic_site.workplace.away import AsksWhoWasAwayAdmin
from clinic_site.workplace.dashboard import dashboard
from clinic_site.workplace.deleting import DeletingInWordsAdmin
from clinic_site.workplace.linkable import linkable_pages
from clinic_site.workplace.lookups import AskedByFiltersAdmin
from clinic_site.workplace.menu import by_task
from clinic_site.workplace.read_only import SaysWhyAdmin
from clinic_site.workplace.sign_in import SignInForm, welcome

# Django's own that nothing here uses: one tells where a draft is, the other finds rows by their words.
CLOSED = {"view_on_site", "autocomplete"}

OUTERMOST = (AsksWhoWasAwayAdmin, AskedByFiltersAdmin, ShowsTexts)
INNERMOST = (DeletingInWordsAdmin, ActionsInWordsAdmin, SaysWhyAdmin)


class ClinicAdminSite(admin.AdminSite):
    index_title = "What needs you today"
    empty_value_display = "–"
    index_template = "admin/dashboard.html"
    login_form = SignInForm

    def has_permission(self, request):
        return super().has_permission(request) and not sessions.is_signed_out(request)

    def each_context(self, request):
        shows_people = getattr(request, "shows_people", False)
        return super().each_context(request) | {"shows_people": shows_people}

    def admin_view(self, view, cacheable=False):  # noqa: FBT002 -- Django's
        own = super().admin_view(sessions.followed(view), cacheable)
        return answering_in_words(self._keeping_words(own))

    def get_urls(self):
        guide = path("style-guide/", self.admin_view(style_guide), name="style_guide")
        alive = path("keep-alive/", self.admin_view(sessions.keep_alive), name="keep_alive")
        linkable = path("pages-to-link/", self.admin_view(linkable_pages), name="pages_to_link")
        own = [url for url in super().get_urls() if getattr(url, "name", "") not in CLOSED]
        return [guide, alive, linkable, *own]

    def register(self, model_or_iterable, admin_class=None, **options):
        stock = admin_class or admin.ModelAdmin
        # Before all of its own, and after all of it but Django's.
        closed = type(stock)(stock.__name__, (*OUTERMOST, stock, *INNERMOST), {})
        super().register(model_or_iterable, closed, **options)

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        return apps if app_label else by_task(apps)

    def app_index(self, request, app_label, extra_context=None):
        return redirect("admin:index")  # a task has no page of its own

    @method_decorator(answering_in_words)
    def login(self, request, extra_context=None):
        request.GET, request.POST = map(without_wrong_next, (request.GET, request.POST))
        why = {
            "is_signed_out": sessions.is_signed_out(request),
            "was_away": sessions.has_expired(request),
        }
        response = super().login(request, (extra_context or {}) | why)
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            welcome(request, response)
            tell_what_waits(request, beside=response.get("Location", ""))
        return response

    def index(self, request, extra_context=None):
        return super().index(request, (extra_context or {}) | dashboard(request))

    def _keeping_words(self, view):
        """A view of the admin that keeps what somebody sends who must sign in again."""

        @wraps(view)
        def keep_first(request, *args, **kwargs):
            name = request.resolver_match.url_name or ""  # some of Django's own have none
            is_form = request.method == "POST" and (
                name.endswith(FORMS) or (name.endswith("_changelist") and "_save" in request.POST)
            )
            is_kept = is_form and not self.has_permission(request) and keep(request)
            if is_kept and request.user.is_anonymous:
                messages.warning(request, KEPT)
            return view(request, *args, **kwargs)

        return keep_first
