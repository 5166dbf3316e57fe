"""JSON-LD: the article that a page describes for machines, read tolerantly and within limits."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.trees import untagged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Node = dict[str, Any]

_MOST_NODES = 2000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*<!\[CDATA\[\*/|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\]\]>\*/|//\]\]>"
    r"|\]\]>)\s*$"
)
_ARTICLE = re.compile(r"Article$|Posting$|Report$|^Report|^Review$|^ReviewNewsArticle$|^Recipe$")
_HELD = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "isPartOf")


@dataclass(frozen=True, slots=True)
class Linked:
    """The article node of a page's JSON-LD, and every node that has an identifier."""

    article: Node = field(default_factory=dict)
    nodes: tuple[Node, ...] = ()
    by_id: dict[str, Node] = field(default_factory=dict)

    def follow(self, value: Any) -> Iterator[Any]:
        """Each thing that a property holds, references by @id replaced by what they point to."""
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield self.by_id.get(part.get("@id", ""), part) if len(part) <= 2 else part
            elif part:
                yield part

    def text(self, *names: str) -> str:
        """The first of the article's properties that holds plain text."""
        return next((found for name in names if (found := plain(self.article.get(name)))), "")

    def of_type(self, *types: str) -> Iterator[Node]:
        """The nodes of one of these types."""
        return (node for node in self.nodes if not types_of(node).isdisjoint(types))


def read_linked(tree: HtmlElement) -> Linked:
    """Read every JSON-LD script of a page; one that is broken counts as absent."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold():
            nodes += _nodes_of(script.text or "")
    nodes = nodes[:_MOST_NODES]
    by_id: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(by_id.get(name, ())):
            by_id[name] = node
    return Linked(_article_of(nodes), tuple(nodes), by_id)


def types_of(node: Node) -> set[str]:
    """The types of a node, without the address of their vocabulary."""
    written = node.get("@type")
    listed = written if isinstance(written, list) else [written]
    return {name.rsplit("/", 1)[-1] for name in listed if isinstance(name, str)}


def plain(value: Any) -> str:
    """The text of a value: a string, or the text or name of what stands in its place."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url")
    return untagged(unescape(value)) if isinstance(value, str) else ""


def _nodes_of(script: str) -> list[Node]:
    bare = _WRAPPING.sub("", script.strip()).strip().rstrip(";")
    if not bare:
        return []
    try:
        found = json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        found = _first_value(bare)
    return list(_flat(found))


def _first_value(script: str) -> Any:
    """What can be read of a script with a stray comma or something behind its first value."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(_mended(script))[0]
    except (ValueError, RecursionError):
        return None


def _mended(script: str) -> str:
    return re.sub(r",(?=\s{0,20}[}\]])", "", script)


def _flat(found: Any) -> Iterator[Node]:
    """Every node of interest, outermost first, without recursion: hostile JSON nests deep."""
    waiting, count = deque([found]), 0
    while waiting and count < _MOST_NODES:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            count += 1
            yield value
            waiting.extend(
                value[name] for name in _HELD if isinstance(value.get(name), dict | list)
            )


def _article_of(nodes: list[Node]) -> Node:
    """The node that says most about an article: a page may list teasers of others beside it."""
    articles = [node for node in nodes if any(_ARTICLE.search(name) for name in types_of(node))]
    return max(articles, key=_fullness, default={})


def _fullness(node: Node) -> int:
    told = (
        "headline",
        "datePublished",
        "author",
        "publisher",
        "articleBody",
        "dateModified",
        "image",
    )
    return sum(bool(node.get(name)) for name in told)
