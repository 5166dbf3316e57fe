"""Datelines: the place and the agency that open a story, "SEOUL, March 29 (Yonhap) --"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.bylines import korean_reporters

_ENGLISH = re.compile(
    r"(?P<place>[A-Z][^()\[\]\n]{1,80}?),? ?\((?P<agency>[^()\n]{2,40})\) ?(?:--?|—|–|=|:)"
)
_KOREAN = re.compile(
    r"[(\[](?P<place>[^()\[\]=\n]{1,30})=(?P<agency>[^()\[\]\n]{2,40})[)\]] ?"
    r"(?P<reporters>[^=\n]{2,40}(?:기자|특파원|통신원) ?= ?)?"
)
_LONGEST_PLACE = 90
_WORDS_OF_A_PLACE = 8


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, the agencies it names and, in Korean, the reporters."""

    written: str
    agencies: tuple[str, ...]
    evidence: str
    reporters: tuple[str, ...] = ()


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline that a paragraph begins with, if it has one."""
    return _korean(text) if text[:1] in "([" else _english(text)


def _english(text: str) -> Dateline | None:
    # Looked for first, because most texts have no bracket so early.
    if text.find("(", 0, _LONGEST_PLACE) < 0:
        return None
    match = _ENGLISH.match(text)
    if match is None or len(match["place"].split()) > _WORDS_OF_A_PLACE:
        return None
    agencies = agencies_in_chain(match["agency"]) or _as_written(match["agency"])
    return Dateline(match.group(), agencies, match.group().strip()) if agencies else None


def _korean(text: str) -> Dateline | None:
    match = _KOREAN.match(text)
    if match is None:
        return None
    agencies = agencies_in_chain(match["agency"]) or _as_written(match["agency"])
    reporters = korean_reporters(match["reporters"]) if match["reporters"] else ()
    evidence = text[: match.start("reporters")] if match["reporters"] else match.group()
    return Dateline(match.group(), agencies, evidence.strip(), reporters)


def _as_written(name: str) -> tuple[str, ...]:
    """An agency that is not in the list counts when it is written as a name."""
    name = name.strip()
    is_name = name[:1].isupper() or "가" <= name[:1] <= "힣"
    return (name,) if is_name and len(name.split()) <= 4 else ()
