"""Which items of a NewsML-G2 message belong together: a text, and the pictures it links to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.told.trees import every, first, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

_PICTURES = ("picture", "graphic", "photo")


@dataclass(frozen=True, slots=True)
class Bundle:
    """One story: its text, or a picture sent alone, and the pictures that go with it."""

    main: Element
    pictures: tuple[Element, ...] = ()


def bundles_of(tree: Element) -> list[Bundle]:
    """The stories of a document, in its order."""
    items = [tree] if name_of(tree) == "newsItem" else _items(tree)
    pictures = [each for each in items if kind_of(each) in _PICTURES]
    texts = [each for each in items if kind_of(each) in ("text", "composite", "")]
    if len(texts) == 1:
        return [Bundle(texts[0], tuple(pictures))]
    bundles = [Bundle(text, tuple(_linked(text, pictures))) for text in texts]
    taken = {id(picture) for bundle in bundles for picture in bundle.pictures}
    return [*bundles, *(Bundle(each) for each in pictures if id(each) not in taken)]


def kind_of(item: Element) -> str:
    """What an item is: text, picture, graphic, video; empty where it does not say."""
    told = first(item, "itemMeta", "itemClass")
    if told is None:
        return ""
    written = told.get("qcode") or told.get("uri") or told.get("literal", "")
    return written.replace("/", ":").rpartition(":")[2].casefold()


def _items(tree: Element) -> list[Element]:
    return [node for node in tree.iter() if name_of(node) == "newsItem"]


def _linked(text: Element, pictures: Sequence[Element]) -> list[Element]:
    links = {
        link.get(name)
        for link in (*every(_meta(text), "link"), *_references(text))
        for name in ("residref", "href")
    }
    return [each for each in pictures if each.get("guid") and each.get("guid") in links]


def _references(text: Element) -> list[Element]:
    """What stands beside a text in a group of the message's package."""
    guid, root = text.get("guid"), text.getroottree().getroot()
    groups = (node for node in root.iter() if name_of(node) == "group")
    for group in groups if guid else ():
        references = list(every(group, "itemRef"))
        if any(reference.get("residref") == guid for reference in references):
            return references
    return []


def _meta(item: Element) -> Element:
    found = first(item, "itemMeta")
    return item if found is None else found
