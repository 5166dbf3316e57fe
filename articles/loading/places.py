"""Find the files of a load, inside the folder that they may not leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from articles.loading.documents import Found, find_documents
from articles.loading.showing import shown


class OutOfBounds(Exception):
    """The folder is not one that may be loaded; the message says why in a sentence."""


def folder_inside(allowed: Path, below: str) -> Path:
    """Return a folder of an allowed one, wherever links lead. Raises OutOfBounds."""
    try:
        top = allowed.resolve(strict=True)
        chosen = (top / below.strip().strip("/")).resolve(strict=True)
        is_inside = chosen.is_relative_to(top) and chosen.is_dir()
    except (OSError, ValueError, RuntimeError):
        is_inside = False
    if not is_inside:
        raise OutOfBounds("There is no such folder inside the one that was allowed.")
    return chosen


def find_files(paths: Iterable[Path], above: Path | None = None) -> Iterator[Found]:
    """Yield files in the order of their names; named from `above`, which they may not leave.

    A link that leads out is named once, with its fault, whatever stands behind it.
    """
    if above is None:
        yield from find_documents(paths)
        return
    ways_out: set[Path] = set()
    for found in find_documents(paths):
        out = _way_out(found.path, above)
        if out in ways_out:
            continue
        name = shown(str((out or found.path).relative_to(above)))
        if out:
            ways_out.add(out)
            yield Found(out, name, "This link leads out of the folder that may be loaded.")
        else:
            yield replace(found, name=name)


def _way_out(path: Path, above: Path) -> Path | None:
    """Return the part of a path by which it leaves the folder, if it does."""
    try:
        if path.resolve().is_relative_to(above):
            return None
        parts = [*reversed(path.relative_to(above).parents), path.relative_to(above)]
        inside = (above / part for part in parts)
        return next((one for one in inside if not one.resolve().is_relative_to(above)), path)
    except (OSError, RuntimeError):
        return path
