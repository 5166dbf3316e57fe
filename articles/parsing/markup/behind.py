"""The words behind a picture that stands alone: told as a caption by their style or their end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.markup.captions import Words, is_called_caption, is_called_credit
from articles.parsing.markup.crediting import (
    CAPTION_MARK,
    bare_credit,
    has_label,
    is_name,
    part,
    tidy,
)
from articles.parsing.markup.trees import BLOCK_TAGS, LINE_BREAK, squeezed, words_of
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 300
_SHORTEST_ECHO = 4
_LONGEST_CREDIT = 80
_LINES = frozenset(("p", "div", "em", "small", "span", "center", "td", "tr", "dd", "h6", "font"))
_SET_APART = frozenset(("em", "i", "small", "font", "cite", "sub"))
_CENTRED = re.compile(r"text-align\s{0,3}:\s{0,3}center|\b(?:text-|align-?)center\b", re.IGNORECASE)
# A line or a stroke parts a picture's words from the agency it is of: "The quay / AP".
_PARTED = re.compile(r"[/|]\s?$")
_SHORT = 200
_MADE_BY = re.compile(r"(?:撮影|摄影?|攝影?)$")


def words_behind(picture: HtmlElement, alt: str) -> Words:
    """The caption behind a picture that stands alone: in its own block, or in the next one."""
    block = picture
    while not words_of(block) and block.getparent() is not None:
        found = _in_the_same_block(block) or _in_the_next_block(block, alt)
        if found is not None:
            return found
        if block.getnext() is not None and not _is_empty(block.getnext()):
            break
        block = block.getparent()
    return Words()


def _is_empty(element: HtmlElement) -> bool:
    return element.tag == "br" and not squeezed(element.tail)


def _in_the_same_block(picture: HtmlElement) -> Words | None:
    """What follows a picture in its paragraph, when it is told as a caption."""
    parent = picture.getparent()
    if parent is None or picture.getprevious() is not None or squeezed(parent.text):
        return None
    rest = [node for node in picture.itersiblings() if node.tag != "br"]
    is_block = picture.tag in BLOCK_TAGS and picture.tag != "picture"
    if is_block or any(node.tag in BLOCK_TAGS for node in rest):
        return None
    text = words_of(parent)
    is_broken = picture.getnext() is not None and picture.getnext().tag == "br"
    is_apart = is_broken or _is_set_apart(parent)
    # Small letters are no more set for a story than slanted ones on a line of their own.
    is_alone = is_broken or [node.tag for node in rest] == ["small"]
    if not _is_caption(text, is_apart=is_apart, is_slanted=is_alone and _is_slanted(rest, text)):
        return None
    return _words(text, _gathered(picture))


def _in_the_next_block(block: HtmlElement, alt: str) -> Words | None:
    behind = block.getnext()
    if behind is None or squeezed(block.tail) or behind.tag not in _LINES:
        return None
    text = words_of(behind)
    is_link = next(behind.iter("a"), None) is not None
    is_echo = len(text) >= _SHORTEST_ECHO and likeness(text) == likeness(alt) and not is_link
    if 0 < len(text) <= _LONGEST and (is_echo or is_called_caption(behind)):
        return _with_credit_behind(_words(text, behind), behind)
    is_apart = _is_set_apart(behind) or _is_slanted(list(behind), text)
    return _words(text, behind) if _is_caption(text, is_apart=is_apart, is_slanted=False) else None


def _is_caption(text: str, *, is_apart: bool, is_slanted: bool) -> bool:
    """Whether a short line is marked as one, or ends in a credit as no sentence of a story does."""
    if not 0 < len(text) <= _LONGEST:
        return False
    if CAPTION_MARK.match(text):
        return True
    credit = part(text)[1]
    is_sure = bool(credit) and (
        has_label(text)
        or "/" in credit
        or _MADE_BY.search(credit)
        or (len(text) <= _SHORT and _PARTED.search(text.removesuffix(credit)))
    )
    return bool(is_sure) or (is_apart and bool(credit)) or is_slanted


def _is_set_apart(element: HtmlElement) -> bool:
    """Whether an element is centred, as no paragraph of a story is."""
    called = f"{element.get('style') or ''} {element.get('class') or ''}"[:500]
    return (
        element.tag in ("center", "td")
        or (element.get("align") or "").casefold() == "center"
        or _CENTRED.search(called) is not None
    )


def _is_slanted(nodes: list[HtmlElement], text: str) -> bool:
    """Whether a line is set in another type throughout."""
    inner = [node for node in nodes if words_of(node)]
    return len(inner) == 1 and inner[0].tag in _SET_APART and words_of(inner[0]) == text


def _gathered(picture: HtmlElement) -> HtmlElement:
    """One element around all that follows a picture in its block, so that it can be taken out."""
    rest = etree.SubElement(picture.getparent(), "span")
    rest.text, picture.tail = picture.tail, None
    for node in [node for node in picture.itersiblings() if node is not rest]:
        rest.append(node)
    return rest


def _words(text: str, element: HtmlElement) -> Words:
    caption, credit = part(text.replace(LINE_BREAK, " "))
    return Words(tidy(caption), bare_credit(credit), (element,))


def _with_credit_behind(words: Words, caption: HtmlElement) -> Words:
    """A line behind the caption is the credit when it is called so and reads like a name."""
    behind = caption.getnext()
    text = words_of(behind) if behind is not None and is_called_credit(behind) else ""
    if words.credit or not 0 < len(text) <= _LONGEST_CREDIT or not is_name(bare_credit(text)):
        return words
    return Words(words.caption, bare_credit(text), (caption, behind))
