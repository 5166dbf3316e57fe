"""Which texts are captions: by repetition, by their credit, by what they say of the picture."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.credits import Credited, split_credit_ahead
from articles.parsing.datelines import read_dateline
from articles.parsing.formats.textdump.cues import speaks_of_a_photo, speaks_strongly_of_a_photo
from articles.parsing.formats.textdump.marking import Kind, Marked
from articles.parsing.signatures import read_signature
from articles.parsing.wording import likeness, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.formats.textdump.layout import Layout

_SHORTEST_KEY = 12
_DATED = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}\. ?(?:\S{1,60}@\S{1,60})?$")


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


def find_photos(marked: Sequence[Marked], layout: Layout) -> list[Photo]:
    """Find every photo of the page, in order, each once however often its caption is printed."""
    return _Finder(marked, layout).photos()


class _Finder:
    """Weighs each text of a page against the others to tell captions from paragraphs."""

    def __init__(self, marked: Sequence[Marked], layout: Layout) -> None:
        self.marked = marked
        self.layout = layout
        self.credit_lines = [mark.text for mark in marked if mark.kind is Kind.CREDIT][:20]
        self.bylined = {n for mark in marked if mark.kind is Kind.BYLINE for n in mark.agencies}
        self.texts = [
            index
            for index, mark in enumerate(marked)
            if mark.kind is Kind.TEXT and index not in layout.title
        ]
        self.places = {index: place for place, index in enumerate(self.texts)}
        self.credited = {index: self._credited(index) for index in self.texts}
        self.keys = {index: self._key(index) for index in self.texts}
        self.groups = self._group_copies()
        self.dateline = self._dateline_agencies()

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

    def _key(self, index: int) -> str:
        is_whole = self.credited[index] is None
        return self.marked[index].key if is_whole else likeness(self._words_of(index))

    def _words_of(self, index: int) -> str:
        text, credited = self.marked[index].text, self.credited[index]
        if credited is None:
            return text
        return text[: credited.end] if credited.start else text[credited.stop :]

    def _group_copies(self) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = defaultdict(list)
        previous: int | None = None
        for index in self.texts:
            key = self.keys[index]
            if previous is not None and key not in groups and self._nearly_same(previous, index):
                key = self.keys[index] = self.keys[previous]
            groups[key].append(index)
            previous = index
        return groups

    def _nearly_same(self, first: int, second: int) -> bool:
        """Whether two neighbours differ by a word or so, as a caption and its alternative text."""
        if self._is_cut_off(first, second) or self._is_cut_off(second, first):
            return True
        if abs(len(self.keys[first]) - len(self.keys[second])) > 24:
            return False
        ours, theirs = set(words(self._words_of(first))), set(words(self._words_of(second)))
        return len(ours) >= 6 and len(ours & theirs) * 10 >= 9 * max(len(ours), len(theirs))

    def _is_cut_off(self, cut: int, whole: int) -> bool:
        """Whether a text is the beginning of its neighbour, ended with dots."""
        is_cut = self.marked[cut].text.endswith(("...", "…")) and len(self.keys[cut]) > 20
        return is_cut and self.keys[whole].startswith(self.keys[cut])

    def _dateline_agencies(self) -> set[str]:
        found = (read_dateline(self.marked[i].text) for i in self.texts)
        return {name for dateline in found if dateline for name in dateline.agencies}

    def _is_certain(self, index: int) -> bool:
        text, credited = self.marked[index].text, self.credited[index]
        if text[0] in "([" and _DATED.search(text, max(0, len(text) - 140)) and read_dateline(text):
            return True
        if self._is_doubled(index) or speaks_strongly_of_a_photo(text):
            return True
        if credited is None:
            return False
        if credited.start == 0 or speaks_of_a_photo(text):
            return True
        return not credited.is_plain and not self._may_be_signature(index, credited)

    def _is_doubled(self, index: int) -> bool:
        group = self.groups[self.keys[index]]
        if len(group) < 2 or len(self.keys[index]) < _SHORTEST_KEY:
            return False
        if any(self.credited[copy] for copy in group):
            return True
        places = [self.places[copy] for copy in group]
        return any(after - before == 1 for before, after in pairwise(places))

    def _may_be_signature(self, index: int, credited: Credited) -> bool:
        """A chain such as "(AP-Yonhap)" signs the last paragraph when the byline names the same."""
        return index == self.texts[-1] and bool(
            self.bylined & set(agencies_in_chain(credited.credit))
        )

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
        before = credit - 1 if credit - 1 in self.keys else None
        after = credit + 1 if credit + 1 in self.keys else None
        if before is None or after is None:
            return after if before is None else before
        line = self.marked[credit].piece
        touches_after = not self.marked[after].piece.after_blank
        if line.after_blank == touches_after:
            return after if touches_after else before
        return after if line.text.isupper() else before

    def _by_position(self, certain: set[int]) -> list[int]:
        """Decide plain brackets: between paragraphs a credit, at the very end a signature."""
        rest = [index for index in self.texts if index not in certain and index < self.layout.end]
        plain = [i for i in rest if (c := self.credited[i]) is not None and c.is_plain]
        if not plain:
            return []
        between = [index for index in plain if index != rest[-1]]
        if plain[-1] == rest[-1] and self._is_caption_at_end(rest, has_others=bool(between)):
            return plain
        return between

    def _is_caption_at_end(self, rest: list[int], *, has_others: bool) -> bool:
        """Tell a caption that stands last from a last paragraph with the agency's signature."""
        text, credited = self.marked[rest[-1]].text, self.credited[rest[-1]]
        if credited is None or read_dateline(text):
            return False
        if set(agencies_in_chain(credited.credit)) & self.dateline:
            return True
        if read_signature(text) is None:
            return has_others
        return not self.bylined and len(rest) == 1 and text.endswith("]")

    def _merged(self, captions: set[int]) -> list[Photo]:
        photos: dict[str, Photo] = {}
        for index in self.texts:
            key = self.keys[index]
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
        if self._is_cut_off(photo.index, index):
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
