"""Microdata and RDFa-like properties: what elements of the page are said to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.markup.trees import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_WITH_PROPERTY = etree.XPath(".//*[@itemprop]")
_LONGEST = 300

Properties = dict[str, list["HtmlElement"]]


def read_properties(tree: HtmlElement) -> Properties:
    """Find the elements that are said to hold something, by the names of their properties."""
    found: Properties = {}
    for element in _WITH_PROPERTY(tree):
        for name in element.get("itemprop").split():
            found.setdefault(name, []).append(element)
    return found


def properties(held: Properties, name: str) -> Iterator[str]:
    """The values of an item property, in reading order: machine-readable ones before the words."""
    for element in held.get(name, ()):
        value = element.get("content") or element.get("datetime") or _named(element)
        if value and len(value) <= _LONGEST:
            yield value.strip()


def _named(element: HtmlElement) -> str:
    """The name inside an item of its own, as of an author; else the words of the element."""
    inner = element.find(".//*[@itemprop='name']") if element.get("itemscope") is not None else None
    chosen = element if inner is None else inner
    return chosen.get("content") or words_of(chosen)
