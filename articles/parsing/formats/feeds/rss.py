"""RSS: the items of a channel, with the modules that news feeds use."""

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
from articles.parsing.told.prose import prose_of
from articles.parsing.told.story import Story
from articles.parsing.told.times import news
from articles.parsing.told.trees import every, first, space_of, text_at, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from articles.parsing.page import Hint, PagePhoto

_ATOM, _CONTENT = "www.w3.org/2005/Atom", "purl.org/rss/1.0/modules/content"


def items_of(tree: Element) -> list[Element]:
    """The items of RSS 2.0, which stand in the channel, and of RSS 1.0, which stand beside it."""
    return [
        *every(tree, "item"),
        *(item for each in every(tree, "channel") for item in every(each, "item")),
    ]


def channel_of(tree: Element, hint: Hint) -> Channel:
    """Read what the channel tells of all its items."""
    node = first(tree, "channel")
    node = tree if node is None else node
    home = _plain_at(node, "link")
    return Channel(
        publisher=publisher_named(_plain_at(node, "title"), home),
        language=_one(node, "language") or tree.get(f"{XML}lang", ""),
        home=web_address(home, hint.url or "") or hint.url or "",
    )


def story_of_item(item: Element, channel: Channel) -> Story:
    """Read an item; what it does not tell, its channel may."""
    address = web_address(_address(item), channel.home) or ""
    base = address or channel.home
    full = next((text for node in every(item, "encoded") if (text := _content(node))), "")
    prose = prose_of(full or _description(item), base)
    published = _one(item, "pubDate", "date", "issued", "published", "created")
    return Story(
        title=plain_title(_plain_at(item, "title")),
        authors=tuple(filter(None, (words(node) for node in every(item, "creator", "author")))),
        publisher=_plain_at(item, "source") or _one(item, "publisher") or channel.publisher,
        language=_one(item, "language") or channel.language,
        url=address,
        section=next(map(words, every(item, "category", "subject")), ""),
        published=published,
        updated=news(_one(item, "modified", "updated", "lastBuildDate"), published),
        prose=prose.with_photos(_photos(item, base)),
        warnings=teaser_warnings(prose, bool(full)),
    )


def _content(node: Element) -> str:
    return "".join(node.itertext()).strip() if _CONTENT in space_of(node) else ""


def _description(item: Element) -> str:
    """The description as it is written: its lines and tags tell the paragraphs."""
    found = (node for node in every(item, "description") if "mrss" not in space_of(node))
    return next(("".join(node.itertext()).strip() for node in found), "")


def _plain_at(node: Element, name: str) -> str:
    """The words of a child that is RSS's own: others have elements of the same names."""
    own = (child for child in every(node, name) if "mrss" not in space_of(child))
    texts = (words(child) for child in own if _ATOM not in space_of(child))
    return next(filter(None, texts), "")


def _one(node: Element, *names: str) -> str:
    return next((text for name in names if (text := text_at(node, name))), "")


def _address(item: Element) -> str:
    link = _plain_at(item, "link")
    guid = first(item, "guid")
    if link or guid is None or guid.get("isPermaLink", "true").casefold() == "false":
        return _one(item, "origLink") or link
    return words(guid)


def _photos(item: Element, base: str) -> list[PagePhoto]:
    photos = media_photos(item, base)
    for enclosure in every(item, "enclosure"):
        enclosed = enclosed_photo(enclosure.get("url", ""), enclosure.get("type", ""), base)
        photos += enclosed if not photos else []
    return photos
