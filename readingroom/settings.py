"""Django settings: safe defaults for one machine; environment variables change what differs.

Every variable is listed in the README's table; `tests/house/test_readme.py` keeps the two alike.
"""

import datetime as dt
from pathlib import Path

from jinja2 import StrictUndefined

from readingroom import environment

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
# In a checkout templates, static files and seeds stand at the top; a wheel carries them inside.
PARTS = CHECKOUT if (CHECKOUT / "templates").is_dir() else HERE / "bundled"

ROOM = environment.folder(
    "READINGROOM_DATA", (CHECKOUT if PARTS == CHECKOUT else Path.cwd()) / ".room"
)
SEEDS = PARTS / "seeds"
DEBUG = environment.switch("DEBUG")
SECRET_KEY = environment.secret_key(ROOM, may_be_weak=DEBUG)
HTTPS = environment.switch("READINGROOM_HTTPS")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "articles",
    "readingroom.admin.RoomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "axes",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "readingroom.headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.views.revisited.know_revisits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "articles.views.moved.follow_moved",
]
ROOT_URLCONF = "readingroom.urls"
WSGI_APPLICATION = "readingroom.wsgi.application"
TEMPLATES = [
    # The admin's pages.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PARTS / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "readingroom.context.room",
            ]
        },
    },
    # The readers' pages, and those that say what went wrong.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PARTS / "templates" / "jinja2"],
        "OPTIONS": {
            "environment": "readingroom.jinja.environment",
            "context_processors": ["readingroom.context.room"],
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    },
]
# Templates under templates/ also override the forms' and admin's own.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": environment.database(ROOM / "db.sqlite3")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock when a transaction begins: two writers wait for each other
    # instead of failing half-way. synchronous=FULL: what a person saved outlives a power cut.
    # cache_size: the facts of a search's thousand newest articles lie all over the file, and SQLite
    # keeps 2 MB of it by itself; these are 16 MB a connection.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Ten wrong passwords for one name from one address close the door to both for a quarter of an
# hour; a hundred from one address close it to that address. See readingroom/signing_in.py.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_HANDLER = "readingroom.signing_in.Doorkeeper"
AXES_CLIENT_IP_CALLABLE = "readingroom.signing_in.address_of"
AXES_USERNAME_CALLABLE = "readingroom.signing_in.name_of"
AXES_LOCKOUT_CALLABLE = "readingroom.signing_in.turn_away"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
# Its own pages cannot tell how far a name has come; articles/admin/sign_ins.py has one that can.
AXES_ENABLE_ADMIN = False

LANGUAGE_CODE = "en-gb"
FORMAT_MODULE_PATH = "readingroom.formats"
USE_TZ = True
# The zone assumed for a page when neither the page nor its source tells one.
TIME_ZONE = environment.time_zone("READINGROOM_TIME_ZONE", "UTC")

STATIC_URL = "static/"
STATIC_ROOT = ROOM / "static"
STATICFILES_DIRS = [PARTS / "static"]
MEDIA_ROOT = ROOM / "files"
STORAGES = {
    # Files are named by their SHA-256: writing one again writes the same bytes.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"allow_overwrite": True},
    },
    "staticfiles": {"BACKEND": "readingroom.static_files.HashedStaticFiles"},
}
# Every page and script names the hashed file: the plain ones need not be compressed as well.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

READINGROOM_NAME = environment.text("READINGROOM_NAME", "Reading Room")
# Memory of each process for pages to show again while nothing in the room has changed.
READINGROOM_KEPT_BYTES = environment.whole_number("READINGROOM_KEPT_MB", 32) * 2**20
READINGROOM_MAX_DOCUMENT_BYTES = environment.whole_number("READINGROOM_MAX_DOCUMENT_MB", 25) * 2**20
READINGROOM_MAX_ARCHIVE_BYTES = environment.whole_number("READINGROOM_MAX_ARCHIVE_MB", 2048) * 2**20
READINGROOM_MAX_RATIO = environment.whole_number("READINGROOM_MAX_RATIO", 200)
READINGROOM_MAX_MEMBERS = environment.whole_number("READINGROOM_MAX_MEMBERS", 100_000)
READINGROOM_MAX_DEPTH = environment.whole_number("READINGROOM_MAX_DEPTH", 3)
READINGROOM_MAX_PIXELS = environment.whole_number("READINGROOM_MAX_MEGAPIXELS", 40) * 1_000_000
READINGROOM_MAX_PICTURE_SECONDS = environment.whole_number("READINGROOM_MAX_PICTURE_SECONDS", 10)
READINGROOM_MAX_NESTING = environment.whole_number("READINGROOM_MAX_NESTING", 500)
READINGROOM_MAX_UPLOAD_BYTES = 20 * READINGROOM_MAX_DOCUMENT_BYTES
DATA_UPLOAD_MAX_NUMBER_FILES = 500
# Folders of this machine from which curators may load in the admin.
READINGROOM_LOAD_FOLDERS = environment.folders("READINGROOM_LOAD_FOLDERS")
# Uploads wait here while a process of their own loads them; no address shows what is in it.
UPLOADS = ROOM / "uploads"
FILE_UPLOAD_HANDLERS = [
    "readingroom.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# Behind a proxy that ends HTTPS; trusted only when the operator says that there is one.
READINGROOM_PROXY = environment.switch("READINGROOM_PROXY")
if READINGROOM_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "readingroom.logs.OneLine",
            "format": "{levelname} {name}: {message}",
            "style": "{",
        }
    },
    "filters": {"refusals": {"()": "readingroom.logs.RefusalsInOneLine"}},
    "handlers": {
        "terminal": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["refusals"],
        }
    },
    "root": {
        "handlers": ["terminal"],
        "level": environment.word("READINGROOM_LOG_LEVEL", "WARNING", LOG_LEVELS),
    },
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
