"""Put bytes into storage under a name made of their SHA-256, whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def keep_capture(raw: bytes, sha256: str) -> str:
    """Keep a capture's bytes and return the name they are kept under."""
    return keep_file(raw, f"captures/{sha256[:2]}/{sha256}")


def keep_file(raw: bytes, name: str) -> str:
    """Keep bytes under a name that holds their digest; what is there already is left.

    A file that a crash left short is written anew. Bytes that no row names yet, because the row's
    transaction failed, do no harm: the next load of the document finds them in their place.
    """
    if default_storage.exists(name) and default_storage.size(name) == len(raw):
        return name
    try:
        path = Path(default_storage.path(name))
    except NotImplementedError:  # storage of another machine: it shows whole files only
        return default_storage.save(name, ContentFile(raw))
    _write_whole(path, raw)
    return name


def _write_whole(path: Path, raw: bytes) -> None:
    """Write beside the place and rename into it: a kill leaves no half file under the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
