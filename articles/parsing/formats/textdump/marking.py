"""A line as marked pieces: most lines are one, a line with several roles gives several."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.parsing.bylines import read_bare_name, read_byline
from articles.parsing.dates import Stamp, read_stamps
from articles.parsing.formats.textdump.chrome import chrome_at_end, section_at_end
from articles.parsing.formats.textdump.kinds import CAPTION_MARK, Kind, Marked
from articles.parsing.formats.textdump.lines import Piece, split_caption_mark
from articles.parsing.formats.textdump.rules import judge, source_before_times
from articles.parsing.signatures import end_mark
from articles.parsing.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_TIME_LINE = 400
_LONGEST_LABELLED_SENTENCE = 160
_LABEL_END = re.compile(r" ?[:：]")
_TITLE_LABEL = re.compile(r"(?:title|headline|제목) ?[:：] ?(?=\S)", re.IGNORECASE)


def mark(piece: Piece) -> Iterator[Marked]:
    """Say what a line is; a line with several roles gives several marked pieces."""
    if not piece.text:
        return
    stamps = _stamps_of_a_time_line(piece.text)
    if stamps:
        yield from _mark_time_line(piece, stamps)
        return
    caption = split_caption_mark(piece)
    if caption and (found := judge(caption[1])).kind is Kind.TEXT and _is_caption(found):
        yield Marked(caption[0], Kind.CHROME, "mark of a caption")
        yield replace(found, note=CAPTION_MARK)
        return
    labelled = _TITLE_LABEL.match(piece.text)
    if labelled:
        yield Marked(piece.part(0, labelled.end()), Kind.CHROME, "label")
        yield judge(piece.part(labelled.end()))
        return
    cut = end_mark(piece.text)
    if cut is None:
        cut = chrome_at_end(piece.text)
    if cut:
        yield from mark(piece.part(0, cut))
        yield judge(piece.part(cut))
    else:
        yield judge(piece)


def _is_caption(mark: Marked) -> bool:
    return mark.credited is not None or ends_sentence(mark.text)


def _stamps_of_a_time_line(text: str) -> tuple[Stamp, ...]:
    """The stamps of a line that is there for them; none for a sentence with a date."""
    if len(text) > _LONGEST_TIME_LINE or _is_long_sentence(text):
        return ()
    stamps = read_stamps(text)
    if not stamps:
        return ()
    around = " ".join(_around(text, stamps)).split()
    words = [word for word in around if any(map(str.isalnum, word))]
    return stamps if len(words) <= _words_allowed(text, stamps, bool(words)) else ()


def _is_long_sentence(text: str) -> bool:
    return len(text) > _LONGEST_LABELLED_SENTENCE and ends_sentence(text)


def _words_allowed(text: str, stamps: tuple[Stamp, ...], has_words: bool) -> int:
    """A label speaks for a time line, a clock less so, a bare date least."""
    if any(stamp.label for stamp in stamps):
        has_colon = any(_LABEL_END.match(text, s.start + len(s.label)) for s in stamps if s.label)
        is_sentence = has_words and ends_sentence(text)
        return 0 if is_sentence and not has_colon else 14
    if any(stamp.day and stamp.clock for stamp in stamps):
        return 0 if ends_sentence(text) else 5
    has_bar = "|" in text and not ends_sentence(text)
    return 8 if has_bar and any(stamp.day for stamp in stamps) else 0


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
        yield judge(piece.part(by))
        return
    found = judge(piece)
    if found.kind is Kind.TEXT:
        found = _beside_times(piece) or found
    is_scrap = found.kind is Kind.TEXT and _is_scrap(piece.text)
    yield Marked(piece, Kind.CHROME, "page chrome") if is_scrap else found


def _beside_times(piece: Piece) -> Marked | None:
    """A bare name or a source with its place, which only the times beside them tell apart."""
    byline = read_bare_name(piece.text)
    return Marked(piece, Kind.BYLINE, byline=byline) if byline else source_before_times(piece)


def _is_scrap(text: str) -> bool:
    """Whether words beside a time are too few for a title; five Hangul syllables are enough."""
    names = [word for word in text.split() if word != "|"]
    return len(names) < 3 and sum("가" <= letter <= "힣" for letter in text) < 5
