"""What a reader sees on a page, taken from its HTML."""

from __future__ import annotations

from lxml.html import HtmlElement, fromstring


def parts(answer, name: str) -> list[HtmlElement]:
    """Return the elements of a page, or of a part of it, that have a class."""
    page = answer if isinstance(answer, HtmlElement) else fromstring(answer.content.decode())
    return page.find_class(name)


def part(answer, name: str) -> HtmlElement | None:
    """Return the only element that has a class; nothing when there is none."""
    found = parts(answer, name)
    assert len(found) < 2, name
    return found[0] if found else None


def words(element: HtmlElement) -> str:
    """Return the words in an element, in one line."""
    return " ".join(element.text_content().split())


def text(answer, name: str) -> str:
    """Return the words of the only part that has a class; nothing when there is none."""
    found = part(answer, name)
    return "" if found is None else words(found)


def titles(answer) -> list[str]:
    """Return the titles of the cards of a list."""
    return [words(title) for title in parts(answer, "card-title")]


def links(element: HtmlElement) -> dict[str, str]:
    """Return the links in an element: their words and their addresses."""
    return {words(link): link.get("href") for link in element.iter("a")}


def total(answer) -> str:
    """Return how many were found, as the page says it."""
    return text(answer, "list-total").removesuffix(" found")
