"""Image elements: whether one can be a photograph at all, or is a sign, a face or a counter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.previews import LOWEST, NARROWEST
from articles.parsing.markup.trees import marks_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from articles.parsing.markup.sources import Sources

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


def is_photo(image: HtmlElement, sources: Sources) -> bool:
    """Whether an image element may show a photograph rather than a sign, a face or a counter."""
    if _is_below(image.get("width"), NARROWEST) or _is_below(image.get("height"), LOWEST):
        return False
    if _CALLED_OTHERWISE.search(marks_of(image)):
        return False
    if sources.best:
        return may_be_photo(sources.best)
    # A page saved before its pictures came has stand-ins for them: their captions are true.
    return bool(sources.written) or bool(image.get("src"))


def may_be_photo(address: str) -> bool:
    """Whether an address may be a photograph's rather than a logo's, a face's or a counter's."""
    return not _NOT_A_PHOTO.search(address[-300:])


def picture_of(image: HtmlElement) -> HtmlElement:
    """The picture element around an image; else the image itself."""
    # libxml2 does not know that "source" is empty: the image may stand deep in a row of them.
    return next(image.iterancestors("picture"), image)


def _is_below(size: str | None, least: int) -> bool:
    digits = (size or "").removesuffix("px")
    return digits.isdecimal() and len(digits) < 6 and int(digits) < least
