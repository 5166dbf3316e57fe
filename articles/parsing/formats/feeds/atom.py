"""Atom: the entries of a feed, or one entry by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.formats.feeds.shared import (
    XML,
    enclosed_photo,
    media_photos,
    plain_title,
    publisher_named,
    teaser_warnings,
)
from articles.parsing.markup.addresses import web_address
from articles.parsing.told.prose import NO_PROSE, Prose, from_markup, from_text, prose_of
from articles.parsing.told.story import Story
from articles.parsing.told.times import news
from articles.parsing.told.trees import as_markup, every, first, name_of, space_of, text_at, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from articles.parsing.page import Hint, PagePhoto


def entries_of(tree: Element) -> list[Element]:
    """The entries of a feed; a tree that is an entry is its own."""
    return [tree] if name_of(tree) == "entry" else list(every(tree, "entry"))


def story_of_entry(entry: Element, feed: Element, hint: Hint) -> Story:
    """Read an entry; what it does not tell, its source or its feed may."""
    source = first(entry, "source")
    origins = [node for node in (source, feed) if node is not None]
    address = web_address(_link(entry), _home(feed, hint)) or ""
    base = _base(entry, feed, address or hint.url or "")
    content = _text(_own(entry, "content"), base)
    prose = content if content.blocks else _text(_own(entry, "summary"), base)
    published = text_at(entry, "published") or text_at(entry, "issued") or text_at(entry, "updated")
    return Story(
        title=_title(_own(entry, "title")),
        authors=_authors(entry, origins),
        publisher=_publisher(origins, entry),
        language=entry.get(f"{XML}lang") or feed.get(f"{XML}lang", ""),
        url=address,
        section=_section(entry),
        published=published,
        updated=news(text_at(entry, "updated") or text_at(entry, "modified"), published),
        prose=prose.with_photos(_photos(entry, base)),
        warnings=teaser_warnings(prose, bool(content.blocks)),
    )


def _own(entry: Element, name: str) -> Element | None:
    """A child that is Atom's own: Media RSS has elements of the same names."""
    return next((child for child in every(entry, name) if "mrss" not in space_of(child)), None)


def _text(node: Element | None, base: str) -> Prose:
    """The text of a construct: plain, HTML that was escaped, or XHTML that stands in it."""
    if node is None:
        return NO_PROSE
    kind = (node.get("type") or node.get("mode") or "text").casefold()
    if kind in ("xhtml", "application/xhtml+xml") or len(node):
        return from_markup(as_markup(node), base)
    text = "".join(node.itertext())
    if kind in ("html", "text/html", "escaped"):
        return prose_of(text, base)
    return from_text(text) if kind in ("text", "text/plain") else NO_PROSE


def _title(node: Element | None) -> str:
    if node is None:
        return ""
    is_markup = node.get("type", "text") in ("html", "text/html")
    return plain_title(words(node)) if is_markup else words(node)


def _link(node: Element) -> str:
    """The address of the page that an entry or a feed is of."""
    links = [link for link in every(node, "link") if link.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda link: "html" not in link.get("type", "html"))
    return links[0].get("href", "") if links else ""


def _home(feed: Element, hint: Hint) -> str:
    written = feed.get(f"{XML}base") or _link(feed)
    return web_address(written, hint.url or "") or hint.url or ""


def _base(entry: Element, feed: Element, address: str) -> str:
    content = first(entry, "content")
    for node in (content, entry, feed):
        told = web_address(node.get(f"{XML}base", ""), address) if node is not None else None
        if told:
            return told
    return address or web_address(_link(feed)) or ""


def _authors(entry: Element, origins: list[Element]) -> tuple[str, ...]:
    for node in (entry, *origins):
        names = [text_at(author, "name") or words(author) for author in every(node, "author")]
        names += [words(creator) for creator in every(node, "creator")]
        if any(names):
            return tuple(filter(None, names))
    return ()


def _publisher(origins: list[Element], entry: Element) -> str:
    named = (
        publisher_named(words(title), _link(node))
        for node in origins
        if node is not entry and (title := _own(node, "title")) is not None
    )
    return next(filter(None, named), "")


def _section(entry: Element) -> str:
    category = first(entry, "category")
    return (category.get("label") or category.get("term", "")) if category is not None else ""


def _photos(entry: Element, base: str) -> list[PagePhoto]:
    photos = media_photos(entry, base)
    for link in every(entry, "link"):
        if link.get("rel") == "enclosure" and not photos:
            photos += enclosed_photo(link.get("href", ""), link.get("type", ""), base)
    return photos
