"""NITF, the IPTC's markup for news text: its head, its body and the media among the text."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.trees import FIGURE_MARK, squeezed
from articles.parsing.page import Block, BlockKind
from articles.parsing.told.prose import Prose, from_markup, photo_told
from articles.parsing.told.records import teaser_only
from articles.parsing.told.story import Story
from articles.parsing.told.times import read_time
from articles.parsing.told.trees import as_markup, every, first, name_of, text_at, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from articles.parsing.page import PagePhoto

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_AS_HTML = {"hl1": "h2", "hl2": "h2", "bq": "blockquote", "block": "div", "credit": "cite"}
# Marks of our own begin where those of the reader of markup cannot reach.
_FIRST_MARK = 10_000
_MOST = 500


def story_of_nitf(nitf: Element) -> Story:
    """Read a story; what its body does not tell, its head may."""
    head, body = _part(nitf, "head"), _part(nitf, "body")
    top = _part(body, "body.head")
    published = _published(head, top)
    prose = _prose(top, first(body, "body.content"))
    abstract = first(top, "abstract")
    is_teaser = not prose.blocks and abstract is not None
    holder = _holder(head, top)
    return Story(
        title=_title(nitf, head, top),
        byline=text_at(top, "byline"),
        authors=tuple(_authors(top)),
        publisher=holder,
        agencies=tuple(_agencies(top)),
        language=nitf.get(_XML_LANGUAGE) or body.get(_XML_LANGUAGE, ""),
        url=_address(head),
        section=_section(head),
        published=published,
        prose=from_markup(as_markup(abstract)) if is_teaser and abstract is not None else prose,
        warnings=(teaser_only(),) if is_teaser else (),
    )


def _part(node: Element, name: str) -> Element:
    """A part that may be missing: an empty one stands for it."""
    found = first(node, name)
    return etree.Element(name) if found is None else found


def _title(nitf: Element, head: Element, top: Element) -> str:
    hedline = _part(top, "hedline")
    return text_at(hedline, "hl1") or words(first(top, "hedline")) or text_at(head, "title")


def _published(head: Element, top: Element) -> str:
    """The stamp of issue; one with a zone is worth more than one without."""
    docdata = _part(head, "docdata")
    stamps = [
        *(node.get("norm", "") for node in every(docdata, "date.issue", "date.release")),
        *(node.get("norm", "") for node in top.iter() if name_of(node) == "story.date"),
        *(node.get("date.publication", "") for node in every(head, "pubdata")),
    ]
    read = [(stamp, moment) for stamp in stamps if (moment := read_time(stamp))]
    exact = (stamp for stamp, moment in read if moment.is_exact)
    clocked = (stamp for stamp, moment in read if moment.clock)
    return next(exact, "") or next(clocked, "") or next((stamp for stamp, _ in read), "")


def _holder(head: Element, top: Element) -> str:
    for pubdata in every(head, "pubdata"):
        if pubdata.get("name"):
            return pubdata.get("name", "")
    copyright_of = first(_part(head, "docdata"), "doc.copyright")
    holder = copyright_of.get("holder", "") if copyright_of is not None else ""
    return holder or text_at(top, "rights", "rights.owner") or text_at(top, "distributor")


def _agencies(top: Element) -> list[str]:
    """The distributor, and the name below a byline, when they are known agencies."""
    named = [text_at(top, "distributor")]
    named += [text_at(byline, "byttl") for byline in every(top, "byline")]
    return [name for name in named if name and agencies_in_chain(name)]


def _authors(top: Element) -> list[str]:
    """The people whom a byline marks, or its words without the office below them."""
    names = []
    for byline in every(top, "byline"):
        people = [words(node) for node in byline.iter() if name_of(node) == "person"]
        names += people or [_without_office(byline)]
    return [name for name in names if name]


def _without_office(byline: Element) -> str:
    copy = deepcopy(byline)
    for office in list(every(copy, "byttl")):
        office.text = ""
        for inner in list(office):
            office.remove(inner)
    return words(copy).strip(" ,;|")


def _address(head: Element) -> str:
    docdata = _part(head, "docdata")
    references = (node.get("ex-ref", "") for node in every(head, "pubdata"))
    identity = first(docdata, "doc-id")
    told = (*references, identity.get("id-string", "") if identity is not None else "")
    return next((address for address in told if web_address(address)), "")


def _section(head: Element) -> str:
    for pubdata in every(head, "pubdata"):
        if pubdata.get("position.section"):
            return pubdata.get("position.section", "")
    return ""


def _prose(top: Element, content: Element | None) -> Prose:
    """The content with its media in place; a second headline stands before it."""
    if content is None:
        return Prose()
    copy, marked = deepcopy(content), {}
    for number, media in enumerate(_media_of(copy), _FIRST_MARK):
        photo = _photo(media)
        if photo:
            marked[number] = photo
        _replace(media, number)
    prose = from_markup(as_markup(copy, _AS_HTML), marked=marked)
    deck = text_at(_part(top, "hedline"), "hl2")
    if not deck:
        return prose
    photos = tuple(replace(each, after_block=each.after_block + 1) for each in prose.photos)
    return Prose((Block(BlockKind.PARAGRAPH, deck), *prose.blocks), photos)


def _media_of(content: Element) -> list[Element]:
    found = [node for node in content.iter() if name_of(node) == "media"]
    return [node for node in found if "media" not in map(name_of, node.iterancestors())][:_MOST]


def _replace(media: Element, number: int) -> None:
    mark = etree.Element("span", {FIGURE_MARK: str(number)})
    mark.tail = media.tail
    parent = media.getparent()
    if parent is not None:
        parent.replace(media, mark)


def _photo(media: Element) -> PagePhoto | None:
    if media.get("media-type", "image") not in ("image", "photo", "graphic", "other"):
        return None
    references = list(every(media, "media-reference"))
    references.sort(key=_width, reverse=True)
    written = [node.get("source", "") for node in references if node.get("source")]
    alternate = next(filter(None, (node.get("alternate-text") for node in references)), "")
    return photo_told(
        next(filter(None, map(web_address, written)), None),
        squeezed(" ".join(words(node) for node in every(media, "media-caption"))),
        squeezed(" / ".join(filter(None, map(words, every(media, "media-producer"))))),
        alternate,
        tuple(written),
    )


def _width(reference: Element) -> int:
    written = reference.get("width", "")
    return int(written) if written.isdecimal() and len(written) < 6 else 0
