"""Which language a text is in, told by its script and its smallest words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HANGUL = re.compile("[가-힣]")
_KANA = re.compile("[ぁ-んァ-ヶ]")
_HAN = re.compile("[一-鿿]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[a-z]+")
_ENGLISH = frozenset(("the", "of", "to", "and", "in", "a", "is", "that", "for", "on", "was", "by"))
_SAMPLE = 1000


def guess_language(texts: Iterable[str]) -> str | None:
    """Guess the language of the texts as a BCP 47 tag; None when neither script nor words tell."""
    sample = " ".join(texts)[:_SAMPLE]
    if not sample.isascii() and (eastern := _by_script(sample)):
        return eastern
    words = _WORD.findall(sample.casefold())
    common = sum(map(_ENGLISH.__contains__, words))
    return "en" if common * 10 > len(words) else None


def _by_script(sample: str) -> str | None:
    letters = len(_LETTER.findall(sample))
    if len(_HANGUL.findall(sample)) * 4 > letters:
        return "ko"
    if len(_KANA.findall(sample)) * 5 > letters:
        return "ja"
    return "zh" if len(_HAN.findall(sample)) * 4 > letters else None
