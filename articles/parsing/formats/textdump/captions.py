"""Which texts are captions: by repetition, by their credit, by what they say of the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.bylines import korean_reporters
from articles.parsing.credits import Credited, split_any_name, split_credit_ahead
from articles.parsing.formats.textdump.copies import Copies
from articles.parsing.formats.textdump.cues import speaks_of_a_photo, speaks_strongly_of_a_photo
from articles.parsing.formats.textdump.kinds import CAPTION_MARK, Kind, Marked
from articles.parsing.signatures import read_signature
from articles.parsing.wording import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.formats.textdump.layout import Layout

_DATED = re.compile(
    r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}\. ?(?:\S{1,60}@\S{1,60})? ?(?:\*? ?재판매[^.]{0,20}금지)?$"
)


@dataclass(slots=True)
class Photo:
    """A caption as the page shows it: the piece it was first read from, its credit, its copies."""

    index: int
    end: int
    credit: str = ""
    start: int = 0
    copies: list[int] = field(default_factory=list)
    credit_lines: list[int] = field(default_factory=list)

    @property
    def occurrences(self) -> int:
        """How often the caption stands in the document."""
        return 1 + len(self.copies)


def find_photos(
    marked: Sequence[Marked], layout: Layout, names: frozenset[str] = frozenset()
) -> list[Photo]:
    """Find every photo of the page, in order, each once however often its caption is printed."""
    return _Finder(marked, layout, names).photos()


class _Finder:
    """Weighs each text of a page against the others to tell captions from paragraphs."""

    def __init__(self, marked: Sequence[Marked], layout: Layout, names: frozenset[str]) -> None:
        self.marked = marked
        self.layout = layout
        self.names = names
        self.credit_lines = [mark.text for mark in marked if mark.kind is Kind.CREDIT][:20]
        bylines = (mark.agencies for mark in marked if mark.kind is Kind.BYLINE)
        self.bylined = {folded(name) for agencies in bylines for name in agencies}
        datelines = (mark.dateline.agencies for mark in marked if mark.dateline)
        self.datelined = {folded(name) for agencies in datelines for name in agencies}
        self.texts = [
            index
            for index, mark in enumerate(marked)
            if mark.kind is Kind.TEXT and index not in layout.title
        ]
        self.credited = {index: self._credited(index) for index in self.texts}
        self.copies = Copies(marked, self.texts, self.credited)
        self._credit_doubled()

    def photos(self) -> list[Photo]:
        certain = {i for i in self.texts if self._is_certain(i) or self._stands_beside_a_credit(i)}
        captions = certain | set(self._by_position(certain))
        photos = self._merged(captions)
        self._attach_credit_lines(photos)
        return photos

    def _credited(self, index: int) -> Credited | None:
        mark = self.marked[index]
        return mark.credited or self._credit_line_ahead(mark.text) or split_credit_ahead(mark.text)

    def _credit_line_ahead(self, text: str) -> Credited | None:
        """A credit that has a line of its own elsewhere may also stand before a caption."""
        for credit in self.credit_lines:
            if text.startswith(credit + " "):
                return Credited(len(text), 0, len(credit), credit)
        return None

    def _credit_doubled(self) -> None:
        """What is printed twice is a caption, so the name in its closing bracket is a credit."""
        for index in self.texts:
            if self.credited[index] is None and self.copies.is_doubled(index):
                self.credited[index] = split_any_name(self.marked[index].text)

    def _is_certain(self, index: int) -> bool:
        mark, credited = self.marked[index], self.credited[index]
        if mark.text[0] in "([" and mark.dateline and _ends_with_a_day(mark.text):
            return True
        if (
            mark.note == CAPTION_MARK
            or self.copies.is_doubled(index)
            or speaks_strongly_of_a_photo(mark.text)
        ):
            return True
        if credited is None:
            return False
        if credited.start == 0:
            return True
        is_telling = not credited.is_plain or speaks_of_a_photo(mark.text)
        return is_telling and not self._may_be_signature(index, credited)

    def _may_be_signature(self, index: int, credited: Credited) -> bool:
        """A bracket that closes the story is its signature when the byline names the same."""
        return index == self.layout.closing and bool(self.bylined & _names_in(credited.credit))

    def _stands_beside_a_credit(self, index: int) -> bool:
        """A text whose neighbour is a line that holds nothing but a credit."""
        for other in (index - 1, index + 1):
            if 0 <= other < len(self.marked) and self.marked[other].kind is Kind.CREDIT:
                gap = abs(self.marked[other].piece.line - self.marked[index].piece.line)
                if gap <= 2 and self._owner(other) == index:
                    return True
        return False

    def _owner(self, credit: int) -> int | None:
        """The text that a credit line belongs to: the nearer one, capitals stand before."""
        before = credit - 1 if credit - 1 in self.credited else None
        after = credit + 1 if credit + 1 in self.credited else None
        if before is None or after is None:
            return after if before is None else before
        line = self.marked[credit].piece
        touches_after = not self.marked[after].piece.after_blank
        if line.after_blank == touches_after:
            return after if touches_after else before
        return after if line.text.isupper() else before

    def _by_position(self, certain: set[int]) -> list[int]:
        """Decide plain brackets: between paragraphs a credit, at the very end a signature."""
        closing = self.layout.closing
        rest = [index for index in self.texts if index not in certain and index <= closing]
        plain = [i for i in rest if (c := self.credited[i]) is not None and c.is_plain]
        if not plain:
            return []
        if len(plain) == len(rest) > 1:
            return plain
        signed = self._signed_by_byline(rest, plain)
        if signed is not None:
            return [index for index in plain if index != signed]
        between = [index for index in plain if index != rest[-1]]
        if plain[-1] == rest[-1] and self._is_caption_at_end(rest, has_others=bool(between)):
            return plain
        return between

    def _signed_by_byline(self, rest: list[int], plain: list[int]) -> int | None:
        """The last of the closing texts whose bracket names the agency of the byline.

        Where a dateline names it already, the bracket is a credit.
        """
        if self.bylined & self.datelined:
            return None
        for index in reversed(rest):
            credited = self.credited[index]
            if index not in plain or credited is None:
                return None
            if self.bylined & _names_in(credited.credit):
                return index
        return None

    def _is_caption_at_end(self, rest: list[int], *, has_others: bool) -> bool:
        """Tell a caption that stands last from a last paragraph with the agency's signature."""
        mark, credited = self.marked[rest[-1]], self.credited[rest[-1]]
        if credited is None or mark.dateline or korean_reporters(credited.credit):
            return False
        if _names_in(credited.credit) & self.datelined:
            return True
        if read_signature(mark.text, self.names) is None:
            return has_others
        return not self.bylined and len(rest) == 1 and mark.text.endswith("]")

    def _merged(self, captions: set[int]) -> list[Photo]:
        photos: dict[str, Photo] = {}
        for index in self.texts:
            key = self.copies.keys[index]
            if key in photos:
                self._add_copy(photos[key], index)
            elif index in captions:
                photos[key] = self._photo(index)
        return list(photos.values())

    def _photo(self, index: int) -> Photo:
        credited = self.credited[index]
        if credited is None:
            return Photo(index, len(self.marked[index].text))
        if credited.start:
            return Photo(index, credited.end, credited.credit)
        return Photo(index, credited.end, credited.credit, start=credited.stop)

    def _add_copy(self, photo: Photo, index: int) -> None:
        if self.copies.is_cut_off(photo.index, index):
            whole = self._photo(index)
            photo.copies.append(photo.index)
            photo.index, photo.start, photo.end = whole.index, whole.start, whole.end
        else:
            photo.copies.append(index)
        credited = self.credited[index]
        if credited and not photo.credit:
            photo.credit = credited.credit

    def _attach_credit_lines(self, photos: list[Photo]) -> None:
        by_index = {index: photo for photo in photos for index in (photo.index, *photo.copies)}
        for credit, mark in enumerate(self.marked):
            owner = self._owner(credit) if mark.kind is Kind.CREDIT else None
            photo = by_index.get(owner) if owner is not None else None
            if photo:
                photo.credit = photo.credit or mark.text.strip("()[]")
                photo.credit_lines.append(credit)


def _ends_with_a_day(text: str) -> bool:
    return _DATED.search(text, max(0, len(text) - 140)) is not None


def _names_in(credit: str) -> set[str]:
    """The organisations of a credit, folded; a name that no list has stands for itself."""
    return set(map(folded, agencies_in_chain(credit) or (credit,)))
