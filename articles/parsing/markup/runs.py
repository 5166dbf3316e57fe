"""A tree cut into runs: the stretches of text that a browser would set as one paragraph each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.markup.trees import BLOCK_TAGS, FIGURE_MARK, LINE_BREAK, squeezed
from articles.parsing.page import BlockKind
from articles.parsing.wording import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_PARTED = re.compile(rf"{LINE_BREAK}[^\S{LINE_BREAK}]*{LINE_BREAK}\s*")
_A_SENTENCE = 40
_ENOUGH = 400
_EASTERN = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af ]")
_MOSTLY, _HALF = 0.8, 0.45
_LONG = 80
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WATCHED = {
    "a": "link",
    "b": "bold",
    "strong": "bold",
    "li": "list",
    "dd": "list",
    "dt": "list",
    "blockquote": "quotation",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of text in its nearest block; `linked` and `bold` count characters.

    `size` is how much it says, in the letters that a European language needs for it.
    """

    element: HtmlElement
    text: str
    linked: int
    bold: int
    kind: BlockKind
    size: int

    @property
    def shape(self) -> tuple[str | None, ...]:
        """What tells the paragraphs of one text from the boxes between them."""
        parent = self.element.getparent()
        around = (None, None) if parent is None else (parent.tag, parent.get("class"))
        return (self.element.tag, self.element.get("class"), *around)


@dataclass(frozen=True, slots=True)
class Reading:
    """The runs of a page in reading order, and how many of them stand before each figure."""

    runs: list[Run]
    before_figure: dict[int, int]


def size_of(text: str) -> int:
    """Chinese, Japanese and Korean say as much in half the letters."""
    is_eastern = not text.isascii() and len(_EASTERN.findall(text[:_ENOUGH])) * 2 > min(
        len(text), _ENOUGH
    )
    return len(text) * 2 if is_eastern else len(text)


def read_runs(root: HtmlElement) -> Reading:
    """Cut everything below an element into runs."""
    cutter = _Cutter(root)
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            cutter.enter(node)
        else:
            cutter.leave(node)
    return Reading(cutter.runs, cutter.before_figure)


class _Cutter:
    """Gathers inline text and starts anew wherever a block begins or ends."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.runs: list[Run] = []
        self.blocks: list[HtmlElement] = [root]
        self.pieces: list[str] = []
        self.linked = self.bold = 0
        self.inside: Counter[str] = Counter()
        self.before_figure: dict[int, int] = {}

    def enter(self, node: HtmlElement) -> None:
        if node.tag in BLOCK_TAGS:
            self.flush()
            self.blocks.append(node)
        if node.tag in _WATCHED:
            self.inside[_WATCHED[node.tag]] += 1
        mark = node.get(FIGURE_MARK) if node.tag == "span" else None
        if mark is not None:
            self.before_figure[int(mark)] = len(self.runs) + bool("".join(self.pieces).strip())
        self.take(node.text)

    def leave(self, node: HtmlElement) -> None:
        if node.tag in BLOCK_TAGS:
            self.flush()
            self.blocks.pop()
        if node.tag in _WATCHED:
            self.inside[_WATCHED[node.tag]] -= 1
        if node is not self.root:
            self.take(node.tail)

    def take(self, text: str | None) -> None:
        # Most of what stands between two blocks is one space.
        if not text or (text == " " and not self.pieces):
            return
        self.pieces.append(text)
        if self.inside["link"]:
            self.linked += len(text.strip())
        if self.inside["bold"]:
            self.bold += len(text.strip())

    def flush(self) -> None:
        if not self.pieces:
            return
        text = "".join(self.pieces)
        if text.strip():
            self.runs += self.cut(text)
        self.pieces.clear()
        self.linked = self.bold = 0

    def cut(self, text: str) -> Iterator[Run]:
        """Two line breaks in a row part paragraphs where a page has no tags for them."""
        pieces = (line for part in _PARTED.split(text) for line in _paragraph_lines(part))
        parts = [part for part in map(squeezed, pieces) if part]
        whole = sum(map(len, parts))
        for part in parts:
            linked = round(self.linked * len(part) / whole)
            bold = round(self.bold * len(part) / whole)
            yield Run(self.blocks[-1], part, linked, bold, self.kind(), size_of(part))

    def kind(self) -> BlockKind:
        if self.blocks[-1].tag in _HEADINGS:
            return BlockKind.HEADING
        if self.inside["list"]:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTATION if self.inside["quotation"] else BlockKind.PARAGRAPH


def _paragraph_lines(text: str) -> Iterator[str]:
    """A single line break parts two paragraphs where whole sentences of some length meet at it."""
    lines = text.split(LINE_BREAK)
    gathered = lines[0]
    for line in lines[1:]:
        if (
            len(gathered) > _A_SENTENCE
            and len(line) > _A_SENTENCE
            and ends_sentence(squeezed(gathered))
        ):
            yield gathered
            gathered = line
        else:
            gathered += LINE_BREAK + line
    yield gathered


def is_link(run: Run) -> bool:
    """A run that is one link leads elsewhere; a sentence with links in it does not."""
    if run.kind is BlockKind.LIST_ITEM:
        return run.linked >= _HALF * len(run.text) and len(run.text) < 200
    is_all = run.linked >= _MOSTLY * len(run.text)
    return (
        is_all and len(run.text) < 250 and not (ends_sentence(run.text) and len(run.text) > _LONG)
    )
