"""A collection of notes as a container of the W3C Web Annotation Protocol, and its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from articles.presenting.webannotation import CONTEXT

LDP_CONTEXT = "http://www.w3.org/ns/ldp.jsonld"
Entry = str | dict[str, object]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A collection: its absolute address, what is asked of it, its name, and what pages show.

    `only_addresses` says whether a page lists the addresses of notes or the notes themselves.
    """

    address: str
    label: str
    asked: Mapping[str, str] = field(default_factory=dict)
    only_addresses: bool = False

    @property
    def id(self) -> str:
        """Return the address of this form of the collection."""
        return self._with({"iris": "1" if self.only_addresses else "0"})

    @property
    def plain_id(self) -> str:
        """Return the collection's own address."""
        return self._with({})

    def page(self, cursor: str) -> str:
        """Return the address of a page."""
        return self._with({"iris": "1" if self.only_addresses else "0", "page": cursor})

    def _with(self, more: Mapping[str, str]) -> str:
        words = urlencode({**self.asked, **more})
        return f"{self.address}?{words}" if words else self.address


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its entries, how many notes stand before it, and the cursors around it."""

    entries: Sequence[Entry]
    start_index: int
    here: str
    before: str = ""
    after: str = ""


def collection(shelf: Shelf, total: int, last: str, first: Leaf | None) -> dict[str, object]:
    """Shape a collection; without its first page in hand it is the minimal one."""
    document: dict[str, object] = {
        "@context": [CONTEXT, LDP_CONTEXT],
        "id": shelf.id if first else shelf.plain_id,
        "type": ["BasicContainer", "AnnotationCollection"],
        "label": shelf.label,
        "total": total,
    }
    if not total:
        return document
    opening = _leaf(shelf, first) if first else shelf.page("0")
    return document | {"first": opening, "last": shelf.page(last)}


def page(shelf: Shelf, leaf: Leaf, total: int) -> dict[str, object]:
    """Shape one page of a collection."""
    part_of = {"id": shelf.id, "total": total, "label": shelf.label}
    return {"@context": CONTEXT, **_leaf(shelf, leaf), "partOf": part_of}


def bare(document: dict[str, object]) -> dict[str, object]:
    """Return an annotation as a page embeds it: the page has said the usual context already."""
    if document["@context"] != CONTEXT:
        return document
    return {member: value for member, value in document.items() if member != "@context"}


def _leaf(shelf: Shelf, leaf: Leaf) -> dict[str, object]:
    document: dict[str, object] = {
        "id": shelf.page(leaf.here),
        "type": "AnnotationPage",
        "partOf": shelf.id,
        "startIndex": leaf.start_index,
    }
    if leaf.before:
        document["prev"] = shelf.page(leaf.before)
    if leaf.after:
        document["next"] = shelf.page(leaf.after)
    return document | {"items": list(leaf.entries)}
