"""Cut a stretch of text around the first matches, and mark them. Pure; the template escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from articles.anchoring.fold import UNSEEN
from articles.search.tree import Query, Term, Where, terms_of, wanted
from articles.search.words import CJK, letters

LENGTH = 240  # code points
BEFORE = 70
_MATCHES_WEIGHED = 12
_WORD_MOST_LOOSE = 24  # letters: a longer word is not looked for in pieces
_LATIN = rf"[^\s\-{CJK}]"
_IS_CJK = re.compile(f"[{CJK}]")
_UNSEEN = str.maketrans(dict.fromkeys(UNSEEN, ""))


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text, and whether it is what was looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """What a result shows of an article: some text with the matches marked, and where it stands."""

    parts: tuple[Marked, ...]
    where: str  # text, caption, or nothing when it only opens the text
    is_cut_before: bool
    is_cut_after: bool


class _Narrow(dict[int, str]):
    """The one character that stands for a character: no place moves."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        found = letters(sign).casefold() or "\x00"
        self[code] = narrow = found[0] if sign != "\n" else " "
        return narrow


_NARROW = _Narrow()


def snippet(text: str, query: Query, blocks: Sequence[dict] = ()) -> Snippet:
    """Return what a result shows: around the matches that stand closest together, else the start.

    `blocks` tell the captions from the text, and leave out the title, which a result shows anyway.
    """
    kept = [block for block in blocks if block["kind"] != "title"]
    stretches = [(block["kind"], text[block["start"] : block["end"]]) for block in kept]
    best: tuple[int, int, Snippet] | None = None
    for at, (kind, stretch) in enumerate(stretches or [("text", text)]):
        shown = _shown(stretch)
        spans = list(_spans(shown, query))
        found = len({_folded(shown[start:end]) for start, end in spans[:_MATCHES_WEIGHED]})
        if spans and (best is None or found > best[0]):
            best = found, at, _cut(shown, spans, "caption" if kind == "caption" else "text")
    if best:
        return best[2]
    opening = next((words for kind, words in stretches if kind != "caption"), text)
    return _cut(_shown(opening), [], "")


def mark(text: str, query: Query) -> tuple[Marked, ...]:
    """Return the whole text with the matches marked: for titles."""
    shown = _shown(text)
    return tuple(_parts(shown, list(_spans(shown, query, (Where.TITLE,))), 0, len(shown)))


def _shown(text: str) -> str:
    """Return the text as it is shown: composed, on one line, without marks that show nothing."""
    if not text.isascii():
        text = normalize("NFC", text).translate(_UNSEEN)
    return " ".join(text.split())


def _folded(text: str) -> str:
    return text.translate(_NARROW)


def _spans(
    shown: str, query: Query, fields: tuple[Where, ...] = (Where.CAPTION, Where.TITLE)
) -> Iterator[tuple[int, int]]:
    pattern = _pattern(query, fields)
    if pattern:
        for match in pattern.finditer(_folded(shown)):
            yield match.span()


@lru_cache(maxsize=256)
def _pattern(query: Query, fields: tuple[Where, ...]) -> re.Pattern[str] | None:
    """Return what finds the words that a search wants, longest first."""
    terms = [
        term for term in terms_of(wanted(query.root)) if term.where in (Where.ANYWHERE, *fields)
    ]
    terms.sort(key=lambda term: -len(term.text))
    wordings = [wording for term in terms if (wording := _wording(term))]
    return re.compile("|".join(wordings)) if wordings else None


def _wording(term: Term) -> str:
    """Return the pattern of one term: at word bounds, and with or without its hyphens."""
    words = _folded(term.text).replace("-", " ").split()
    if not words:
        return ""
    loose = len(words) == 1 and len(words[0]) <= _WORD_MOST_LOOSE and words[0].isascii()
    middle = "[ -]?".join(words[0]) if loose else "[ -]*".join(map(re.escape, words))
    if not _IS_CJK.match(words[0]):
        # The bound is asked after the first letter: a pattern that opens with a letter is found
        # four times as fast.
        first = re.escape(words[0][0])
        middle = f"{first}(?<!{_LATIN}{first}){middle[len(first) :]}"
    if _IS_CJK.match(words[-1][-1]):
        return middle
    return f"{middle}{_LATIN}*" if term.is_beginning else f"{middle}(?!{_LATIN})"


def _cut(shown: str, spans: list[tuple[int, int]], where: str) -> Snippet:
    start = _window(shown, spans)
    end = min(len(shown), start + LENGTH)
    start, end = _at_words(shown, start, end, spans[0] if spans else (start, start))
    return Snippet(tuple(_parts(shown, spans, start, end)), where, start > 0, end < len(shown))


def _window(shown: str, spans: list[tuple[int, int]]) -> int:
    """Return where the stretch begins that holds the most different matches."""
    most, best = 0, 0
    for first, _ in spans[:_MATCHES_WEIGHED]:
        start = max(0, min(first - BEFORE, len(shown) - LENGTH))
        inside = {
            _folded(shown[at:end]) for at, end in spans if start <= at and end <= start + LENGTH
        }
        if len(inside) > most:
            most, best = len(inside), start
    return best


def _at_words(shown: str, start: int, end: int, keep: tuple[int, int]) -> tuple[int, int]:
    """Move both ends to spaces, where there are any near; Korean runs are cut anywhere."""
    if start > 0:
        space = shown.find(" ", start, min(start + 30, max(keep[0], start)))
        start = space + 1 if space >= 0 else start
    if end < len(shown):
        space = shown.rfind(" ", max(end - 30, keep[1]), end)
        end = space if space > start else end
    return start, end


def _parts(shown: str, spans: list[tuple[int, int]], start: int, end: int) -> Iterator[Marked]:
    at = start
    for first, last in spans:
        if first < at or last > end:
            continue
        if first > at:
            yield Marked(shown[at:first])
        yield Marked(shown[first:last], is_match=True)
        at = last
    if at < end:
        yield Marked(shown[at:end])
