"""Text → the tokens of the index, the same for both engines and for what readers type. Pure.

Tokens hold letters, digits and marks only: never a space, a quote or any ASCII sign, so that
neither engine's own tokeniser nor its query language has anything left to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import category, normalize

from articles.anchoring.fold import TWINS, UNSEEN

# Signs that no text can hold as a token: categories P and S, beyond ASCII.
BARRIER = "¦"  # parts words that did not stand side by side, so that no phrase crosses it
FINAL = "¶"  # closes the last syllable of a run: found by its beginning, never inside a phrase

# Hangul (and what is left of jamo), Han, kana and bopomofo, which part words by no spaces.
CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003134f"
)
_SCRIPTS = re.compile(f"[{CJK}]+|[^{CJK}]+")
_HAS_CJK = re.compile(f"[{CJK}]")
# Latin, Greek and Cyrillic accents. Other marks (か and が) part words from words.
_ACCENTS = re.compile("[\u0300-\u036f]+")
# A syllable as Korean names are romanised: Jong, un, Hyok, Chol. No vowel repeats a choice.
_SYLLABLE = re.compile(r"(?i:[b-df-hj-np-tv-z]{0,2}[aeiouy]{1,3}(?:ng|[bckhlmnprt])?)")
_LONGEST_SYLLABLE = 6
LONGEST_TOKEN = 64
MOST_JOINED = 4
LONGEST_PHRASE = 40  # tokens
LONGEST_VARIED = 12  # tokens: a longer phrase is only looked for as it is typed


class _Letters(dict[int, str]):
    """What each character is in a token; worked out when first met. Case is kept."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _letters_of(chr(code))
        return shown


def _letters_of(sign: str) -> str:
    """Return letters and digits without accents, "-" for any hyphen, else a space or nothing."""
    if sign in UNSEEN:
        return ""
    plain = normalize("NFC", _ACCENTS.sub("", normalize("NFKD", TWINS.get(sign, sign))))
    return "".join(
        part if part == "-" or category(part)[0] in "LNM" else " "
        for part in (TWINS.get(part, part) for part in plain)
    )


_LETTERS = _Letters()


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text's tokens in order, and what else they may be written as.

    `joins` are (first token, how many) that also read as one word: Jong-un, Jongun.
    `finals` are the last syllables of Korean, Chinese and Japanese runs.
    """

    tokens: tuple[str, ...]
    joins: tuple[tuple[int, int], ...]
    finals: tuple[str, ...]

    def joined(self, first: int, size: int) -> str:
        """Return some tokens as one."""
        return "".join(self.tokens[first : first + size])[:LONGEST_TOKEN]


def letters(text: str) -> str:
    """Return the text as letters, digits, hyphens and spaces, accents off, case kept."""
    if not text.isascii():
        text = normalize("NFC", text)
    return text.translate(_LETTERS)


def plain(text: str) -> str:
    """Return a text on one line that can be shown: nothing unseen, no control characters."""
    shown = (sign if sign.isprintable() else " " for sign in text if sign not in UNSEEN)
    return " ".join("".join(shown).split())


def trimmed(text: str) -> str:
    """Return a text that can be shown, from its first letter or digit to its last."""
    text = trimmed_start(normalize("NFC", plain(text)))
    end = len(text)
    while end and not letters(text[end - 1]).strip(" -"):
        end -= 1
    return text[:end]


def trimmed_start(text: str) -> str:
    """Return a text from its first letter or digit on."""
    at = next((at for at, sign in enumerate(text) if letters(sign).strip(" -")), len(text))
    return text[at:]


def is_cjk(token: str) -> bool:
    """Tell whether a token is a gram of Hangul, Han or kana."""
    return _HAS_CJK.match(token) is not None


def spell(text: str) -> Spelling:
    """Cut a text into tokens."""
    tokens: list[str] = []
    joins: list[tuple[int, int]] = []
    finals: dict[str, None] = {}
    before = ""
    for chunk in letters(text).split():
        first = len(tokens)
        if chunk.isascii() and "-" not in chunk:
            tokens.append(chunk.lower()[:LONGEST_TOKEN])
            # "Jong un" may be a name that others print as Jong-un.
            if before[:1].isupper() and _is_syllable(before) and _is_syllable(chunk):
                joins.append((first - 1, 2))
            before = chunk
            continue
        before = ""
        for part in chunk.split("-"):
            _add_part(part.casefold(), tokens, finals)
        if "-" in chunk:
            joins += _hyphened(tokens, first)
    return Spelling(tuple(tokens), tuple(joins), tuple(finals))


@lru_cache(maxsize=8192)
def _is_syllable(chunk: str) -> bool:
    return len(chunk) <= _LONGEST_SYLLABLE and _SYLLABLE.fullmatch(chunk) is not None


def _add_part(part: str, tokens: list[str], finals: dict[str, None]) -> None:
    for run in _SCRIPTS.findall(part):
        if not is_cjk(run):
            tokens.append(run[:LONGEST_TOKEN])
        elif len(run) == 1:
            tokens.append(run)
        else:
            tokens += map("".join, pairwise(run))
            finals[run[-1] + FINAL] = None


def _hyphened(tokens: list[str], first: int) -> list[tuple[int, int]]:
    """Return the joins of a hyphened word that now ends the tokens: each pair, and the whole."""
    size = len(tokens) - first
    if size < 2 or any(is_cjk(token) for token in tokens[first:]):
        return []
    pairs = [(at, 2) for at in range(first, first + size - 1)]
    return pairs + ([(first, size)] if 2 < size <= MOST_JOINED else [])


def stream(text: str) -> str:
    """Return a text as the index keeps it: its tokens, then its other spellings."""
    spelling = spell(text)
    return " ".join([*spelling.tokens, *dict.fromkeys(_joined(spelling)), *spelling.finals])


def _joined(spelling: Spelling) -> Iterator[str]:
    """Yield each join with a neighbour on either side, so that phrases may hold it."""
    tokens = spelling.tokens
    for first, size in spelling.joins:
        around = (
            *tokens[max(first - 1, 0) : first],
            spelling.joined(first, size),
            *tokens[first + size : first + size + 1],
        )
        yield " ".join((BARRIER, *around))


def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the token sequences that stand for what a reader typed as one word or phrase.

    The first is as typed; in each other one a pair of words, or the whole, is written as one.
    """
    spelling = spell(text)
    tokens = spelling.tokens[:LONGEST_PHRASE]
    found = [tokens] if tokens else []
    if len(tokens) > LONGEST_VARIED:
        return tuple(found)
    for first in range(len(tokens) - 1):
        if not is_cjk(tokens[first]) and not is_cjk(tokens[first + 1]):
            found.append((*tokens[:first], spelling.joined(first, 2), *tokens[first + 2 :]))
    if 2 < len(tokens) <= MOST_JOINED and not any(is_cjk(token) for token in tokens):
        found.append((spelling.joined(0, len(tokens)),))
    return tuple(dict.fromkeys(found))
