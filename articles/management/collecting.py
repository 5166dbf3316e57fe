"""Collect the static files for serving, only when they differ from what was collected last."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_MARK = ".collected"


def collect_if_changed() -> bool:
    """Collect, compress and name by content; tell whether there was anything to do."""
    mark = Path(settings.STATIC_ROOT) / _MARK
    digest = _digest_of_originals()
    if mark.is_file() and mark.read_text(encoding="ascii") == digest:
        return False
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    # Written last: a collection that was cut short is done again.
    mark.write_text(digest, encoding="ascii")
    return True


def _digest_of_originals() -> str:
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(f"\0{path}\0{file.size}\0".encode())
                digest.update(file.read())
    return digest.hexdigest()
