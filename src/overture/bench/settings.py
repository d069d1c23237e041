"""The settings of a made desk: the desk's own, with Django's admin beside it for the comparison."""

from overture.settings.base import *  # noqa: F403
from overture.settings.base import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
PROCESSORS: list[str] = TEMPLATES[0]["OPTIONS"]["context_processors"]  # type: ignore[index]
PROCESSORS[:] = [name for name in PROCESSORS if not name.startswith("overture.")]
PROCESSORS += ["overture.bench.context.ours_on_our_pages", "django.contrib.auth.context_processors.auth"]
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
OVERTURE_SECOND_FACTOR = False
ALLOWED_HOSTS = ["testserver", "localhost"]
