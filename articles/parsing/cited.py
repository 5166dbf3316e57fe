"""Sources that a text names as its origin: "according to the Korean Central News Agency (KCNA)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from articles.parsing.agencies import Agency, agency_named, all_agencies

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_HANGUL = re.compile("[가-힣]+")
_CUE = re.compile(
    r"\b(?:according to|citing|(?:cited|reported|released|provided|carried|distributed|published"
    r"|taken|quoted|monitored) by|told|interview with)\b",
    re.IGNORECASE,
)
# Looked for first, because a plain search is many times faster than the pattern.
_HINTS = ("ccording to", "iting ", "d by ", "told ", "carried by ", "nterview with", "taken by ")
_RELEASING = ("released", "provided", "distributed", "taken")
_SAYING = re.compile(r"\b(?:said|reported|says|reports|quoted|announced|carried|showed)\b")
_SAYING_HINTS = ("said", "report", "says", "quoted", "announced", "carried", "showed")
_UP_TO_SAYING = re.compile(r"(?: \([A-Z]{2,8}\))?(?P<aside>, [^,.;]{1,60},)?(?: [\w'’-]+){0,2} ")
_ABBREVIATION = re.compile(r" \([A-Z]{2,8}\)")
_KOREAN_CUE = re.compile(
    r"(?:이|가|은|는|도|의)?(?: ?에 (?:따르면|의하면)| [^.]{0,30}?(?:보도|전했|밝혔|인용))"
)
_REACH = 70
_WORDS_BETWEEN = 6


@dataclass(frozen=True, slots=True)
class Cited:
    """A source named as an origin, the words that show it, and whether it released a photo."""

    source: str
    evidence: str
    released: bool = False


def cited_sources(text: str) -> Iterator[Cited]:
    """Find the known organisations that a text gives as the origin of what it says."""
    yield from _after_cues(text)
    yield from _before_sayings(text)
    if "따르면" in text or "보도" in text or "전했" in text or "밝혔" in text:
        yield from _cited_in_korean(text)


def _after_cues(text: str) -> Iterator[Cited]:
    """Read "according to X", "released by the North's official X"."""
    if not any(hint in text for hint in _HINTS):
        return
    for cue in _CUE.finditer(text):
        found = _first_name(text, cue.end(), cue.end() + _REACH)
        if found is None:
            continue
        source, _, end = found
        abbreviation = _ABBREVIATION.match(text, end)
        evidence = text[cue.start() : abbreviation.end() if abbreviation else end]
        yield Cited(source, evidence, cue.group().casefold().startswith(_RELEASING))


def _before_sayings(text: str) -> Iterator[Cited]:
    """Read "X said", "X (ABC) also reported"."""
    if not any(hint in text for hint in _SAYING_HINTS):
        return
    for saying in _SAYING.finditer(text):
        found = _first_name(text, max(0, saying.start() - _REACH), saying.start())
        while found is not None:
            source, start, end = found
            between = _UP_TO_SAYING.match(text, end)
            if between and between.end("aside") <= saying.start() <= between.end():
                yield Cited(source, text[start : saying.end()])
                break
            found = _first_name(text, end, saying.start())


@cache
def _first_words() -> dict[str, int]:
    """The first word of each name in the list, with the most words of a name that begins so."""
    longest: dict[str, int] = {}
    for agency in all_agencies():
        for name in agency.names:
            parts = _WORD.findall(name)
            if parts:
                longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    return longest


def _first_name(text: str, start: int, stop: int) -> tuple[str, int, int] | None:
    """The first name of the list between two places: its agency, its start and its end."""
    known = _first_words()
    words = list(_WORD.finditer(text, start, min(stop, len(text))))
    for number, word in enumerate(words[: _WORDS_BETWEEN * 2]):
        for last in reversed(words[number : number + known.get(word.group(), 0)]):
            agency = agency_named(text[word.start() : last.end()])
            if agency:
                return agency.name, word.start(), last.end()
    return None


def _cited_in_korean(text: str) -> Iterator[Cited]:
    """Korean glues its particles to the name: "조선중앙통신은 … 보도했다"."""
    for word in _HANGUL.finditer(text):
        for size in range(min(len(word.group()), 8), 1, -1):
            agency = _korean_agency(word.group()[:size])
            cue = agency and _KOREAN_CUE.match(text, word.start() + size)
            if agency and cue:
                yield Cited(agency.name, text[word.start() : cue.end()])
            if agency:
                break


def _korean_agency(name: str) -> Agency | None:
    return agency_named(name) if name in _first_words() else None
