"""Image elements: their best address, and whether they can be a photograph at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.trees import marks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_NARROWEST, _LOWEST = 100, 60
# Pages that load pictures late keep the real address under one of these names.
_LATE = ("data-src", "data-original", "data-lazy-src", "data-url", "data-img-src", "data-image")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_WIDTH = re.compile(r"([0-9]{1,5})(?:\.[0-9])?[wx]$")
_NOT_A_PHOTO = re.compile(
    r"logo|(?:^|[/_-])icons?(?:[/_.-]|$)|sprite|avatar|pixel\b|tracking|spacer|blank\."
    r"|placeholder|badge"
    r"|emoji|favicon|signet|[/_-]1x1\.(?:gif|png)|transparent|button|smiley|gravatar|\.svg(?:$"
    r"|\?)|/b\?|/p\?c1=",
    re.IGNORECASE,
)
_CALLED_OTHERWISE = re.compile(
    r"(?:^|[\s_-])(?:logo|icon|avatar|emoji|wp-smiley|tracking|pixel|badge|flag)(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_photo(image: HtmlElement) -> bool:
    """Whether an image element may show a photograph rather than a sign, a face or a counter."""
    if _is_below(image.get("width"), _NARROWEST) or _is_below(image.get("height"), _LOWEST):
        return False
    if _CALLED_OTHERWISE.search(marks_of(image)):
        return False
    written = _best(image)
    if written:
        return not _NOT_A_PHOTO.search(written[-300:])
    return (image.get("src") or "").startswith("data:image/")


def address_of(image: HtmlElement, base: str) -> str | None:
    """The web address of the largest version that an image element or its picture offers."""
    return web_address(_best(image), base)


def picture_of(image: HtmlElement) -> HtmlElement:
    """The picture element around an image; else the image itself."""
    # libxml2 does not know that "source" is empty: the image may stand deep in a row of them.
    return next(image.iterancestors("picture"), image)


def _best(image: HtmlElement) -> str:
    versions = picture_of(image).iter("img", "source")
    offered = [pair for element in versions for pair in _offered(element)]
    return max(offered, key=lambda pair: pair[0], default=(0, ""))[1]


def _offered(element: HtmlElement) -> Iterator[tuple[int, str]]:
    """Addresses with their widths; one without a width ranks below those that say theirs."""
    for name in _SETS:
        yield from _of_set(element.get(name) or "")
    for rank, name in (*((2, name) for name in _LATE), (1, "src")):
        written = (element.get(name) or "").strip()
        if written and not written.startswith("data:"):
            yield rank, written


def _of_set(written: str) -> Iterator[tuple[int, str]]:
    # Addresses may hold commas of their own: only a comma before white space parts two versions.
    for version in re.split(r",\s+", written[:20_000]):
        address, _, width = version.strip().rstrip(",").rpartition(" ")
        size = _WIDTH.match(width)
        if size and address and not address.startswith("data:"):
            yield int(size[1]) * (1000 if width.endswith("x") else 1), address.strip()
        elif width and not address and not width.startswith("data:"):
            yield 3, width


def _is_below(size: str | None, least: int) -> bool:
    digits = (size or "").removesuffix("px")
    return digits.isdecimal() and len(digits) < 6 and int(digits) < least
