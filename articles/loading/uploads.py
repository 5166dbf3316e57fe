"""Keep uploaded files until a process of their own has loaded them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from articles.loading.showing import shown
from articles.models import Load

_LONGEST = 200  # bytes of a name: file systems hold 255, and a number may have to stand before it.


def keep_uploads(files: Iterable[UploadedFile], load: Load) -> None:
    """Keep the files in a folder of the load's own, from which it will go on. Raises OSError."""
    folder = _folder(load)
    folder.mkdir(parents=True, mode=0o700)
    for number, file in enumerate(files, 1):
        with (folder / _free_name(folder, file.name or "", number)).open("xb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
    load.paths, load.named_from = [str(folder)], str(folder)
    load.save(update_fields=["paths", "named_from"])


def let_go_of_uploads(load: Load) -> None:
    """Throw the folder away: what came in is kept elsewhere, what did not has its reason."""
    if load.paths == [str(_folder(load))]:
        shutil.rmtree(_folder(load), ignore_errors=True)


def _folder(load: Load) -> Path:
    return Path(settings.UPLOADS).resolve() / str(load.pk)


def _free_name(folder: Path, name: str, number: int) -> str:
    """Return a name that the file can be kept under and nothing will mistake for another's."""
    name = shown(PurePath(name).name).lstrip(".")
    name = name.encode()[-_LONGEST:].decode(errors="ignore") or "upload"
    return f"{number}-{name}" if (folder / name).exists() else name
