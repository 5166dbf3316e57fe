"""Files of feeds, RSS 0.9 to 2.0 and Atom: each entry an article, full or a teaser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from articles.parsing.formats.feeds import atom, rss
from articles.parsing.told.gathering import Told, pages_of
from articles.parsing.told.trees import name_of, read_tree, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from articles.parsing.page import Hint, ParsedPage

__all__ = ["NAME", "parse", "recognises"]

NAME = "feed"
_ATOM, _RSS_1 = "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/"


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own: told by its first tag."""
    root, attributes = root_of(raw)
    is_ours = (
        root == "rss"
        or (root in ("feed", "entry") and (_ATOM in attributes or "/atom/ns#" in attributes))
        or (root == "RDF" and (_RSS_1 in attributes or "my.netscape.com/rdf" in attributes))
    )
    return 0.97 if is_ours else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read each entry as an article; raise UnknownFormat when there is none."""
    tree, markup, warnings = read_tree(raw, hint.max_nesting)
    return pages_of(_stories(tree, hint), NAME, markup.encoding, hint, warnings)


def _stories(tree: Element, hint: Hint) -> Iterator[Told]:
    if name_of(tree) in ("feed", "entry"):
        channel = atom.channel_of(tree, hint)
        for number, entry in enumerate(atom.entries_of(tree), 1):
            yield f"Entry {number}", partial(atom.story_of_entry, entry, channel)
    else:
        channel = rss.channel_of(tree, hint)
        for number, entry in enumerate(rss.items_of(tree), 1):
            yield f"Entry {number}", partial(rss.story_of_item, entry, channel)
