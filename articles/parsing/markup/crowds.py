"""Blocks crowded with thousands of inline elements, thinned out before others look at them."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.markup.trees import BLOCK_TAGS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# No sentence of a story has so many links and words in bold; trafilatura's time grows with their
# square.
MOST_INLINE = 1000


def thinned(tree: HtmlElement, most: int = MOST_INLINE) -> HtmlElement:
    """The tree itself, or a copy with the words but not the tags inside of crowded blocks.

    A block is crowded when more than `most` inline elements stand in it and in no block within.
    """
    blocks = _block_of_each(tree)
    crowded = {block for block, count in Counter(blocks.values()).items() if count > most}
    if not crowded:
        return tree
    copy = deepcopy(tree)
    for element, twin in zip(list(tree.iter()), list(copy.iter()), strict=True):
        if element in crowded:
            _leave_words(twin)
    return copy


def _block_of_each(tree: HtmlElement) -> dict[HtmlElement, HtmlElement]:
    """The block that each inline element stands in."""
    found: dict[HtmlElement, HtmlElement] = {}
    for element in tree.iter(etree.Element):
        if element.tag not in BLOCK_TAGS and (parent := element.getparent()) is not None:
            found[element] = found.get(parent, parent)
    return found


def _leave_words(block: HtmlElement) -> None:
    """Join the words of a block's inline elements; the blocks within stay where they stand."""
    pieces: list[list[str]] = [[]]
    within: list[HtmlElement] = []
    walk = etree.iterwalk(block, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node is not block and node.tag in BLOCK_TAGS:
            walk.skip_subtree()
            within.append(node)
            pieces.append([])
        elif event == "start":
            pieces[-1].append(node.text or "")
        if event == "end" and node is not block:
            pieces[-1].append(node.tail or "")
    tail = block.tail
    block.clear(keep_tail=False)
    block.text, block.tail = "".join(pieces[0]), tail
    for node, behind in zip(within, pieces[1:], strict=True):
        node.tail = "".join(behind)
        block.append(node)
