"""The admin as the staff's workplace: its first page and menu, and who is signed out."""

from functools import wraps

from django.contrib import admin, messages
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from clinic_site.access import sessions
from clinic_site.accounts import factors, passkeys, signing_in, urls
from clinic_site.accounts.next_page import without_wrong_next
from clinic_site.editing.autosaving import unsaved
from clinic_site.editing.idle import FORMS
from clinic_site.editing.kept import KEPT, keep
from clinic_site.richtext.reading import ShowsTexts
from clinic_site.sharing.views import card_of_a_draft
from clinic_site.style_guide.views import style_guide
from clinic_site.walking import walk
from clinic_site.workplace.account_forms import OwnPasswordForm
from clinic_site.workplace.actions import ActionsInWordsAdmin
from clinic_site.workplace.answers import answering_in_words
from clinic_site.workplace.as_of import site_as_of
from clinic_site.workplace.away import AsksWhoWasAwayAdmin
from clinic_site.workplace.calendar_page import calendar
from clinic_site.workplace.dashboard import dashboard
from clinic_site.workplace.deleting import DeletingInWordsAdmin
from clinic_site.workplace.finding import find_everything
from clinic_site.workplace.keys import keys
from clinic_site.workplace.linkable import linkable_pages
from clinic_site.workplace.lookups import AskedByFiltersAdmin
from clinic_site.workplace.menu import by_task
from clinic_site.workplace.moment_said import moment_said
from clinic_site.workplace.needs_work import needs_work
from clinic_site.workplace.read_only import SaysWhyAdmin
from clinic_site.workplace.sign_in import SignInForm, in_turn, signed_in

# Django's own that nothing here uses: one tells where a draft is, the other finds rows by their words.
CLOSED = {"view_on_site", "autocomplete"}

OUTERMOST = (AsksWhoWasAwayAdmin, AskedByFiltersAdmin, ShowsTexts)
INNERMOST = (DeletingInWordsAdmin, ActionsInWordsAdmin, SaysWhyAdmin)


class SignInView(LoginView):
    """The first step, or the only one."""

    template_name = "admin/login.html"

    def form_valid(self, form):
        return signing_in.after_password(self.request, form.get_user(), self.get_success_url())


class ClinicAdminSite(admin.AdminSite):
    index_title = "What needs you today"
    empty_value_display = "–"
    index_template = "admin/dashboard.html"
    login_form = SignInForm

    def has_permission(self, request):
        return (
            super().has_permission(request)
            and not sessions.is_signed_out(request)
            and factors.is_given(request)
        )

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
        signed = path("signed-in/", self.admin_view(signed_in), name="signed_in")
        # Not `self.admin_view()`: a form that stands open is no sign of life.
        alone = answering_in_words(super().admin_view(unsaved))
        words = path("unsaved/", alone, name="unsaved")
        pressed = path("keys/", self.admin_view(keys), name="keys")
        finding = path("find/", self.admin_view(find_everything), name="find")
        as_of, then = self.admin_view(site_as_of), self.admin_view(walk)
        walking = [
            path("site-as-of/", as_of, name="site_as_of"),
            path("site-as-of/<str:at>/", then, name="site_as_of_home"),
            path("site-as-of/<str:at>/<path:path>", then, name="site_as_of_page"),
        ]
        ahead = path("calendar/", self.admin_view(calendar), name="calendar")
        work = path("needs-work/", self.admin_view(needs_work), name="needs_work")
        said = path("moment-said/", self.admin_view(moment_said), name="moment_said")
        drawn = path("card/", self.admin_view(card_of_a_draft), name="card")
        own = [url for url in super().get_urls() if getattr(url, "name", "") not in CLOSED]
        return [
            guide,
            alive,
            linkable,
            finding,
            pressed,
            ahead,
            work,
            said,
            drawn,
            signed,
            words,
            *walking,
            *urls.pages(self),
            *own,
        ]

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

    @method_decorator([in_turn, answering_in_words, never_cache])
    def login(self, request, extra_context=None):
        request.GET, request.POST = map(without_wrong_next, (request.GET, request.POST))
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = self.each_context(request) | {
            "title": "Staff sign-in",
            "app_path": request.get_full_path(),
            "is_signed_out": sessions.is_signed_out(request),
            "was_away": sessions.has_expired(request),
            "lacks_factor": request.user.is_authenticated and not factors.is_given(request),
            "passkey": passkeys.configuration(request, None),
        }
        return SignInView.as_view(
            authentication_form=self.login_form, extra_context=context | (extra_context or {})
        )(request)

    def password_change(self, request, extra_context=None):
        return PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse("admin:password_change_done"),
            template_name="registration/password_change_form.html",
            extra_context=self.each_context(request) | (extra_context or {}),
        )(request)

    def index(self, request, extra_context=None):
        return super().index(request, (extra_context or {}) | dashboard(request))

    def _keeping_words(self, view):
        """A view of the admin that keeps what somebody sends who must sign in again."""

        @wraps(view)
        def keep_first(request, *args, **kwargs):
            name = request.resolver_match.url_name or ""  # some of Django's own have none
            is_form = request.method == "POST" and (
                name.endswith((*FORMS, "_together"))
                or (name.endswith("_changelist") and "_save" in request.POST)
            )
            is_kept = is_form and not self.has_permission(request) and keep(request)
            if is_kept and request.user.is_anonymous:
                messages.warning(request, KEPT)
            return view(request, *args, **kwargs)

        return keep_first
