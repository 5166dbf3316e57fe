"""Parts of a page that hold no text to speak of, set aside while others look for its text."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.markup.frames import is_telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.runs import Run

# Menus, lists of headlines and footers have so many elements; a list in a story has fewer.
_MANY = 20


@contextmanager
def without_shelves(runs: Sequence[Run]) -> Iterator[set[HtmlElement]]:
    """Take the large parts without any telling run out of their tree, and put them back at the end.

    They are half of a page at times, and who looks for the text pays for every element. Give all
    elements that are set aside.
    """
    parts, aside = _shelves(runs)
    places = [(part, _stand_in(part)) for part in parts]
    for part, stand_in in places:
        _replace(part, stand_in)
    try:
        yield aside
    finally:
        for part, stand_in in places:
            _replace(stand_in, part)


def _shelves(runs: Sequence[Run]) -> tuple[list[HtmlElement], set[HtmlElement]]:
    holding: set[HtmlElement] = set()
    for run in filter(is_telling, runs):
        node = run.element
        while node is not None and node not in holding:
            holding.add(node)
            node = node.getparent()
    # The outermost alone: what stands in them goes with them.
    children = (child for node in holding for child in node if child not in holding)
    held = [(child, list(child.iter())) for child in children]
    large = [(child, elements) for child, elements in held if len(elements) >= _MANY]
    return [child for child, _ in large], {each for _, elements in large for each in elements}


def _stand_in(part: HtmlElement) -> HtmlElement:
    stand_in = etree.Element("span")
    stand_in.tail = part.tail
    return stand_in


def _replace(old: HtmlElement, new: HtmlElement) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
