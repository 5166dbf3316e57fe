"""Static files as visitors get them: named by content, compressed, kept by browsers for good."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Names every file by its content, also the modules that a script of ours imports."""

    # An import by the plain name would stay in a browser for a minute after an upgrade.
    support_js_module_import_aggregation = True


def refuse_uncollected() -> None:
    """Raise ImproperlyConfigured, with what to do, where every page would fail for want of them."""
    folder = Path(settings.STATIC_ROOT)
    if not settings.DEBUG and not (folder / HashedStaticFiles.manifest_name).is_file():
        raise ImproperlyConfigured(
            f"No style sheets and scripts were collected in {folder}. Run `manage.py collectstatic "
            "--no-input` first; `manage.py open` does it by itself."
        )
