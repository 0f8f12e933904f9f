"""Settings, read once from the environment by the typed readers of `env` and `service_urls`."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from clinic_site import env, log, private_files, service_urls
from clinic_site.policy import CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY  # noqa: F401 -- read by middleware
from clinic_site.richtext.editor import CKEDITOR_CONFIGS  # noqa: F401 -- read by the editor

BASE_DIR = Path(__file__).resolve().parent.parent

# --- What the environment decides -------------------------------------------------------------

os.umask(0o077)  # what the site writes, its own user alone reads
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")
SITE_URL = env.site_url("SITE_URL", "http://localhost:8000")
DEBUG = env.boolean("DEBUG", default=False)
PAGE_CACHE = env.boolean(
    "PAGE_CACHE", default=not DEBUG
)  # who writes templates sees each of them anew
SECRET_KEY = env.secret_key("SECRET_KEY", kept_in=DATA_DIR / "secret_key")
IS_HTTPS = SITE_URL.startswith("https://")
# Apart from the data: a copy of DATA_DIR alone opens nothing.
ENCRYPTION_KEYS = env.encryption_keys(
    "ENCRYPTION_KEYS", kept_in=None if IS_HTTPS else BASE_DIR / "encryption_keys"
)
REQUIRE_SECOND_FACTOR = env.boolean("REQUIRE_SECOND_FACTOR", default=IS_HTTPS)
ALLOWED_HOSTS = env.hosts(
    "ALLOWED_HOSTS", [urlsplit(SITE_URL).hostname, "localhost", "127.0.0.1", "[::1]"]
)
HSTS = env.choice("HSTS", ["host", "subdomains", "preload"])
BEHIND_PROXY = env.boolean("BEHIND_PROXY", default=False)
REQUEST_RETENTION_DAYS = env.whole_number("REQUEST_RETENTION_DAYS", 365, lowest=1)
HOSTED_BY = env.text("HOSTED_BY")
TIME_ZONE = env.time_zone("TIME_ZONE", "America/New_York")
DATABASES = {
    "default": service_urls.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
}
globals().update(service_urls.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.email_address(
    "DEFAULT_FROM_EMAIL", f"website@{urlsplit(SITE_URL).hostname}"
)

# --- Database ---------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if "postgresql" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}

# --- Applications -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "clinic_site.apps.RoofConfig",
    "clinic_site.apps.ClinicAdminConfig",
    "blog",
    "services",
    "contact",
    "clinic_site.accounts",
    "clinic_site.sharing",
    "clinic_site.clinic",
    "clinic_site.teamwork",
    "clinic_site.reviewing",
    "clinic_site.revisions",
    "clinic_site.search",
    "clinic_site.publishing",
    "clinic_site.richtext",
    "clinic_site.photos",
    "clinic_site.outbox",
    "clinic_site.forwarding",
    "clinic_site.editing",
    "clinic_site.access",
    "clinic_site.encryption",
    "clinic_site.freshness",
    "clinic_site.apps.AccountsConfig",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.forms",
    "clinic_site.apps.PublishedStaticFilesConfig",
    "clinic_site.apps.AccessRecordsConfig",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp_webauthn",
    "ckeditor",
    "csp",
    "phonenumber_field",
    "solo",
]

MIDDLEWARE = [
    "clinic_site.middleware.keep_to_this_site",  # above what leads to https
    "clinic_site.middleware.spare_files_policies",
    "django.middleware.security.SecurityMiddleware",
    "clinic_site.middleware.CompressPages",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # below the headers, of which files have some
    "clinic_site.middleware.answer_monitors",
    "clinic_site.middleware.refuse_malformed_requests",
    "clinic_site.access.middleware.PatientSessions",
    "django.middleware.common.CommonMiddleware",
    "clinic_site.access.own_scripts.TrustOwnScripts",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "clinic_site.access.middleware.RecordWho",
    "django.contrib.messages.middleware.MessageMiddleware",
    "clinic_site.middleware.RefuseGuessing",
]

ROOT_URLCONF = "clinic_site.urls"
WSGI_APPLICATION = "clinic_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clinic_site.clinic.context_processors.clinic",
            ],
            "builtins": ["django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # a widget's template may be ours, too

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
USE_I18N = False  # one language; the admin then speaks it too
USE_TZ = True
FORMAT_MODULE_PATH = "clinic_site.formats"
PHONENUMBER_DEFAULT_REGION = "US"
PHONENUMBER_DEFAULT_FORMAT = "INTERNATIONAL"

# --- Files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": service_urls.media_storage("MEDIA_STORAGE"),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "clinic_site.publishing.sheets.PublishedFilesStorage"
    },
}
# A proxy that is let through to the photos sends them itself (docs/nginx.conf).
IS_LET_THROUGH = private_files.is_let_through(DATA_DIR)
FILE_UPLOAD_PERMISSIONS = 0o640 if IS_LET_THROUGH else 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750 if IS_LET_THROUGH else 0o700
# Uploads wait here, as they came, until they are cleaned; a crash must not leave them in /tmp.
FILE_UPLOAD_TEMP_DIR = env.folder("DATA_DIR", BASE_DIR / "var", within="uploads")

# --- Who may come in --------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["clinic_site.access.backends.CountedPasswords"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "clinic_site.workplace.passwords.LongEnough"},
    {"NAME": "clinic_site.workplace.passwords.KnownFromBreaches"},
    {"NAME": "clinic_site.workplace.passwords.NamesNothingHere"},
]
LOGIN_URL = "admin:login"
PASSWORD_RESET_TIMEOUT = 24 * 3600  # seconds
# Passkeys belong to this name: with another, all of them are lost.
OTP_WEBAUTHN_RP_ID = urlsplit(SITE_URL).hostname
OTP_WEBAUTHN_RP_NAME_CALLABLE = "clinic_site.accounts.passkeys.clinic_name"
OTP_WEBAUTHN_ALLOWED_ORIGINS = [SITE_URL]
OTP_WEBAUTHN_EXCEPTION_LOGGER_NAME = ""  # what browsers send stays out of the log
LOGIN_REDIRECT_URL = "admin:index"

# --- Safety: everything about HTTPS follows from SITE_URL --------------------------------------

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz(/ready)?/?$"]  # asked from inside, without TLS
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if IS_HTTPS else 0
# A promise for other machines of the clinic, or one that browsers keep for years, is the clinic's to make.
SECURE_HSTS_INCLUDE_SUBDOMAINS = HSTS in {"subdomains", "preload"}
SECURE_HSTS_PRELOAD = HSTS == "preload"
# A cookie of this name is taken from this very host alone, over TLS, by every browser.
COOKIE_PREFIX = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "clinic_site.access.messages.MessageStorage"
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
# Another site must not even learn that a visitor came from a clinic.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DEFAULT_EXCEPTION_REPORTER_FILTER = "clinic_site.reporting.TellNothing"
CSRF_FAILURE_VIEW = "clinic_site.views.csrf_failure"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SILENCED_SYSTEM_CHECKS = [
    # The clinic asked for this editor. It is contained: the server cleans every write (nh3),
    # and the public site never loads it.
    "ckeditor.W001",
    # HSTS for subdomains and preloading are for the clinic to ask for, by HSTS.
    "security.W005",
    "security.W021",
    # Where the address is neither https nor localhost, no page offers passkeys.
    "otp_webauthn.E031",
]

# Whether `check_links` may ask this machine and its neighbors, too: for tests alone.
LINKS_MAY_LEAD_TO_THIS_MACHINE = False

# --- Limits -----------------------------------------------------------------------------------

REQUEST_MAX_SIZE = 22 * 1024 * 1024  # bytes: one photo of the largest size, and its words
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000  # special days of ten years have 1,300
EMAIL_TIMEOUT = 10  # seconds
SESSION_ENGINE = "clinic_site.access.session_store"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a working day

# --- Logging: words of a visitor never reach it -------------------------------------------------

LOGGING = log.CONFIGURATION
