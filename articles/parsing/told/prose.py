"""The running text of a structured document: plain lines, or a piece of markup that is all text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from articles.parsing.markup.crediting import part, tidy
from articles.parsing.markup.figures import take_figures
from articles.parsing.markup.photos import photos_of
from articles.parsing.markup.runs import read_runs
from articles.parsing.markup.shown import open_page
from articles.parsing.markup.trees import squeezed
from articles.parsing.page import Block, BlockKind, PagePhoto

_TAG = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|[ou]l|li|a|b|i|u|em|strong|blockquote|figure|img|section|article"
    r"|table|hr)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n[ \t\r\f\v\u00a0\u3000]*\n\s*")
_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")
# Two sizes of one picture: "pier-300x200.jpg", "pier.jpg?w=300".
_SIZE = re.compile(r"-[0-9]{2,4}x[0-9]{2,4}(?=\.)|\?.*$")
_WRAPPED = 100
_BULLET = re.compile(r"[-*•·▪] (?=\S)")


@dataclass(frozen=True, slots=True)
class Prose:
    """Blocks of text in reading order and the photos among them."""

    blocks: tuple[Block, ...] = ()
    photos: tuple[PagePhoto, ...] = ()

    def with_photos(self, photos: Iterable[PagePhoto]) -> Prose:
        """Put photos in front that a document tells beside its text; none is told twice.

        What is told beside a photo fills what the text does not say of it.
        """
        more, known = [], list(self.photos)
        for photo in photos:
            place = next((n for n, each in enumerate(known) if _is_same(each, photo)), None)
            if place is None:
                more.append(photo)
            else:
                known[place] = _filled(known[place], photo)
        return replace(self, photos=(*_each_once(more), *known))


NO_PROSE = Prose()


def is_markup(text: str) -> bool:
    """Whether a text holds tags of HTML."""
    return "<" in text and _TAG.search(text) is not None


def prose_of(text: str, base: str = "") -> Prose:
    """Read a text as markup where it holds any, else as plain lines."""
    return from_markup(text, base) if is_markup(text) else from_text(text)


def from_text(text: str) -> Prose:
    """Read plain lines: blank lines part paragraphs; where there are none, each line is one."""
    text = _ENDS.sub("\n", text).strip()
    pieces = _BLANK.split(text)
    if len(pieces) == 1 or not _is_wrapped(pieces):
        pieces = text.split("\n")
    blocks = (_block(squeezed(piece)) for piece in pieces)
    return Prose(tuple(block for block in blocks if block.text))


def _is_wrapped(pieces: list[str]) -> bool:
    """Whether lines are short because they were wrapped, not because each is a paragraph."""
    return all(len(line) <= _WRAPPED for piece in pieces for line in piece.split("\n")[:-1])


def _block(line: str) -> Block:
    bullet = _BULLET.match(line)
    if bullet:
        return Block(BlockKind.LIST_ITEM, line[bullet.end() :])
    return Block(BlockKind.PARAGRAPH, line)


def from_markup(
    source: str,
    base: str = "",
    marked: Mapping[int, PagePhoto] | None = None,
) -> Prose:
    """Read a piece of markup that is an article's text and nothing else.

    `marked` are photos by the number of the mark (`FIGURE_MARK`) that stands in their place.
    Raises UnknownFormat when it is nested too deep.
    """
    if not source.strip():
        return NO_PROSE
    page = open_page(source)
    figures = take_figures(page.tree, base, page.pictures)
    reading = read_runs(page.tree)
    places = reading.before_figure
    seen = [figure for figure in figures if figure.number in places]
    photos = [*photos_of(page, seen, places, base)]
    photos += [
        replace(photo, after_block=places[number])
        for number, photo in (marked or {}).items()
        if number in places
    ]
    photos.sort(key=lambda photo: photo.after_block)
    return Prose(tuple(Block(run.kind, run.text) for run in reading.runs), tuple(photos))


def photo_told(
    url: str | None,
    caption: str = "",
    credit: str = "",
    alt: str = "",
    sources: tuple[str, ...] = (),
) -> PagePhoto | None:
    """Make a photo of what fields tell of it; None when they tell nothing.

    `sources` are its addresses as written, the best first, where they are not of the web.
    """
    caption, credit = squeezed(caption), squeezed(credit)
    if caption and not credit:
        words, credit = part(caption)
        caption = tidy(words) if credit else caption
    sources = tuple(dict.fromkeys(filter(None, (*sources, url))))
    if not (sources or caption or credit):
        return None
    return PagePhoto(caption, credit, url, squeezed(alt), sources=sources)


def _each_once(photos: list[PagePhoto]) -> list[PagePhoto]:
    once: dict[tuple[str | None, str], PagePhoto] = {}
    for photo in photos:
        once.setdefault((photo.url, "" if photo.url else photo.caption), photo)
    return list(once.values())


def _is_same(known: PagePhoto, told: PagePhoto) -> bool:
    if known.url and told.url:
        return _SIZE.sub("", known.url) == _SIZE.sub("", told.url)
    return bool(told.caption) and known.caption == told.caption


def _filled(known: PagePhoto, told: PagePhoto) -> PagePhoto:
    return replace(
        known,
        caption=known.caption or told.caption,
        credit=known.credit or told.credit,
        url=known.url or told.url,
        alt=known.alt or told.alt,
    )
