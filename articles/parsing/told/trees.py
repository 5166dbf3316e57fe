"""XML to a tree, safely: no entities, no DTD, nothing from outside, nothing nested too deep."""

from __future__ import annotations

import re
from copy import deepcopy
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.markup.charset import without_controls
from articles.parsing.markup.trees import squeezed
from articles.parsing.page import PageWarning, UnknownFormat
from articles.parsing.told.spelling import head_of, read_xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element as Element

    from articles.parsing.markup.charset import Markup

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_REFERENCE = re.compile(r"&#(?:x0{0,20}(?P<hex>[0-9a-fA-F]{1,6})|0{0,20}(?P<decimal>[0-9]{1,7}));")
_BARE_AMPERSAND = re.compile(r"&(?!#[0-9x]|(?:lt|gt|amp|quot|apos);)")
_OF_XML = frozenset("<>&\"'")
_PROLOG = re.compile(
    r"(?:\s{1,1000}|<\?[^>]{0,1000}>|<!--(?:(?!-->).){0,4000}-->){0,40}"
    r"(?P<doctype><!DOCTYPE\s{1,100}(?P<root>[\w.:-]{1,80})[^>\[]{0,1000}(?P<subset>\[)?[^<]{0,1000})?",
    re.DOTALL,
)
_TAG = re.compile(r"\s{0,1000}<(?P<root>[A-Za-z_][\w.:-]{0,80})(?P<attributes>[^>]{0,2000})")
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")
_NAMESPACE = "{"
_CDATA = "<![CDATA["
_HEAD = 8192
# libxml2's own limit, which only "huge" trees would exceed.
_DEEPEST = 256


def root_of(raw: bytes) -> tuple[str, str]:
    """The name of a document's first element, without its prefix, and how its tag goes on.

    Empty when the document begins with no tag.
    """
    head = head_of(raw, _HEAD).decode("utf-8", "replace")
    if head[:1] != "<":
        return "", ""
    prolog = _PROLOG.match(head)
    tag = _TAG.match(head, prolog.end() if prolog else 0)
    if tag is not None:
        return _bare(tag["root"]), tag["attributes"]
    return (_bare(prolog["root"]), "") if prolog and prolog["subset"] else ("", "")


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def read_tree(raw: bytes, deepest: int) -> tuple[Element, Markup, tuple[PageWarning, ...]]:
    """Parse XML; what is broken is read as far as it can be, with a warning that says where.

    Raises UnknownFormat for entities of the document's own and for tags nested too deep.
    """
    markup = read_xml_text(raw)
    prolog = _PROLOG.match(markup.text[:20_000].lstrip("\ufeff"))
    if prolog and prolog["subset"]:
        raise UnknownFormat("The XML defines entities of its own, which are not read here.")
    source = _plain(markup.text)
    tree, trouble = _parsed(source, recover=False)
    if tree is None:
        tree, _ = _parsed(_with_ampersands(source), recover=True)
    if "xcessive depth" in trouble:
        raise UnknownFormat(f"The XML's tags are nested more than {_DEEPEST} deep.")
    if tree is None:
        raise UnknownFormat(f"The XML cannot be read: {trouble}.")
    _refuse_deep(tree, deepest)
    damage = (PageWarning("xml-damaged", f"The XML is damaged: {trouble}."),) if trouble else ()
    return tree, markup, (*markup.warnings, *damage)


def _plain(text: str) -> str:
    """Write named characters of HTML as themselves, and leave out those that XML forbids."""
    return _REFERENCE.sub(_allowed, _ENTITY.sub(_spelled, without_controls(text)))


def _with_ampersands(source: str) -> str:
    """Write out bare ampersands, but for those in sections where they stand for themselves."""
    first, *sections = source.split(_CDATA)
    whole = [_BARE_AMPERSAND.sub("&amp;", first)]
    for section in sections:
        inside, end, behind = section.partition("]]>")
        whole += [_CDATA, inside, end, _BARE_AMPERSAND.sub("&amp;", behind)]
    return "".join(whole)


def _spelled(match: re.Match[str]) -> str:
    letters = html5.get(match[1])
    return match.group() if letters is None or _OF_XML & set(letters) else letters


def _allowed(match: re.Match[str]) -> str:
    point = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    if point > 0x10FFFF or (point < 0x20 and point not in (9, 10, 13)):
        return ""
    return match.group() if without_controls(chr(point)) else ""


def _parsed(source: str, *, recover: bool) -> tuple[Element | None, str]:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser), ""
    except etree.XMLSyntaxError as trouble:
        said = squeezed((trouble.msg or "it is no XML").splitlines()[0]).partition(", line ")[0]
        return None, f"{said[:100]}, line {trouble.lineno or 1}"
    except ValueError:
        return None, "it holds characters that XML forbids"


def _refuse_deep(tree: Element, deepest: int) -> None:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            raise UnknownFormat(f"The XML's tags are nested more than {deepest} deep.")


def name_of(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def space_of(element: Element) -> str:
    """The namespace of an element, or nothing."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag[1:].partition("}")[0] if tag.startswith(_NAMESPACE) else ""


def every(element: Element, *names: str) -> Iterator[Element]:
    """The children of an element that bear one of some names, in any namespace."""
    return (child for child in element if name_of(child) in names)


def first(element: Element, *path: str) -> Element | None:
    """The first element at the end of a path of names."""
    for name in path:
        found = next(every(element, name), None)
        if found is None:
            return None
        element = found
    return element


def words(element: Element | None) -> str:
    """All words in an element, on one line."""
    return squeezed("".join(element.itertext())) if element is not None else ""


def text_at(element: Element, *path: str) -> str:
    """The words of the first element at the end of a path of names."""
    return words(first(element, *path))


def as_markup(element: Element, names: Mapping[str, str] | None = None) -> str:
    """Write what is inside an element as HTML; `names` say which tags of another kind are which."""
    inside = deepcopy(element)
    inside.tail = None
    for node in inside.iter(etree.Element):
        name = name_of(node)
        node.tag = (names or {}).get(name, name) if _PLAIN_NAME.fullmatch(name) else "span"
    inside.tag = "div"
    etree.cleanup_namespaces(inside)
    return etree.tostring(inside, method="html", encoding="unicode")
