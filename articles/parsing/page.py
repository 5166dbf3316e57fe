"""The one frozen shape that every format yields: what a captured page says, and how we know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of an article's text is; the title is no block, it has a field."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST_ITEM = "list_item"


class LedgerRole(StrEnum):
    """What a stretch of the captured file became."""

    TITLE = "title"
    BYLINE = "byline"
    TIMES = "times"
    LISTED_DATE = "listed_date"
    CAPTION = "caption"
    CREDIT = "credit"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SIGNATURE = "signature"
    REPEATED = "repeated"
    BLANK = "blank"
    DROPPED = "dropped"


class Role(StrEnum):
    """How a source is related to an article."""

    PUBLISHER = "publisher"
    AGENCY = "agency"
    CREDIT = "credit"
    CITED = "cited"


class Basis(StrEnum):
    """How an attribution is known: printed on the page, said by a person, or concluded."""

    STATED = "stated"
    ASSIGNED = "assigned"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Hint:
    """What the person who loads a document knows of it and the document may not say.

    `name` is the document's file name; `time_zone` an IANA name; `language` a BCP 47 tag.
    `default_zone` is the room's own zone, assumed when nothing else tells one. `url` is the address
    that the document was captured from, `captured_at` when, as an aware time, `charset` the
    encoding that was sent with it. `columns` says which column or key of a table holds which field,
    as (field, column). Elements nested deeper than `max_nesting` are not followed.
    """

    name: str = ""
    publisher: str | None = None
    agency: str | None = None
    time_zone: str | None = None
    language: str | None = None
    default_zone: str = "UTC"
    url: str | None = None
    captured_at: dt.datetime | None = None
    charset: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    max_nesting: int = 500


@dataclass(frozen=True, slots=True)
class Block:
    """One block of running text, in reading order."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class PagePhoto:
    """A photograph as the page shows it; without an address or a file is normal.

    `occurrences` counts how often the caption stands in the document. `after_block` is the number
    of text blocks that stand before the photo. `sources` are all the addresses under which the page
    names the picture, best first, as written and as resolved: relative paths, `data:` and `cid:`
    addresses among them.
    """

    caption: str
    credit: str = ""
    url: str | None = None
    alt: str = ""
    occurrences: int = 1
    after_block: int = 0
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A source that the page or the hint names, its role, and the words that show it."""

    source: str
    role: Role
    basis: Basis
    evidence: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of the captured file: byte offsets, start inclusive, end exclusive."""

    start: int
    end: int
    role: LedgerRole
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageWarning:
    """Something not told or assumed; `code` is stable, `message` is for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """One article as one capture shows it.

    `published` and `updated` are aware datetimes, or bare dates when the page prints no time.
    `time_zone` is an IANA name, or an offset such as "+09:00" when the page states only that;
    `zone_assumed` is true when the page does not state it. Stretches of `ledger` tile the file.
    `captured_at` is an aware time, when the file says when it was saved. `files` are the pictures
    that the file carries itself, by the address under which the page names them.
    """

    format: str
    encoding: str
    title: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    language: str | None = None
    url: str | None = None
    section: str = ""
    captured_at: dt.datetime | None = None
    published: dt.datetime | dt.date | None = None
    updated: dt.datetime | dt.date | None = None
    listed_date: dt.date | None = None
    time_zone: str | None = None
    zone_assumed: bool = False
    blocks: tuple[Block, ...] = ()
    photos: tuple[PagePhoto, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[PageWarning, ...] = ()
    ledger: tuple[Stretch, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of the blocks that are running text rather than headings."""
        return tuple(block.text for block in self.blocks if block.kind is not BlockKind.HEADING)

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that wrote the page, each by itself; `agency` joins them for reading.

        As in `agency`, what a person assigned speaks alone.
        """
        found = [each for each in self.mentions if each.role is Role.AGENCY]
        assigned = [each for each in found if each.basis is Basis.ASSIGNED]
        return tuple(dict.fromkeys(each.source for each in assigned or found))


class UnknownFormat(ValueError):
    """No parser knows the document, or it holds no text: the message says why and what to do."""
