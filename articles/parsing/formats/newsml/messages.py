"""Which items of a NewsML-G2 message belong together: a text, and the pictures it links to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from articles.parsing.told.trees import every, first, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_MOST = 500
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
        return [Bundle(texts[0], tuple(pictures[:_MOST]))]
    known = {guid: each for each in pictures if (guid := each.get("guid"))}
    groups = _groups(tree)
    bundles = [Bundle(text, tuple(_linked(text, known, groups))) for text in texts]
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


def _linked(
    text: Element, pictures: Mapping[str, Element], groups: Mapping[str, Element]
) -> list[Element]:
    """The pictures that a text links to, or that stand beside it in a group of a package."""
    group = groups.get(text.get("guid", ""))
    beside = islice(every(group, "itemRef"), _MOST) if group is not None else ()
    links = (
        link.get(name, "")
        for link in (*every(_meta(text), "link"), *beside)
        for name in ("residref", "href")
    )
    return [pictures[guid] for guid in dict.fromkeys(links) if guid in pictures][:_MOST]


def _groups(tree: Element) -> dict[str, Element]:
    """The first group of a package that each item is in."""
    found: dict[str, Element] = {}
    for group in (node for node in tree.iter() if name_of(node) == "group"):
        for reference in every(group, "itemRef"):
            found.setdefault(reference.get("residref", ""), group)
    return found


def _meta(item: Element) -> Element:
    found = first(item, "itemMeta")
    return item if found is None else found
