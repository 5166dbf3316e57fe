"""Atom: the entries of a feed, or one entry by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.formats.feeds.shared import (
    XML,
    Channel,
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


def channel_of(feed: Element, hint: Hint) -> Channel:
    """Read what a feed tells of all its entries; an entry by itself has none."""
    is_feed = name_of(feed) == "feed"
    link = _link(feed) if is_feed else ""
    written = feed.get(f"{XML}base") or link
    return Channel(
        publisher=_named(feed) if is_feed else "",
        language=feed.get(f"{XML}lang", ""),
        home=web_address(written, hint.url or "") or hint.url or "",
        authors=_writers(feed) if is_feed else (),
    )


def story_of_entry(entry: Element, channel: Channel) -> Story:
    """Read an entry; what it does not tell, its source or its feed may."""
    source = first(entry, "source")
    address = web_address(_link(entry), channel.home) or ""
    base = _base(entry, address or channel.home)
    content = _text(_own(entry, "content"), base)
    prose = content if content.blocks else _text(_own(entry, "summary"), base)
    published = text_at(entry, "published") or text_at(entry, "issued") or text_at(entry, "updated")
    return Story(
        title=_title(_own(entry, "title")),
        authors=_writers(entry) or (_writers(source) if source is not None else channel.authors),
        publisher=(_named(source) if source is not None else "") or channel.publisher,
        language=entry.get(f"{XML}lang") or channel.language,
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


def _base(entry: Element, address: str) -> str:
    for node in (first(entry, "content"), entry):
        told = web_address(node.get(f"{XML}base", ""), address) if node is not None else None
        if told:
            return told
    return address


def _writers(node: Element) -> tuple[str, ...]:
    names = [text_at(author, "name") or words(author) for author in every(node, "author")]
    names += [words(creator) for creator in every(node, "creator")]
    return tuple(filter(None, names))


def _named(node: Element) -> str:
    title = _own(node, "title")
    return publisher_named(words(title), _link(node)) if title is not None else ""


def _section(entry: Element) -> str:
    category = first(entry, "category")
    return (category.get("label") or category.get("term", "")) if category is not None else ""


def _photos(entry: Element, base: str) -> list[PagePhoto]:
    photos = media_photos(entry, base)
    for link in every(entry, "link"):
        if link.get("rel") == "enclosure" and not photos:
            photos += enclosed_photo(link.get("href", ""), link.get("type", ""), base)
    return photos
