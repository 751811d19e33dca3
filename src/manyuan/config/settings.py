import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from manyuan.config import environment

ROOT = Path(__file__).resolve().parent.parent

SECRET_KEY = environment.secret_key()
DEBUG = False
# The server asks itself for its first page, whatever names it answers to.
ALLOWED_HOSTS = [*environment.names("ALLOWED_HOSTS", "localhost"), "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = environment.names("CSRF_TRUSTED_ORIGINS", "")

INSTALLED_APPS = [
    "manyuan.history",
    "manyuan.seats",
    "manyuan.notices",
    "manyuan.sheets",
    "manyuan.papers",
    "manyuan.directory",
    "manyuan.offers",
    "manyuan.plans",
    "manyuan.engagements",
    "manyuan.engagements.signups",
    "manyuan.engagements.kinds.posting",
    "manyuan.engagements.kinds.visit",
    "manyuan.engagements.kinds.course",
    "manyuan.engagements.kinds.research",
    "manyuan.engagements.kinds.material",
    "manyuan.engagements.kinds.exchange",
    "manyuan.engagements.kinds.venue",
    "manyuan.engagements.kinds.event",
    "manyuan.policies",
    "manyuan.evaluation",
    "manyuan.funding",
    "manyuan.evaluation.surveys",
    "manyuan.evaluation.scores",
    "manyuan.lifecycle",
    "manyuan.wheel",
    "manyuan.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "manyuan.web.seated.SeatMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "manyuan.config.urls"
WSGI_APPLICATION = "manyuan.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "web" / "templates", *sorted((ROOT / "web").glob("*/templates"))],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "manyuan.web.frame.frame_context",
            ],
        },
    },
]

DATABASES = {"default": dj_database_url.parse(environment.database_url(), conn_max_age=60)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for the writer, and two writers queue instead of failing at commit.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Mapped into memory, large tables are read without a call for each page.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=268435456;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "seats.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name", "email"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "sign-in"

# A school shares one address: five wrong tries lock the name at that address, not the school.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "manyuan.web.account.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "manyuan.web.account.client_address.client_address"
PROXY_COUNT = int(os.environ.get("PROXY_COUNT", "0"))
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "manyuan_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [
    *sorted((ROOT / "web").glob("*/locale")),
    ROOT / "cli" / "locale",
    ROOT / "inbox" / "locale",
    ROOT / "measures" / "locale",
    ROOT / "planner" / "locale",
    ROOT / "locale",
]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The package carries its assets: serving them in place needs no collectstatic at start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

# How often somebody of the public tried lately: many sessions, each small, in every process.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "public": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "public",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.is_on("BEHIND_HTTPS")
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.is_on("BEHIND_HTTPS") else None
)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# One workbook per school, sent together; their size is bounded by the page that takes them.
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("EMAIL_HOST")
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.is_on("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 20  # seconds; shorter than a worker may hold a letter
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "manyuan@localhost")

# Where the product is reached: links in letters and in chats begin with it.
MANYUAN_URL = os.environ.get("MANYUAN_URL", "").rstrip("/")
# The platforms to whose group robots something may be sent.
ROBOT_ORIGINS = environment.https_origins(
    "ROBOT_ORIGINS", "https://oapi.dingtalk.com,https://qyapi.weixin.qq.com"
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "manyuan.config.log_lines.WithoutTokens",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # A refused or mistyped address is the visitor's affair, and its path may name a person.
        "django.request": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
    },
}
