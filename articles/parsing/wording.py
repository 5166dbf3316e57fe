"""Small questions about words: spacing, folding for comparison, and whether a sentence ends."""

from __future__ import annotations

import re
import unicodedata

_ODD_SPACES = re.compile("[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_WORDS = re.compile(r"\w+")
# Latin letters and the blocks of punctuation: five times faster than a pattern.
_WITHOUT_PUNCTUATION = {
    point: None
    for block in (range(0x250), range(0x2000, 0x2070), range(0x3000, 0x3040), range(0xFF00, 0xFF10))
    for point in block
    if not chr(point).isalnum()
}
_ORGANISATION = re.compile(
    r"\b(?:agency|news|press|wire|media|broadcasting|television|radio|herald|times|post|gazette"
    r"|tribune|journal)\b|통신$|뉴스$|일보$|신문$|방송$",
    re.IGNORECASE,
)
_CLOSERS = "\"'”’»)]」』>"
_STOPS = (".", "!", "?", "…", "。")


def even_spaces(text: str) -> str:
    """Replace every unusual space by a plain one, character for character: offsets stay true."""
    return _ODD_SPACES.sub(" ", text)


def squeeze(text: str) -> str:
    """Strip the text and make one space of every run of white space."""
    return " ".join(text.split())


def folded(name: str) -> str:
    """Fold a name for comparison: compatible forms, case, punctuation and spacing set aside."""
    return _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", name).casefold())


def likeness(text: str) -> str:
    """What two nearly equal copies of a text share: letters and digits, case aside."""
    return text.casefold().translate(_WITHOUT_PUNCTUATION)


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORDS.findall(text.casefold())


def names_an_organisation(name: str) -> bool:
    """Whether a name that is in no list reads as that of a news organisation."""
    is_name = name[:1].isupper() or "가" <= name[:1] <= "힣"
    return is_name and len(name.split()) <= 6 and _ORGANISATION.search(name) is not None


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop or its like, closing quotes and brackets aside."""
    return text.rstrip().rstrip(_CLOSERS).endswith(_STOPS)
