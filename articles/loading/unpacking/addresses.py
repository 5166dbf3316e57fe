"""Addresses by which a saved page names what stands beside it, as paths below its folder."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

_LONGEST = 2000
_OF_A_SITE = "static"
# "https:", "data:", "cid:", "C:": nothing of these stands below the page's folder.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")


def paths_named_by(address: str) -> Iterator[str]:
    """Yield the paths that an address may mean, likeliest first; each leads down, none out.

    A file may carry in its name what is else a query, or an escape.
    """
    address = address.strip()
    if len(address) > _LONGEST or _ELSEWHERE.match(address):
        return
    whole = address.partition("#")[0]
    bare = whole.partition("?")[0]
    written = (bare, unquote(bare), whole, unquote(whole))
    paths = [path for path in map(_leading_down, written) if path]
    yield from dict.fromkeys(paths)


def paths_upwards(address: str, folder: str) -> Iterator[str]:
    """Yield the paths below a root that an address may mean which leads up, or begins at the root.

    The page stands in `folder` below the root ("" at the root itself). No path leads out of the
    root. Pages of a site keep "/img/lamp.jpg" at the site's root, which may be a folder above the
    page or, as Hugo has it, one called static there.
    """
    address = address.strip()
    if len(address) > _LONGEST or _ELSEWHERE.match(address.removeprefix("/")):
        return
    bare = address.partition("#")[0].partition("?")[0]
    for written in dict.fromkeys((bare, unquote(bare))):
        whole = written.replace("\\", "/")
        if whole.startswith("/"):
            inside = _leading_down(whole[1:])
            for above in _upwards(folder) if inside else ():
                yield posixpath.join(above, inside)
                yield posixpath.join(above, _OF_A_SITE, inside)
        elif path := _leading_down(posixpath.join(folder, whole)):
            yield path


def _upwards(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def folded(path: str) -> str:
    """Return a path without what file systems spell differently: accents apart or not, and case."""
    return unicodedata.normalize("NFC", path).casefold()


def _leading_down(written: str) -> str:
    path = posixpath.normpath(written.replace("\\", "/")) if written else ""
    if "\0" in path or path.startswith(("/", "../")) or path in {".", ".."}:
        return ""
    return "" if _ELSEWHERE.match(path) else path
