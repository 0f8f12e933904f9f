"""The roof as a Django app, the staff's admin, and which static files are published."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class RoofConfig(AppConfig):
    name = "clinic_site"
    verbose_name = "Site"


class ClinicAdminConfig(AdminConfig):
    default_site = "clinic_site.dashboard.ClinicAdminSite"


class PublishedStaticFilesConfig(StaticFilesConfig):
    # What is not published cannot be attacked: the editor's samples, its other skin, its loose
    # plugins of another age and everything that our toolbar never loads.
    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "galleriffic",
        "samples",
        "moono",
        "adapters",
        "build-config.js",
        "*.md",
        *(
            f"ckeditor/ckeditor/plugins/{name}"
            for name in (
                "a11yhelp/dialogs/lang/_*", "about", "ajax", "autoembed", "autogrow", "autolink",
                "bbcode", "codesnippet", "codesnippetgeshi", "devtools", "divarea", "docprops",
                "embed", "embedbase", "embedsemantic", "exportpdf", "flash", "forms", "iframe",
                "iframedialog", "image2", "language", "mathjax", "pagebreak", "placeholder",
                "preview", "scayt", "sharedspace", "smiley", "sourcedialog", "stylesheetparser",
                "tableresize", "templates", "uicolor", "uploadfile", "uploadimage", "uploadwidget",
                "wsc", "xml",
            )
        ),
    ]  # fmt: skip
