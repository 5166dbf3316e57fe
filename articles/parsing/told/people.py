"""The writers that a document names in fields of its own: people, and organisations among them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.agencies import is_chain_of_agencies
from articles.parsing.bylines import read_byline
from articles.parsing.markup.trees import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 100
_MOST = 60
_LONGEST_FIELD = 4000
# "marina@courier.example (Ma Ri-na)", as RSS writes its authors.
_MAIL_FIRST = re.compile(r"\S{1,64}@\S{1,80} \((?P<name>[^()]{1,80})\)")
_MAIL = re.compile(r"[<(\[]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}[>)\]]?")
_LIST_PIECE = re.compile(r"'([^']{0,200})'|\"([^\"]{0,200})\"")
_BETWEEN = re.compile(r" ?[;|] ?")
_BY = re.compile(r"(?:by|von|par|por)[ :] ?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class People:
    """A byline as a reader sees it, and who is named in it."""

    byline: str = ""
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def read_people(byline: str, written: Iterable[str]) -> People:
    """Read a printed byline and the fields that name authors; fields are believed before it."""
    printed = squeezed(byline)
    names = [name for field in written for name in _names_in(field)][:_MOST] or (
        [printed] if printed else []
    )
    authors: dict[str, None] = {}
    organisations: dict[str, None] = {}
    for name in names:
        people, others = _sorted_out(name)
        authors |= dict.fromkeys(people)
        organisations |= dict.fromkeys(others)
    everyone = ", ".join((*authors, *organisations))
    return People(printed or everyone, tuple(authors), tuple(organisations))


def _names_in(written: str) -> Iterator[str]:
    """One field may hold several names: "A; B", a JSON list, or a list as Python prints it."""
    written = squeezed(written)[:_LONGEST_FIELD]
    if written[:1] == "[" and written[-1:] == "]":
        pieces: Iterable[str] = _listed(written)
    else:
        pieces = _BETWEEN.split(written)
    for piece in pieces:
        mailed = _MAIL_FIRST.fullmatch(piece)
        name = mailed["name"] if mailed else _MAIL.sub("", piece).strip(" ,") or piece
        if name and "://" not in name and len(name) <= 2 * _LONGEST:
            yield name


def _listed(written: str) -> list[str]:
    try:
        values = json.loads(written)
    except (ValueError, RecursionError):
        return [one or other for one, other in _LIST_PIECE.findall(written)]
    return [squeezed(value) for value in values if isinstance(value, str)]


def _sorted_out(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if is_chain_of_agencies(name):
        return (), (name,)
    read = read_byline(name) or read_byline(f"By {name}")
    if read and (read.authors or read.organisations):
        return read.authors, read.organisations
    bare = _BY.sub("", name, count=1) if _BY.match(name) else name
    return ((bare,), ()) if len(bare) <= _LONGEST and any(map(str.isalpha, bare)) else ((), ())
