"""The roof as a Django app, the staff's admin, names of packages, and which files are published."""

from auditlog.apps import AuditlogConfig
from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from clinic_site.freshness.unseen import register_unseen
from clinic_site.management.fitting import refuse_newer_database
from clinic_site.roles import apply_roles
from clinic_site.waiting import limit_waiting

# Of these, visitors see nothing.
OF_PACKAGES = ("admin", "auth", "contenttypes", "auditlog", "otp_static", "django_otp_webauthn")
ACCOUNTS = "Staff accounts and access records"


class RoofConfig(AppConfig):
    name = "clinic_site"
    verbose_name = "Site"

    def ready(self):
        from clinic_site.workplace import samples  # noqa: F401, PLC0415 -- registers a check, knows models

        register_unseen(*OF_PACKAGES)
        connection_created.connect(limit_waiting, dispatch_uid="limit_waiting")
        # These signals come once for each app; one of them is enough.
        pre_migrate.connect(refuse_newer_database, sender=apps.get_app_config("auth"))
        post_migrate.connect(apply_roles, sender=apps.get_app_config("auth"))


class ClinicAdminConfig(AdminConfig):
    default_site = "clinic_site.workplace.site.ClinicAdminSite"

    def ready(self):
        # Before any admin is made, for each takes a copy. They import models of Django's.
        from django.contrib.admin.options import FORMFIELD_FOR_DBFIELD_DEFAULTS  # noqa: PLC0415

        from clinic_site.time_fields import FIELDS_OF_COLUMNS  # noqa: PLC0415

        FORMFIELD_FOR_DBFIELD_DEFAULTS.update(FIELDS_OF_COLUMNS)
        _call(self.get_model("LogEntry"), "line of history", "lines of history")
        super().ready()


# Two packages, and one task of the staff: what is above a list or a form must say so, too.
class AccountsConfig(AuthConfig):
    verbose_name = ACCOUNTS

    def ready(self):
        super().ready()
        _call(self.get_model("User"), "staff account")


class AccessRecordsConfig(AuditlogConfig):
    verbose_name = ACCOUNTS

    def ready(self):
        super().ready()
        _call(self.get_model("LogEntry"), "access record")


def _call(model, name, plural=""):
    """Give a package's model the name that staff know; migrations keep to the package's own."""
    model._meta.verbose_name, model._meta.verbose_name_plural = name, plural or f"{name}s"


class PublishedStaticFilesConfig(StaticFilesConfig):
    # What is not published cannot be attacked: of the editor's package only what our toolbar loads,
    # without its samples, its other skin, its other languages and its loose plugins of another age.
    # (A pattern must match a file; the path of a folder alone would match nothing.)
    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "galleriffic",
        "file-icons",
        *(
            f"ckeditor/ckeditor/{unused}"
            for unused in (
                "*.md", "*.json", "build-config.js", "config.js", "contents.css", "styles.js",
                "adapters/*", "samples/*", "vendor/*", "lang/[!e]*", "lang/e[!n]*", "lang/en-*",
                "skins/moono/*", "skins/moono-lisa/*_ie*",
                "plugins/*/lang/[!e]*", "plugins/*/lang/e[!n]*", "plugins/*/lang/en-*",
                "plugins/dialog/*.js", "plugins/*/anchor.*",
            )
        ),
        *(
            f"ckeditor/ckeditor/plugins/{unused}/*"
            for unused in (
                "about", "adobeair", "a*embed", "ajax", "autogrow", "autolink", "bbcode",
                "codesnippet*", "colordialog", "copyformatting", "devtools", "div", "divarea",
                "docprops", "embed*", "exportpdf", "filetools", "find", "flash", "forms",
                "iframe*", "image*", "language", "lineutils", "liststyle", "mathjax",
                "menubutton", "notification*", "pagebreak", "placeholder", "preview", "scayt",
                "sharedspace", "showblocks", "smiley", "sourcedialog", "stylesheetparser",
                "tableresize", "templates", "uicolor", "upload*", "widget", "wsc", "xml",
            )
        ),
    ]  # fmt: skip
