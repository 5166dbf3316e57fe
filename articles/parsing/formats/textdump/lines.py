"""A dump's lines, cut into pieces that remember where in the text they stand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.wording import even_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTED = re.compile(r"date ?([0-9]{4}-[0-9]{2}-[0-9]{2})(?= |$)")
_CAPTION_MARK = re.compile(r"(?P<mark>[▲△▼▽]|[\[<](?:사진|사진 ?설명)[\]>]) ?(?=[^\s▲△▼▽])")
_A_TAG = (
    r"</?(?:p|div|span|br|b|i|em|strong|figure|figcaption|ul|ol|li|h[1-6])(?: [^<>]{0,200})?/?>"
)
_TAG = re.compile(_A_TAG + " *", re.IGNORECASE)
_CLOSING_TAG = re.compile(f"{_A_TAG} *$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of a line that plays one role; offsets in code points of the text.

    `indent` counts the spaces before the line, `after_blank` says that a blank line stands before.
    """

    text: str
    start: int
    end: int
    line: int
    indent: int = 0
    after_blank: bool = False
    last_line: int = -1

    def __post_init__(self) -> None:
        """A piece ends on the line where it begins, unless it is told otherwise."""
        if self.last_line < 0:
            object.__setattr__(self, "last_line", self.line)

    def part(self, start: int, end: int | None = None) -> Piece:
        """The part of this piece between two of its own offsets, without the space around it."""
        cut = self.text[start:end]
        first = self.start + start + len(cut) - len(cut.lstrip())
        words = cut.strip()
        return Piece(words, first, first + len(words), self.line, self.indent, self.after_blank)


def cut_lines(text: str) -> Iterator[Piece]:
    """Cut a text into its lines that are not blank."""
    start, after_blank = 0, True
    for number, line in enumerate(even_spaces(text).splitlines(keepends=True)):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            first = start + indent
            piece = Piece(words, first, first + len(words), number, indent, after_blank)
            yield without_tags(piece) if words[0] == "<" or words[-1] == ">" else piece
        start += len(line)
        after_blank = not words


def without_tags(piece: Piece) -> Piece:
    """Leave out literal tags around a line: some dumps show each caption once as markup."""
    text, start = piece.text, 0
    end = len(text)
    while (opening := _TAG.match(text, start)) and opening.end() < end:
        start = opening.end()
    while closing := _CLOSING_TAG.search(text, max(start + 1, end - 220), end):
        end = closing.start()
    return piece.part(start, end)


def split_caption_mark(piece: Piece) -> tuple[Piece, Piece] | None:
    """Cut the mark off a line that begins as Korean captions do: "▲ …", "[사진] …"."""
    match = _CAPTION_MARK.match(piece.text) if piece.text[0] in "▲△▼▽[<" else None
    if match is None or piece.text.count(match["mark"]) > 1:
        return None
    return piece.part(0, match.end("mark")), piece.part(match.end())


def split_listed_date(piece: Piece) -> tuple[dt.date, Piece, Piece] | None:
    """Cut " date 2022-03-29  Back To Top" into the listed date and the rest of the line."""
    match = _LISTED.match(piece.text)
    if match is None:
        return None
    try:
        listed = dt.date.fromisoformat(match[1])
    except ValueError:
        return None
    return listed, piece.part(0, match.end()), piece.part(match.end())
