"""A NewsML-G2 item as the story that it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.agencies import agency_named
from articles.parsing.formats.newsml.messages import kind_of
from articles.parsing.markup.addresses import web_address
from articles.parsing.told.nitf import story_of_nitf
from articles.parsing.told.prose import NO_PROSE, Prose, from_markup, photo_told, prose_of
from articles.parsing.told.renditions import rank
from articles.parsing.told.story import Story
from articles.parsing.told.times import news
from articles.parsing.told.trees import as_markup, every, first, name_of, text_at, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from articles.parsing.formats.newsml.messages import Bundle
    from articles.parsing.page import PagePhoto

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PHOTOGRAPHERS = ("photographer", "photo")


def story_of_bundle(bundle: Bundle) -> Story:
    """Read an item; what stands in its text counts where its metadata say nothing."""
    item = bundle.main
    inside = _inside(item)
    is_picture = kind_of(item) in ("picture", "graphic", "photo")
    own = [_photo(item)] if is_picture else [*_remote_photos(item)]
    photos = [photo for photo in (*own, *map(_photo, bundle.pictures)) if photo]
    published = _published(item)
    return Story(
        title=_told(item, "headline", role="main") or inside.title,
        byline=_meta(item, "by") or inside.byline,
        authors=() if is_picture else tuple(_creators(item)) or inside.authors,
        publisher=_party(item, "itemMeta", "provider") or _holder(item) or inside.publisher,
        agencies=(*_sources(item), *inside.agencies),
        language=_language(item) or inside.language,
        url=_address(item) or inside.url,
        published=published or inside.published,
        updated=news(_updated(item), published),
        prose=inside.prose.with_photos(photos),
        warnings=inside.warnings,
    )


def _inside(item: Element) -> Story:
    """The story that stands in the item itself: NITF, XHTML, or plain text."""
    contents = first(item, "contentSet")
    for content in every(contents, "inlineXML") if contents is not None else ():
        for root in content:
            if name_of(root) == "nitf":
                return story_of_nitf(root)
            prose = from_markup(as_markup(_body(root)))
            if prose.blocks:
                return Story(prose=prose)
    return Story(prose=_plain(contents) if contents is not None else NO_PROSE)


def _body(root: Element) -> Element:
    found = first(root, "body")
    return root if found is None else found


def _plain(contents: Element) -> Prose:
    for content in every(contents, "inlineData"):
        kind = content.get("contenttype", "text/plain")
        if kind.startswith("text/") and not content.get("encoding"):
            return prose_of("".join(content.itertext()))
    return NO_PROSE


def _meta(item: Element, name: str) -> str:
    return text_at(item, "contentMeta", name)


def _told(item: Element, name: str, role: str) -> str:
    """A text that may stand in several roles: the one in this role, else the first."""
    meta = first(item, "contentMeta")
    told = list(every(meta, name)) if meta is not None else []
    told.sort(key=lambda node: role not in node.get("role", ""))
    return next(filter(None, map(words, told)), "")


def _published(item: Element) -> str:
    return (
        text_at(item, "itemMeta", "firstCreated")
        or _meta(item, "contentCreated")
        or text_at(item, "itemMeta", "versionCreated")
    )


def _updated(item: Element) -> str:
    return _meta(item, "contentModified") or text_at(item, "itemMeta", "versionCreated")


def _party(item: Element, *path: str) -> str:
    """The name of a person or an organisation; a bare code counts where it is known."""
    node = first(item, *path)
    return _named(node) if node is not None else ""


def _named(node: Element) -> str:
    name = text_at(node, "name") or node.get("literal", "")
    code = node.get("qcode", "").rpartition(":")[2]
    return name or (code if agency_named(code) else "")


def _holder(item: Element) -> str:
    return _party(item, "rightsInfo", "copyrightHolder")


def _creators(item: Element) -> list[str]:
    meta = first(item, "contentMeta")
    if meta is None:
        return []
    names = (
        _named(node) or words(node)
        for node in every(meta, "creator")
        if not node.get("role", "").endswith(_PHOTOGRAPHERS)
    )
    return [name for name in names if name][:20]


def _sources(item: Element) -> list[str]:
    meta = first(item, "contentMeta")
    named = map(_named, every(meta, "infoSource")) if meta is not None else ()
    return [name for name in named if name][:5]


def _language(item: Element) -> str:
    told = first(item, "contentMeta", "language")
    return (told.get("tag", "") if told is not None else "") or item.get(_XML_LANGUAGE, "")


def _address(item: Element) -> str:
    """The page of the story on the web, where the item tells one."""
    meta = first(item, "itemMeta")
    links = every(meta, "link") if meta is not None else ()
    told = (link.get("href", "") for link in links if "web" in link.get("rel", "").casefold())
    return next((address for address in (*told, item.get("guid", "")) if web_address(address)), "")


def _photo(item: Element) -> PagePhoto | None:
    caption = _told(item, "description", role="caption")
    return _with_renditions(item, caption, _credit(item), _told(item, "headline", role="main"))


def _remote_photos(item: Element) -> list[PagePhoto | None]:
    """Pictures that a text carries as versions of itself have no words of their own."""
    return [_with_renditions(item, "", "", "")]


def _with_renditions(item: Element, caption: str, credit: str, alt: str) -> PagePhoto | None:
    contents = first(item, "contentSet")
    remote = list(every(contents, "remoteContent")) if contents is not None else []
    images = [each for each in remote if each.get("contenttype", "image/").startswith("image/")]
    images.sort(key=lambda each: rank(each.get("rendition", "").rpartition(":")[2]))
    written = [each.get("href", "").strip() for each in images if each.get("href")]
    best = next(filter(None, map(web_address, written)), None)
    return photo_told(best, caption, credit, alt if written else "", tuple(written))


def _credit(item: Element) -> str:
    meta = first(item, "contentMeta")
    makers = [_named(node) for node in every(meta, "creator")] if meta is not None else []
    maker = next(filter(None, makers), "")
    line = _meta(item, "creditline") or _party(item, "itemMeta", "provider") or _holder(item)
    return f"{maker}/{line}" if maker and line and maker not in line else maker or line
