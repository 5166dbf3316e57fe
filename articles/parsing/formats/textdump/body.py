"""Paragraphs and headings: the running text of a page, with hard-wrapped lines joined again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.parsing.formats.textdump.kinds import Marked
from articles.parsing.page import BlockKind
from articles.parsing.wording import ends_sentence, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORTEST_WRAPPED = 40
_WORDS_OF_A_SENTENCE = 12
_BULLETS = ("• ", "▶ ", "■ ", "◆ ", "○ ", "△ ", "* ", "- ", "– ")
_KOREAN_ENDINGS = ("다", "요", "음", "함")


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of running text and the indices of the lines that it was printed on."""

    kind: BlockKind
    text: str
    lines: tuple[int, ...]


def read_passages(
    marked: Sequence[Marked], indices: Sequence[int], *, is_cut: bool = False
) -> list[Passage]:
    """Make blocks of the lines that are running text; `is_cut` when the file ends inside a line."""
    joined = [lines for group in _groups(marked, indices) for lines in _joined(marked, group)]
    last_sentence = max(
        (n for n, lines in enumerate(joined) if _is_sentence(marked, lines)), default=-1
    )
    passages = []
    for number, lines in enumerate(joined):
        text = squeeze(" ".join(marked[index].text for index in lines))
        kind = _kind(text, is_followed=0 < number < last_sentence)
        is_next = is_cut and number == last_sentence + 1 and lines[-1] == len(marked) - 1
        if number <= last_sentence or is_long_enough(text) or (is_next and _looks_cut(text)):
            passages.append(Passage(kind, text, lines))
    return passages


def is_long_enough(text: str) -> bool:
    """Whether a line that ends no sentence is too long for a foot line: no words are lost."""
    return len(text.split()) >= _WORDS_OF_A_SENTENCE


def ends_early(text: str) -> bool:
    """Whether a text stops before its sentence does."""
    return not _ends(text)


def _looks_cut(text: str) -> bool:
    """Whether a file ends inside this line's sentence: in a small word, a comma, in Hangul."""
    last = text[-1]
    return len(text.split()) > 1 and (last.islower() or last == "," or "가" <= last <= "힣")


def _groups(marked: Sequence[Marked], indices: Sequence[int]) -> Iterator[list[int]]:
    """Lines that follow each other without a blank line or anything else between."""
    group: list[int] = []
    for index in indices:
        if group and marked[index].piece.line != marked[group[-1]].piece.last_line + 1:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _joined(marked: Sequence[Marked], group: list[int]) -> Iterator[tuple[int, ...]]:
    texts = [marked[index].text for index in group]
    if not any(_is_cut_short(text, after) for text, after in pairwise(texts)):
        yield from ((index,) for index in group)
        return
    widest = max(len(marked[index].text) for index in group)
    margin = min(marked[index].piece.indent for index in group)
    has_indents = any(marked[index].piece.indent > margin for index in group)
    lines = [group[0]]
    for index in group[1:]:
        before = marked[lines[-1]].text
        ends = _ends(before) and (not has_indents and len(before) * 4 < widest * 3)
        is_heading = _is_heading(before) and not marked[index].text[0].islower()
        if ends or marked[index].piece.indent > margin or is_heading:
            yield tuple(lines)
            lines = []
        lines.append(index)
    yield tuple(lines)


def _is_cut_short(text: str, after: str) -> bool:
    if after[0].islower() and not ends_sentence(text):
        return True
    return len(text) >= _SHORTEST_WRAPPED and not _ends(text)


def _ends(text: str) -> bool:
    return ends_sentence(text) or text.endswith((*_KOREAN_ENDINGS, ":", ";", ")", "]"))


def _is_heading(text: str) -> bool:
    return len(text) < _SHORTEST_WRAPPED and not _ends(text)


def _is_sentence(marked: Sequence[Marked], lines: tuple[int, ...]) -> bool:
    return _ends(marked[lines[-1]].text)


def _kind(text: str, *, is_followed: bool) -> BlockKind:
    if text.startswith(_BULLETS):
        return BlockKind.LIST_ITEM
    is_short = len(text.split()) <= 12 and len(text) <= 100
    if is_followed and is_short and not _ends(text) and text[-1] not in ",-—":
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
