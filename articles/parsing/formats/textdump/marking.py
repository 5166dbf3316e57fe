"""What each line is, judged by the line alone: small named rules, asked in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, agency_named, is_chain_of_agencies
from articles.parsing.bylines import Byline, is_mail_line, read_byline
from articles.parsing.credits import Credited, is_credit_line, is_rights_notice, split_credit
from articles.parsing.dates import Stamp, read_stamps, unreadable_stamp
from articles.parsing.formats.textdump.chrome import (
    chrome_at_end,
    is_tail_heading,
    reason_for_chrome,
    section_at_end,
)
from articles.parsing.formats.textdump.lines import Piece
from articles.parsing.signatures import end_mark, is_reporting_credit, read_signature
from articles.parsing.wording import ends_sentence, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_TIME_LINE = 400
_SOURCE = re.compile(
    r"\|? ?(?:source|출처|from) ?[:=] ?(?P<name>[^|]{2,60}?) ?(?:\||$)", re.IGNORECASE
)
_TITLE_LABEL = re.compile(r"(?:title|headline|제목) ?[:：] ?(?=\S)", re.IGNORECASE)
_BARS = re.compile(r" ?[|>/] ?")


class Kind(Enum):
    """What a piece of a dump is by itself."""

    LISTED_DATE = auto()
    TIMES = auto()
    BYLINE = auto()
    SOURCE = auto()
    SIGNATURE = auto()
    CREDIT = auto()
    REPORTING = auto()
    MAIL = auto()
    END = auto()
    TAIL = auto()
    CHROME = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece with its kind, the reason for it, and what was read in it.

    `key` is what nearly equal copies of a text share.
    """

    piece: Piece
    kind: Kind
    note: str = ""
    stamps: tuple[Stamp, ...] = ()
    byline: Byline | None = None
    agencies: tuple[str, ...] = ()
    publisher: str = ""
    credited: Credited | None = None
    key: str = ""
    unreadable: str = ""

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.piece.text


def mark(piece: Piece) -> Iterator[Marked]:
    """Say what a line is; a line with several roles gives several marked pieces."""
    if not piece.text:
        return
    stamps = _stamps_of_a_time_line(piece.text)
    if stamps:
        yield from _mark_time_line(piece, stamps)
        return
    labelled = _TITLE_LABEL.match(piece.text)
    if labelled:
        yield Marked(piece.part(0, labelled.end()), Kind.CHROME, "label")
        yield _mark_one(piece.part(labelled.end()))
        return
    cut = end_mark(piece.text)
    if cut is None:
        cut = chrome_at_end(piece.text)
    if cut:
        yield from mark(piece.part(0, cut))
        yield _mark_one(piece.part(cut))
    else:
        yield _mark_one(piece)


def _mark_one(piece: Piece) -> Marked:
    found = next((found for rule in _RULES if (found := rule(piece))), None)
    if found:
        return found
    credited, key = split_credit(piece.text), likeness(piece.text)
    return Marked(piece, Kind.TEXT, credited=credited, key=key)


def _end(piece: Piece) -> Marked | None:
    if len(piece.text) < 12 and end_mark(piece.text) == 0:
        return Marked(piece, Kind.END, "end mark")
    return None


def _unreadable_time(piece: Piece) -> Marked | None:
    words = unreadable_stamp(piece.text) if len(piece.text) < 90 else None
    return Marked(piece, Kind.TIMES, unreadable=words) if words else None


def _byline(piece: Piece) -> Marked | None:
    byline = read_byline(piece.text)
    if byline is None:
        return None
    return Marked(piece, Kind.BYLINE, byline=byline, agencies=byline.organisations)


def _mail(piece: Piece) -> Marked | None:
    return Marked(piece, Kind.MAIL, "e-mail address") if is_mail_line(piece.text) else None


def _reporting(piece: Piece) -> Marked | None:
    if is_reporting_credit(piece.text):
        return Marked(piece, Kind.REPORTING, "who reported and edited")
    return None


def _signature(piece: Piece) -> Marked | None:
    signature = read_signature(piece.text) if piece.text[0] in "([" else None
    if signature is None or signature.start:
        return None
    return Marked(piece, Kind.SIGNATURE, "agency signature", agencies=signature.agencies)


def _source(piece: Piece) -> Marked | None:
    """Read "Source: Minju Choson", "Reuters | Seoul" or an agency's name alone on its line."""
    if len(piece.text) > 100:
        return None
    named = _SOURCE.match(piece.text)
    if named:
        return Marked(piece, Kind.SOURCE, "names the source", publisher=named["name"].strip())
    first = _BARS.split(piece.text.strip(" |"), maxsplit=1)[0]
    is_alone = first == piece.text or "|" in piece.text
    if not is_alone or not is_chain_of_agencies(first):
        return None
    known = agency_named(first)
    if known and known.kind in ("newspaper", "broadcaster"):
        return Marked(piece, Kind.SOURCE, "names the source", publisher=known.name)
    return Marked(piece, Kind.SOURCE, "names the agency", agencies=agencies_in_chain(first))


def _credit(piece: Piece) -> Marked | None:
    return Marked(piece, Kind.CREDIT) if is_credit_line(piece.text) else None


def _tail_heading(piece: Piece) -> Marked | None:
    return Marked(piece, Kind.TAIL, "page chrome") if is_tail_heading(piece.text) else None


def _chrome(piece: Piece) -> Marked | None:
    reason = reason_for_chrome(piece.text)
    return Marked(piece, Kind.CHROME, reason) if reason else None


def _rights(piece: Piece) -> Marked | None:
    if piece.text[0] in "([<" and len(piece.text) < 120 and is_rights_notice(piece.text):
        return Marked(piece, Kind.CHROME, "notice about rights")
    return None


_RULES = (
    _end,
    _unreadable_time,
    _rights,
    _tail_heading,
    _chrome,
    _mail,
    _byline,
    _reporting,
    _signature,
    _credit,
    _source,
)


def _stamps_of_a_time_line(text: str) -> tuple[Stamp, ...]:
    """The stamps of a line that is there for them; none for a sentence with a date."""
    if len(text) > _LONGEST_TIME_LINE:
        return ()
    stamps = read_stamps(text)
    if not stamps:
        return ()
    around = " ".join(_around(text, stamps)).split()
    words = [word for word in around if any(map(str.isalnum, word))]
    return stamps if len(words) <= _words_allowed(text, stamps, bool(words)) else ()


def _words_allowed(text: str, stamps: tuple[Stamp, ...], has_words: bool) -> int:
    """A label speaks for a time line, a clock less so, a bare date least."""
    if any(stamp.label for stamp in stamps):
        has_colon = any(":" in text[stamp.start : stamp.end] for stamp in stamps)
        is_sentence = has_words and ends_sentence(text)
        return 0 if is_sentence and not has_colon else 14
    if any(stamp.day and stamp.clock for stamp in stamps):
        return 0 if ends_sentence(text) else 5
    has_bar = "|" in text and not ends_sentence(text)
    return 2 if has_bar and any(stamp.day for stamp in stamps) else 0


def _around(text: str, stamps: tuple[Stamp, ...]) -> Iterator[str]:
    before = 0
    for stamp in stamps:
        yield text[before : stamp.start]
        before = stamp.end
    yield text[before:]


def _mark_time_line(piece: Piece, stamps: tuple[Stamp, ...]) -> Iterator[Marked]:
    """Mark the stretch from the first stamp to the last, and what stands before and after it."""
    first, last = stamps[0].start, stamps[-1].end
    while piece.text[last : last + 1] in (")", "]"):
        last += 1
    yield from _mark_beside_times(piece.part(0, first))
    yield Marked(piece.part(first, last), Kind.TIMES, stamps=stamps)
    yield from _mark_beside_times(piece.part(last))


def _mark_beside_times(piece: Piece) -> Iterator[Marked]:
    if not any(map(str.isalnum, piece.text)):
        return
    section = section_at_end(piece.text)
    if section:
        yield from _mark_beside_times(piece.part(0, section))
        yield Marked(piece.part(section), Kind.CHROME, "name of a section")
        return
    by = piece.text.rfind(" By ")
    if by > 0 and read_byline(piece.text[by + 1 :]):
        yield from _mark_beside_times(piece.part(0, by))
        yield _mark_one(piece.part(by))
        return
    found = _mark_one(piece)
    is_scrap = found.kind is Kind.TEXT and _is_scrap(piece.text)
    yield Marked(piece, Kind.CHROME, "page chrome") if is_scrap else found


def _is_scrap(text: str) -> bool:
    """Whether words beside a time are too few for a title; five Hangul syllables are enough."""
    return len(text.split()) < 3 and sum("가" <= letter <= "힣" for letter in text) < 5
