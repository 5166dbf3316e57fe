"""Closing signatures: the agency in brackets that ends a story, "(Yonhap)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.wording import ends_sentence, folded, names_an_organisation

if TYPE_CHECKING:
    from collections.abc import Container

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\.?")
_LONGEST = 64
_END_MARK = re.compile(r"[(\[<【]?(?:END|끝|ENDS)[)\]>】]|-END-|-0-|###", re.IGNORECASE)
_NOT_AN_AGENCY = re.compile(
    r"\b(?:by|with|editing|more|end|lead|left|right|center|file|page|continued|photo|courtesy)\b"
    r"|[0-9@]|끝|계속|사진|자료|제공",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"[(\[](?:additional )?(?:reporting|writing|editing) by .*[)\]]\.?"
    r"|(?:additional )?(?:reporting|writing) by [^;]{3,120}; ?(?:writing|editing) by .*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as printed, the agencies it names, and where in its text it starts."""

    start: int
    written: str
    agencies: tuple[str, ...]


def read_signature(text: str, names: Container[str] = ()) -> Signature | None:
    """Read the signature that a paragraph ends with, or that is the whole of it.

    `names` are organisations, folded, that the page names and no list does.
    """
    start = _last_bracket(text)
    match = _BRACKET.fullmatch(text, start) if start is not None else None
    if start is None or match is None:
        return None
    before = text[:start].rstrip()
    known = agencies_in_chain(match[1])
    if known and (not before or ends_sentence(before) or not before[-1].isalnum()):
        return Signature(start, match.group(), known)
    if folded(match[1]) in names or _is_unlisted_agency(match[1]):
        is_signed = before and ends_sentence(before)
        return Signature(start, match.group(), (match[1].strip(),)) if is_signed else None
    return None


def closing_name(text: str) -> str:
    """The words in the bracket that a text ends with, or nothing."""
    start = _last_bracket(text)
    match = _BRACKET.fullmatch(text, start) if start is not None else None
    return match[1].strip() if match else ""


def end_mark(text: str) -> int | None:
    """Where the mark that ends a story stands, "(END)" or "(끝)", when it ends this text."""
    tail = max(0, len(text) - 12)
    for match in _END_MARK.finditer(text, tail):
        if not text[match.end() :].strip(" ."):
            return match.start()
    return None


def is_reporting_credit(text: str) -> bool:
    """Whether a line only says who reported and edited the story."""
    return len(text) < 300 and _REPORTING.fullmatch(text) is not None


def _last_bracket(text: str) -> int | None:
    if text.rstrip(".")[-1:] not in (")", "]"):
        return None
    opening = max(
        text.rfind("(", max(0, len(text) - _LONGEST)), text.rfind("[", max(0, len(text) - _LONGEST))
    )
    return opening if opening >= 0 else None


def _is_unlisted_agency(name: str) -> bool:
    return names_an_organisation(name.strip()) and not _NOT_AN_AGENCY.search(name)
