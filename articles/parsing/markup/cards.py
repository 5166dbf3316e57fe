"""Cards: pictures that stand for another story, or for the author, with words of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.trees import words_of
from articles.parsing.markup.twins import is_same
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from articles.parsing.markup.captions import Words

_A_HEADLINE = 20
_HEADINGS = ("h1", "h2", "h3", "h4")
_NO_PAGE = re.compile(
    r"^#|^javascript:|^mailto:|\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.IGNORECASE
)


def leads_away(image: HtmlElement, sources: Sequence[str]) -> bool:
    """Whether an image is a link to a page rather than to a larger version of itself."""
    link = next(image.iterancestors("a"), None)
    if link is None or not _is_to_a_page(link):
        return False
    return not is_same(sources, link.get("href") or "")


def is_of_author(start: HtmlElement) -> bool:
    """Whether a figure shows who wrote the story: its words say so by their tags."""
    if start.tag != "figure":
        return False
    links = start.iter("a")
    return next(start.iter("address"), None) is not None or any(
        "author" in (link.get("rel") or "").casefold().split() for link in links
    )


def is_card(box: HtmlElement, words: Words, alt: str) -> bool:
    """Whether a box with an image is a way to another story: a headline that is a link."""
    if any(_is_headline(element) for element in words.elements):
        return True
    if box.tag == "figure":
        return False
    links = [link for link in box.iter("a") if _is_to_a_page(link)]
    linked = sum(len(words_of(link)) for link in links)
    if linked >= _A_HEADLINE and linked * 2 >= len(words_of(box)):
        return True
    # A link without words lies over the whole card.
    is_covered = any(not words_of(link) and link.find(".//img") is None for link in links)
    return is_covered and bool(alt) and likeness(words.caption) == likeness(alt)


def is_linked(words: Words) -> bool:
    """Whether the words of an image are a link to a page, as the image is."""
    return bool(words.elements) and all(map(_is_link, words.elements))


def is_bare_figure(box: HtmlElement) -> bool:
    """Whether a box beside the story holds a figure with a caption and nothing else."""
    caption = box.find(".//figcaption")
    if caption is None or any(map(_is_to_a_page, box.iter("a"))):
        return False
    return len(words_of(box)) - len(words_of(caption)) <= _A_HEADLINE


def is_title(words: Words) -> bool:
    """Whether what was taken for a caption holds the title of the page."""
    return any(
        element.tag == "h1" or next(element.iter("h1"), None) is not None
        for element in words.elements
    )


def _is_headline(element: HtmlElement) -> bool:
    """Whether a caption is a heading and a link at once."""
    around = next(element.iterancestors(*_HEADINGS), None)
    headings = [element] if around is None else [around]
    return any(
        next(heading.iterancestors("a"), None) is not None
        or next(heading.iter("a"), None) is not None
        for part in headings
        for heading in part.iter(*_HEADINGS)
    )


def _is_link(element: HtmlElement) -> bool:
    around = next(element.iterancestors("a"), None)
    if around is not None:
        return _is_to_a_page(around)
    links = [link for link in element.iter("a") if _is_to_a_page(link)]
    return len(links) == 1 and words_of(links[0]) == words_of(element)


def _is_to_a_page(link: HtmlElement) -> bool:
    href = (link.get("href") or "").strip()
    return bool(href) and not _NO_PAGE.search(href[:500])
