"""One document on its way in: its bytes, and what stands beside it rather than in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from articles.parsing import PageWarning

Beside = Callable[[str], bytes | None]


def nothing_beside(address: str) -> bytes | None:
    """Give no file: the document came alone."""
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """What a sidecar, a manifest or an archive says of a document and the document may not.

    `title` is only for a document that has none. `captured_at` is aware; `time_zone` is an IANA
    name or an offset; `language` a BCP 47 tag; `charset` the encoding that a web server named.
    """

    publisher: str | None = None
    agency: str | None = None
    time_zone: str | None = None
    language: str | None = None
    url: str | None = None
    captured_at: dt.datetime | None = None
    charset: str | None = None
    title: str | None = None

    def over(self, other: Told) -> Told:
        """Return what both say; where they differ, this one is believed."""
        mine = {name: getattr(self, name) for name in self.__slots__}
        return replace(other, **{name: value for name, value in mine.items() if value})


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be loaded.

    `beside` gives the bytes of a file that came with it (a picture of the saved page, say), by the
    address under which the page names it, as written or resolved; None when there is none.
    `fault` says in a sentence why there are no bytes, when there are none. `warnings` tell what
    was wrong around the document, and did not keep it out. `through` is how much of its file is
    done with this one (0..1): an archive holds many.
    """

    raw: bytes
    name: str
    told: Told = Told()
    beside: Beside = field(default=nothing_beside, compare=False)
    fault: str = ""
    warnings: tuple[PageWarning, ...] = ()
    through: float = field(default=1.0, compare=False)
