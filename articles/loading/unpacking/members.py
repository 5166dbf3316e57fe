"""A file inside an archive or an upload, and its name made safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """A file that stands in an archive, a folder or an upload.

    `name` is a path with slashes that leads nowhere but down. `open` gives its bytes, which can be
    read in any order unless it `is_packed`. `fault` says in a sentence why it is not read.
    """

    name: str
    open: Callable[[], BinaryIO]
    is_packed: bool = False
    fault: str = ""


def plain_path(name: str) -> str:
    """Return a member's name as a path that leads down; nothing when it leads elsewhere."""
    path = name.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path) or "\0" in path:
        return ""
    parts = [part for part in path.split("/") if part not in {"", "."}]
    return "" if ".." in parts else "/".join(parts)


LEADS_OUT = "Its name leads out of the archive: it is not followed."
