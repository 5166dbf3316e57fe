"""What a page's meta elements say: Open Graph, Dublin Core, Twitter cards and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from articles.parsing.markup.trees import untagged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_LONGEST, _LONGEST_NAME = 2000, 100
_PARTING = re.compile(r"[\s:._-]+")


@dataclass(frozen=True, slots=True)
class Metas:
    """The contents of a page's meta elements by their names, folded as `key_of` does."""

    named: Mapping[str, tuple[str, ...]]

    def first(self, *names: str) -> str:
        """The first content under the first of these names that the page uses."""
        return next((self.named[key][0] for key in map(key_of, names) if key in self.named), "")

    def every(self, *names: str) -> tuple[str, ...]:
        """All contents under these names, each once."""
        found = (content for name in names for content in self.named.get(key_of(name), ()))
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=2048)
def key_of(name: str) -> str:
    """What the ways to write one name share: "DC.date" and "dc:date", "article:published:time"."""
    return _PARTING.sub(":", name.strip().casefold()[:_LONGEST_NAME])


def read_metas(tree: HtmlElement) -> Metas:
    """Collect the meta elements of a page, wherever they stand."""
    named: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or _header(meta)
        # Some makers escape twice: "&amp;quot;" reaches us as "&quot;".
        content = untagged(unescape((meta.get("content") or "")[:_LONGEST]))
        if name and content:
            named.setdefault(key_of(name), []).append(content)
    return Metas({name: tuple(contents) for name, contents in named.items()})


def _header(meta: HtmlElement) -> str:
    """The one header that says something of the text: its language."""
    name = (meta.get("http-equiv") or "").strip().casefold()
    return name if name == "content-language" else ""
