"""A dump as it was understood: its marked pieces, its layout, its photos and its running text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from articles.parsing.formats.textdump.body import Passage, read_passages
from articles.parsing.formats.textdump.captions import Photo, find_photos
from articles.parsing.formats.textdump.chrome import end_of_leading_chrome
from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.formats.textdump.layout import Layout, lay_out, reads_as_sentence
from articles.parsing.formats.textdump.lines import cut_lines, split_listed_date
from articles.parsing.formats.textdump.marking import mark
from articles.parsing.formats.textdump.naming import with_own_names
from articles.parsing.formats.textdump.titles import is_bare_name
from articles.parsing.formats.textdump.wrapping import joined
from articles.parsing.signatures import Signature, read_signature
from articles.parsing.wording import even_spaces, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS_OF_A_HEADING = 5
_LINES_OF_A_HEAD = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What each piece of a dump turned out to be; numbers are indices of `marked`.

    `names` are organisations that the page names and no list does, folded.
    """

    marked: tuple[Marked, ...]
    layout: Layout
    photos: tuple[Photo, ...]
    passages: tuple[Passage, ...]
    signature: Signature | None
    listed: dt.date | None
    names: frozenset[str] = frozenset()

    def caption(self, photo: Photo) -> str:
        """The words of a photo's caption, without its credit."""
        return squeeze(self.marked[photo.index].text[photo.start : photo.end])

    @property
    def texts(self) -> list[str]:
        """Every paragraph and caption, in no particular order."""
        captions = [self.caption(photo) for photo in self.photos]
        return [passage.text for passage in self.passages] + captions


def read(text: str, given: Iterable[str] = ()) -> Reading:
    """Understand the text of a dump; `given` are names of sources known from elsewhere."""
    listed, marked = _mark_all(text)
    marked, names = with_own_names(marked, given)
    layout = lay_out(marked)
    photos = find_photos(marked, layout, names)
    is_cut = not text[-1].isspace()
    passages = read_passages(marked, _body_lines(marked, layout, photos), is_cut=is_cut)
    signature = read_signature(passages[-1].text, names) if passages else None
    if signature is not None:
        passages[-1] = _without_signature(passages[-1], signature)
    passages = [passage for passage in passages if passage.text]
    return Reading(tuple(marked), layout, tuple(photos), tuple(passages), signature, listed, names)


def _mark_all(text: str) -> tuple[dt.date | None, list[Marked]]:
    listed: dt.date | None = None
    marked: list[Marked] = []
    for number, piece in enumerate(cut_lines(text)):
        split = split_listed_date(piece) if listed is None and number < _LINES_OF_A_HEAD else None
        if split:
            listed, dated, piece = split
            marked.append(Marked(dated, Kind.LISTED_DATE))
            cut = end_of_leading_chrome(piece.text)
            marked.extend(mark(piece.part(0, cut)))
            piece = piece.part(cut)
        marked.extend(mark(piece))
    return listed, _with_credits_among_text(joined(marked, even_spaces(text)))


def _with_credits_among_text(marked: list[Marked]) -> list[Marked]:
    """A bracket alone on its line signs the story at its end; before that it credits a photo."""
    last = max((n for n, one in enumerate(marked) if one.kind is Kind.TEXT), default=0)
    return [
        replace(one, kind=Kind.CREDIT) if one.kind is Kind.SIGNATURE and n < last else one
        for n, one in enumerate(marked)
    ]


def _body_lines(marked: list[Marked], layout: Layout, photos: list[Photo]) -> list[int]:
    captions = {index for photo in photos for index in (photo.index, *photo.copies)}
    title = layout.title_key
    lines = [
        index
        for index in range(layout.start, layout.end)
        if marked[index].kind is Kind.TEXT
        and index not in captions
        and not (title and marked[index].key == title)
    ]
    return list(dropwhile(lambda index: _is_head_residue(marked[index].text), lines))


def _is_head_residue(text: str) -> bool:
    """A scrap between the head and the first sentence: a menu word, a bare name."""
    is_scrap = len(text.split()) < _WORDS_OF_A_HEADING or is_bare_name(text)
    return is_scrap and not reads_as_sentence(text)


def _without_signature(passage: Passage, signature: Signature) -> Passage:
    return Passage(passage.kind, passage.text[: signature.start].rstrip(), passage.lines)
