"""Words that a page keeps in attributes, for the viewer that shows its pictures larger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.captions import LONGEST, Words
from articles.parsing.markup.crediting import bare_credit, part, tidy
from articles.parsing.markup.trees import untagged

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEAR = 3
_SHORTEST_TITLE = 20
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.IGNORECASE)


def words_in_attributes(image: HtmlElement) -> Words | None:
    """Words that a page keeps for its picture viewer in attributes of the image."""
    around = [image, *list(image.itersiblings())[:1], *list(image.iterancestors())[:_NEAR]]
    found = {name: _attribute(around, name) for name in ("caption", "credit", "copyright")}
    caption, credit = part(found["caption"] or _title_of_larger(image))
    credit = found["credit"] or found["copyright"] or credit
    return Words(tidy(caption), bare_credit(credit)) if caption or credit else None


def _title_of_larger(image: HtmlElement) -> str:
    """The title of a link to a larger picture is what a viewer prints below it."""
    link = next(image.iterancestors("a"), None)
    if link is None or not _IMAGE_FILE.search((link.get("href") or "")[-300:]):
        return ""
    title = untagged((link.get("title") or link.get("data-title") or "")[:LONGEST])
    return title if len(title) >= _SHORTEST_TITLE else ""


def _attribute(elements: list[HtmlElement], name: str) -> str:
    written = (each.get(f"{start}-{name}") for each in elements for start in ("data", "data-c"))
    return next((untagged(text[:LONGEST]) for text in written if text), "")
