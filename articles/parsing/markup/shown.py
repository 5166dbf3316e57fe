"""A saved page opened for reading: its tree as a reader sees it, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.parsing.markup.linked import Linked, read_linked
from articles.parsing.markup.metas import Metas, read_metas
from articles.parsing.markup.microdata import Properties, read_properties
from articles.parsing.markup.previews import pictures_in_styles
from articles.parsing.markup.trees import DEEPEST, leave_what_is_shown, squeezed, tree_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What every reader of evidence is given; `tree` holds only what a person could see.

    `pictures` are those that a page saved in one file keeps in its styles, by name. `address` is
    where it was captured, when its saver or the person who loads it says so.
    """

    tree: HtmlElement
    metas: Metas
    linked: Linked
    head_title: str = ""
    base: str = ""
    canonical: str = ""
    tongue: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    properties: Properties = field(default_factory=dict)
    # lxml makes a new Python object for an element whenever none is alive: holding them all halves
    # the time that a page takes.
    elements: tuple[HtmlElement, ...] = ()


def open_page(source: str, deepest: int = DEEPEST) -> SavedPage:
    """Parse a page, read what it says to machines, and leave what it shows to people.

    Raise UnknownFormat for what is no page, or has tags nested more than `deepest` deep.
    """
    tree = tree_of(source, deepest)
    held = list(tree.iter())
    title, base = tree.find(".//title"), tree.find(".//base")
    page = SavedPage(
        tree,
        read_metas(tree),
        read_linked(tree),
        squeezed(title.text_content()) if title is not None else "",
        (base.get("href") or "") if base is not None else "",
        _link(tree, "canonical"),
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        pictures_in_styles([style.text or "" for style in tree.iter("style")]),
    )
    leave_what_is_shown(tree)
    held.clear()
    return replace(
        page,
        tree=_body_of(tree),
        elements=tuple(tree.iter()),
        properties=read_properties(tree),
    )


def _link(tree: HtmlElement, relation: str) -> str:
    links = (link for link in tree.iter("link") if link.get("rel", "").casefold() == relation)
    return next((link.get("href", "").strip() for link in links), "")


def _body_of(tree: HtmlElement) -> HtmlElement:
    body = tree.find("body")
    return tree if body is None else body
