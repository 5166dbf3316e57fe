"""What a page's meta elements say: Open Graph, Dublin Core, Twitter cards and their like."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from articles.parsing.markup.trees import untagged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Metas:
    """The contents of a page's meta elements by their folded names."""

    named: Mapping[str, tuple[str, ...]]

    def first(self, *names: str) -> str:
        """The first content under the first of these names that the page uses."""
        return next((self.named[name][0] for name in names if name in self.named), "")

    def every(self, *names: str) -> tuple[str, ...]:
        """All contents under these names, each once."""
        found = (content for name in names for content in self.named.get(name, ()))
        return tuple(dict.fromkeys(found))


def read_metas(tree: HtmlElement) -> Metas:
    """Collect the meta elements of a page, wherever they stand."""
    named: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or _header(meta)
        # Some makers escape twice: "&amp;quot;" reaches us as "&quot;".
        content = untagged(unescape((meta.get("content") or "")[:_LONGEST]))
        if name and content:
            named.setdefault(name.strip().casefold(), []).append(content)
    return Metas({name: tuple(contents) for name, contents in named.items()})


def _header(meta: HtmlElement) -> str:
    """The one header that says something of the text: its language."""
    name = (meta.get("http-equiv") or "").strip().casefold()
    return name if name == "content-language" else ""
