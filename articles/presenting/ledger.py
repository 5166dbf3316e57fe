"""A capture beside its ledger: what each stretch of the file became."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.models import Capture, Revision
from articles.parsing import LedgerRole
from articles.presenting.languages import language_tag
from articles.presenting.times import Stamp, stamp
from articles.presenting.unseen import LEGEND, Piece, last_part, pieces, visible

# What one page shows of a large file: bytes, stretches, and pieces with signs for the unseen.
MOST_BYTES = 200_000
MOST_STRETCHES = 2_000
MOST_PIECES = 20_000
LABELS: dict[str, str] = {
    LedgerRole.TITLE: "Title",
    LedgerRole.BYLINE: "Byline",
    LedgerRole.TIMES: "Times",
    LedgerRole.LISTED_DATE: "Listed date",
    LedgerRole.CAPTION: "Caption",
    LedgerRole.CREDIT: "Credit",
    LedgerRole.PARAGRAPH: "Paragraph",
    LedgerRole.HEADING: "Heading",
    LedgerRole.SIGNATURE: "Signature",
    LedgerRole.REPEATED: "Repeated",
    LedgerRole.BLANK: "Blank",
    LedgerRole.DROPPED: "Left out",
}
_BYTE_ORDER = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class LedgerStretch:
    """One stretch of the file, in bytes, the end excluded; its words ready to print."""

    start: int
    end: int
    role: str
    label: str
    note: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class RoleShare:
    """How much of the file became one thing."""

    role: str
    label: str
    size: str
    percent: str


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """The article that a capture became, and as which revision."""

    address: str
    title: str
    language: str
    number: int


@dataclass(frozen=True, slots=True)
class CapturePage:
    """All that the capture's page prints.

    `stretches` ends at byte `shown`; `shown_words` says so when the file goes on after it.
    """

    name: str
    sha256: str
    size: str
    encoding: str
    format: str
    media_type: str
    captured: Stamp | None
    loaded: Stamp | None
    articles: tuple[ArticleLink, ...]
    shares: tuple[RoleShare, ...]
    stretches: tuple[LedgerStretch, ...]
    shown: int
    shown_words: str
    is_missing: bool
    raw: str
    signs: tuple[tuple[str, str], ...] = LEGEND


def capture_page(
    capture: Capture, head: bytes | None, revisions: Iterable[Revision], raw: str
) -> CapturePage:
    """Shape a capture and the first bytes of its file; `head` is None when the file is missing."""
    stretches = tuple(_stretches(capture, head)) if head is not None else ()
    shown = stretches[-1].end if stretches else 0
    load = capture.first_load
    return CapturePage(
        name=visible(last_part(capture.name)),
        sha256=capture.sha256,
        size=in_bytes(capture.size),
        encoding=capture.encoding,
        format=capture.format,
        media_type=capture.media_type,
        captured=stamp(capture.captured_at, "UTC") if capture.captured_at else None,
        loaded=stamp(load.started_at, "UTC") if load else None,
        articles=tuple(_article_link(revision) for revision in revisions),
        shares=_shares(capture),
        stretches=stretches,
        shown=shown,
        shown_words=in_bytes(shown) if shown < capture.size else "",
        is_missing=head is None,
        raw=raw,
    )


def in_bytes(size: int) -> str:
    """Write a size: 2,749 bytes."""
    return f"{size:,} byte{'' if size == 1 else 's'}"


def text_encoding(encoding: str, head: bytes) -> str:
    """Return an encoding in which any stretch of the file can be read by itself."""
    for mark, ordered in _BYTE_ORDER:
        if head.startswith(mark) and encoding.lower().startswith(ordered[:6]):
            return ordered
    try:
        # Some codecs, such as zlib, are no text encodings: only decoding something tells.
        b" ".decode(encoding, "replace")
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return "utf-8"
    return "utf-8" if name == "utf-8-sig" else name


def _stretches(capture: Capture, head: bytes) -> Iterator[LedgerStretch]:
    encoding = text_encoding(capture.encoding or "utf-8", head)
    left = MOST_PIECES
    for start, end, role, note in capture.ledger[:MOST_STRETCHES]:
        if start >= min(len(head), MOST_BYTES):
            return
        last = min(end, MOST_BYTES)
        cut = pieces(head[start:last].decode(encoding, errors="replace"), left)
        left = max(0, left - len(cut))
        yield LedgerStretch(start, last, role, LABELS.get(role, role), visible(note), cut)


def _shares(capture: Capture) -> tuple[RoleShare, ...]:
    """Add the ledger up by what became of the bytes, in the order of a page."""
    sizes: Counter[str] = Counter()
    for start, end, role, _ in capture.ledger:
        sizes[role] += end - start
    known = [role for role in LABELS if role in sizes]
    return tuple(
        RoleShare(
            role,
            LABELS.get(role, role),
            in_bytes(sizes[role]),
            _percent(sizes[role], capture.size),
        )
        for role in (*known, *sorted(sizes.keys() - set(known)))
    )


def _percent(size: int, whole: int) -> str:
    share = 100 * size / whole if whole else 0
    return "less than 1%" if 0 < share < 1 else f"{share:.0f}%"


def _article_link(revision: Revision) -> ArticleLink:
    return ArticleLink(
        address=revision.get_absolute_url(),
        title=revision.title or "Untitled",
        language=language_tag(revision.article.language),
        number=revision.number,
    )
