"""Markdown with front matter, as Obsidian's clippers, Hugo and Jekyll keep their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from articles.parsing.decode import decode
from articles.parsing.formats.markdown.frontmatter import cut, read_front
from articles.parsing.formats.markdown.text import read_body
from articles.parsing.page import UnknownFormat
from articles.parsing.told.gathering import pages_of
from articles.parsing.told.records import story_of
from articles.parsing.told.spelling import head_of

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage
    from articles.parsing.told.story import Story

__all__ = ["NAME", "parse", "recognises"]

NAME = "markdown"
_HEAD = 65_536
_LINKED = re.compile(r"^\[\[(?:[^\[\]|]{1,200}\|)?(?P<name>[^\[\]|]{1,200})\]\]$")
# Headings, pictures, links, quotations, lists, bold words, fences, and the marks of generators.
_WRITTEN = re.compile(
    r"^(?:#{1,6} \S|>|[-*+] \S|[0-9]{1,3}\. \S|```|~~~)|!?\[[^\]\n]{0,300}\]\("
    r"|\[\[[^\]\n]{1,300}\]\]|\*\*[^*\n]{1,300}\*\*|\{\{[<%]",
    re.MULTILINE,
)
_TEXTS = ("description", "summary", "excerpt", "text", "content", "body", "html")
_KEYS = frozenset(
    ("tags", "source", "url", "layout", "draft", "categories", "permalink", "slug", "clipped")
)


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own.

    Front matter alone is not enough: dumps of pages have some at times.
    """
    head = head_of(raw, _HEAD)
    if head[:3] not in (b"---", b"+++"):
        return 0.0
    parts = cut(head.decode("utf-8", "replace"))
    if parts is None or not re.search(r"^[\w-]+ ?[:=]", parts.front, re.MULTILINE):
        return 0.0
    if parts.mark == "+++" or _WRITTEN.search(parts.body):
        return 0.9
    names = set(re.findall(r"^([\w-]{1,40}) ?:", parts.front, re.MULTILINE))
    return 0.8 if names & _KEYS or "\n\n" in parts.body.strip().replace("\r\n", "\n") else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read the document; raise UnknownFormat when its front matter is none, or without text."""
    decoded = decode(raw)
    parts = cut(decoded.text)
    if parts is None:
        raise UnknownFormat("The front matter is not closed: a line --- or +++ is missing.")
    told = _told(read_front(parts), hint)
    read = partial(_story, told, parts.body, hint)
    return pages_of([("", read)], NAME, decoded.encoding, hint, decoded.warnings)


def _told(front: Mapping[str, Any], hint: Hint) -> dict[str, Any]:
    """The front matter as a record; what a clipper calls created is when it clipped the page."""
    told = {name: _unlinked(value) for name, value in front.items()}
    if "source" in told and "created" in told:
        told["captured_at"] = told.pop("created")
    return told


def _unlinked(value: Any) -> Any:
    """Obsidian writes names as links to notes: "[[Jo Bell]]"."""
    if isinstance(value, list):
        return [_unlinked(each) for each in value]
    match = _LINKED.match(value) if isinstance(value, str) else None
    return match["name"] if match else value


def _story(told: Mapping[str, Any], body: str, hint: Hint) -> Story:
    story = story_of({name: value for name, value in told.items() if name not in _TEXTS}, hint)
    title, prose = read_body(body, story.url or hint.url or "")
    return replace(
        story,
        title=story.title or title,
        prose=prose.with_photos(story.prose.photos),
        warnings=(),
    )
