"""Which encoding a document is in: byte order marks, then UTF-8, then an honest short list."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.page import PageWarning, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Callable

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_HANGUL = re.compile("[가-힣“”‘’…·→△▲▼○●■□◆◇※「」『』【】《》〈〉]")
_KANA = re.compile("[ぁ-んァ-ヶ]")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A document's text exactly as its bytes spell it; `lead` counts the bytes before the text."""

    text: str
    encoding: str
    lead: int = 0
    errors: str = "strict"
    warnings: tuple[PageWarning, ...] = ()

    def width(self, start: int, end: int) -> int:
        """How many bytes the code points from start to end take in the file."""
        return len(self.text[start:end].encode(self.encoding, self.errors))


def spell(raw: bytes) -> Spelling:
    """Find the encoding of a document, in the order that is right most often."""
    attempts = (_marked, _unmarked_utf16, _utf8, _damaged_utf8, _korean, _japanese, _chinese)
    for attempt in attempts:
        spelling = attempt(raw)
        if spelling is not None:
            return spelling
    return _western(raw)


def _marked(raw: bytes) -> Spelling | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            lead = len(mark)
            while raw.startswith(mark, lead):
                lead += len(mark)
            return _complete(raw, encoding, lead) or _forced(raw, encoding, lead)
    return None


def _unmarked_utf16(raw: bytes) -> Spelling | None:
    """Every ASCII character of UTF-16 has its zero byte on the same side."""
    zeros = raw.count(0)
    if not zeros or zeros * 20 < len(raw):
        return None
    odd = raw[1::2].count(0)
    encoding = "utf-16-le" if odd * 2 > zeros else "utf-16-be"
    if max(odd, zeros - odd) * 20 < zeros * 19:
        return None
    spelling = _complete(raw, encoding)
    return spelling and _assumed(spelling, "UTF-16 without a byte order mark")


def _utf8(raw: bytes) -> Spelling | None:
    return _complete(raw, "utf-8")


def _damaged_utf8(raw: bytes) -> Spelling | None:
    """UTF-8 with a few bytes that belong to nothing, as when two encodings were mixed."""
    text = raw.decode("utf-8", "surrogateescape")
    bad = len(_ESCAPED_BYTE.findall(text))
    good = len(_NOT_ASCII.findall(text)) - bad
    if good < 4 * bad:
        return None
    warning = PageWarning("encoding-damaged", f"{bad} bytes of the file are not valid UTF-8.")
    return Spelling(text, "utf-8", 0, "surrogateescape", (warning,))


def _korean(raw: bytes) -> Spelling | None:
    return _plausible(raw, "cp949", "Korean (CP949)", lambda text: _share(_HANGUL, text) > 0.85)


def _japanese(raw: bytes) -> Spelling | None:
    return _plausible(raw, "shift_jis", "Japanese (Shift JIS)", lambda t: _share(_KANA, t) > 0.3)


def _chinese(raw: bytes) -> Spelling | None:
    return _plausible(raw, "gb18030", "Chinese (GB 18030)", _reads_as_chinese)


def _western(raw: bytes) -> Spelling:
    try:
        spelling = Spelling(raw.decode("cp1252"), "cp1252")
    except UnicodeDecodeError as trouble:
        raise UnknownFormat(
            f"The file is not text in any encoding that is read here: byte {trouble.start}."
        ) from trouble
    return _assumed(spelling, "Western European (Windows-1252)")


def _complete(raw: bytes, encoding: str, lead: int = 0) -> Spelling | None:
    """Decode strictly; a last character that was cut off in the middle is allowed and noted."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(raw[lead:])
    except UnicodeDecodeError:
        return None
    cut_off = bool(decoder.getstate()[0])
    warning = PageWarning("truncated", "The file ends in the middle of a character.")
    return Spelling(text, encoding, lead, warnings=(warning,) if cut_off else ())


def _forced(raw: bytes, encoding: str, lead: int) -> Spelling:
    """A byte order mark tells the encoding even when some of what follows is damaged."""
    errors = "surrogateescape" if encoding == "utf-8" else "surrogatepass"
    try:
        text = codecs.getincrementaldecoder(encoding)(errors).decode(raw[lead:])
    except UnicodeDecodeError as trouble:
        at = lead + trouble.start
        raise UnknownFormat(f"The file is not valid {encoding}: see byte {at}.") from trouble
    warning = PageWarning("encoding-damaged", f"Parts of the file are not valid {encoding}.")
    return Spelling(text, encoding, lead, errors, (warning,))


def _plausible(
    raw: bytes, encoding: str, called: str, convinces: Callable[[str], bool]
) -> Spelling | None:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    # Offsets must lead back to the same bytes, so a spelling that is not the usual one is refused.
    if not convinces(text) or text.encode(encoding, "replace") != raw:
        return None
    return _assumed(Spelling(text, encoding), called)


def _assumed(spelling: Spelling, called: str) -> Spelling:
    warning = PageWarning(
        "encoding-assumed", f"The file does not say its encoding; it was read as {called}."
    )
    return Spelling(
        spelling.text,
        spelling.encoding,
        spelling.lead,
        spelling.errors,
        (*spelling.warnings, warning),
    )


def _share(wanted: re.Pattern[str], text: str) -> float:
    foreign = _NOT_ASCII.findall(text)
    return sum(bool(wanted.match(letter)) for letter in foreign) / len(foreign) if foreign else 0.0


def _reads_as_chinese(text: str) -> bool:
    """GB 18030 accepts nearly anything: ask for the common characters of its first level."""
    foreign = _NOT_ASCII.findall(text)
    common = sum(_is_first_level(letter.encode("gb18030")) for letter in foreign)
    return common * 10 > len(foreign) * 6


def _is_first_level(spelled: bytes) -> bool:
    return len(spelled) == 2 and (
        (0xB0 <= spelled[0] <= 0xD7 and spelled[1] >= 0xA1) or spelled[0] in (0xA1, 0xA3)
    )
