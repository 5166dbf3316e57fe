"""Fold a text so that two captures of the same words are equal, with a map back to the raw text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category, is_normalized, normalize

# One character for one character: the places stay the same.
TWINS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000", " "),
}
# Marks that show nothing: soft hyphen, zero-width spaces and joiners, word joiner, byte order
# mark, directions, and the selectors that turn a sign into an emoji.
UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
) | {chr(code) for code in range(0xFE00, 0xFE10)}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. All places are code points, start inclusive, end exclusive.

    `starts[k]` and `ends[k]` are the places in the raw text between which the folded character k
    stands; `starts` has one place more, the raw text's end.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def place(self, raw_place: int) -> int:
        """Return the folded place of a place in the raw text."""
        if isinstance(self.starts, range):
            return raw_place
        return bisect_left(self.starts, raw_place)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the raw text of a folded span that is not empty."""
        return self.starts[start], self.ends[end - 1]


def fold(raw: str) -> Folded:
    """Fold to NFKC, straight quotes, plain hyphens and spaces, without marks that show nothing."""
    text = raw
    if raw.isascii():
        return _same_places(raw)
    seen = set(raw)
    for sign in seen & TWINS.keys():
        text = text.replace(sign, TWINS[sign])
    if seen.isdisjoint(UNSEEN) and is_normalized("NFKC", text):
        return _same_places(text)
    return _fold_with_map(text)


def _same_places(text: str) -> Folded:
    return Folded(text, range(len(text) + 1), range(1, len(text) + 1))


def _fold_with_map(text: str) -> Folded:
    """Fold letter by letter where the text is not folded yet; the rest is taken over as it is."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    shown: dict[str, str] = {}
    at = 0
    for cluster in _unfolded(text).finditer(text):
        start, end = cluster.span()
        letters = cluster[0]
        if letters not in shown:
            shown[letters] = _show(letters)
        parts += text[at:start], shown[letters]
        starts += range(at, start)
        ends += range(at + 1, start + 1)
        starts += [start] * len(shown[letters])
        ends += [end] * len(shown[letters])
        at = end
    starts += range(at, len(text) + 1)
    ends += range(at + 1, len(text) + 1)
    return Folded("".join([*parts, text[at:]]), starts, ends)


def _unfolded(text: str) -> re.Pattern[str]:
    """Return a pattern for what may fold to something else: a letter with all of its marks."""
    signs = set(text)
    marks = "".join(map(re.escape, filter(_clings, signs))) or "\u0300"
    odd = "".join(re.escape(sign) for sign in signs if _show(sign) != sign) or "\u0300"
    return re.compile(rf"[^{marks}]?[{marks}]+|[{odd}]")


def _show(letters: str) -> str:
    # What NFKC takes apart may hold curly forms again.
    return "".join(
        TWINS.get(sign, sign) for sign in normalize("NFKC", letters) if sign not in UNSEEN
    )


def _clings(sign: str) -> bool:
    """Say whether a sign belongs to the letter before it: a mark, a Hangul vowel or final."""
    return category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff"
