"""Bytes to text: which encoding, what was assumed, and the way back to exact byte offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.encodings import Spelling, spell
from articles.parsing.page import PageWarning, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Tab and the line ends stay, NEL (U+0085) among them; every other control character is taken out.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# A zero-width joiner makes one sign of several emoji: there it hides nothing.
_JOINED_EMOJI = re.compile("(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")
# UTF-8 read as Windows-1252 ("â€œ", "Ã©"), or EUC-KR read as Latin-1 ("¿¬ÇÕ´º½º").
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf]|Â[\xa0-\xbf]|[ìíëê][\x80-\xbf„…†‡‰‹‘’“”•–—]{2}|[¡-þ]{6}")
_LATIN_1 = re.compile("[¡-þ]")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The readable text of a document, and the way back to each character's place in it."""

    text: str
    encoding: str
    warnings: tuple[PageWarning, ...]
    _spelling: Spelling
    _taken_out: tuple[int, ...]

    def byte_offsets(self, points: Iterable[int]) -> Iterator[int]:
        """Turn rising code point offsets of `text` into byte offsets of the document."""
        spelling, place, before = self._spelling, self._spelling.lead, 0
        for point in points:
            after = point + bisect_right(self._taken_out, point)
            place += spelling.width(before, after)
            before = after
            yield place


def decode(raw: bytes) -> Decoded:
    """Read bytes as text; refuse, with the byte offset, what is not text."""
    spelling = spell(raw)
    written = spelling.text
    controls = [match.start() for match in _CONTROLS.finditer(written)]
    if controls:
        _refuse_binary(spelling, controls)
    text = _SURROGATES.sub(_REPLACEMENT, _CONTROLS.sub("", written))
    if not text.strip():
        raise UnknownFormat("The file holds no text.")
    warnings = (*spelling.warnings, *_oddities(text), *_control_warnings(spelling, controls))
    shifted = tuple(place - count for count, place in enumerate(controls))
    return Decoded(text, spelling.encoding, warnings, spelling, shifted)


def _refuse_binary(spelling: Spelling, controls: list[int]) -> None:
    # A few stray control characters are damage; more than one in twenty is not text at all.
    if len(controls) > 4 and len(controls) * 20 > len(spelling.text):
        at = spelling.lead + spelling.width(0, controls[0])
        raise UnknownFormat(f"The file is binary, not text: byte {at} is a control character.")


def _control_warnings(spelling: Spelling, controls: list[int]) -> Iterator[PageWarning]:
    if controls:
        at = spelling.lead + spelling.width(0, controls[0])
        yield PageWarning(
            "control-characters",
            f"{len(controls)} control characters were left out, the first at byte {at}.",
        )


def _oddities(text: str) -> Iterator[PageWarning]:
    if text.isascii():
        return
    if _LATIN_1.search(text) and _MOJIBAKE.search(text):
        yield PageWarning(
            "mojibake-suspected",
            "Some characters look garbled, as if the page had been saved in the wrong encoding; "
            "they are kept as captured.",
        )
    if _INVISIBLE.search(text) and _INVISIBLE.search(_JOINED_EMOJI.sub("", text)):
        yield PageWarning(
            "invisible-characters",
            "The text holds zero-width or direction-changing characters; they are kept.",
        )
    if _REPLACEMENT in text:
        yield PageWarning("characters-lost", "Some characters of the file could not be read.")
