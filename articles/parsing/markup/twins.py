"""When two addresses name one picture, in other sizes, crops or copies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 2000
_ENDING = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|jfif|bmp|tiff?)$", re.IGNORECASE)
_SIZE = re.compile(
    r"=[wsh][0-9]{2,5}.{0,100}$|[-_](?:[0-9]{2,4}x[0-9]{2,4}|[0-9]{3,4}w|[1-9][0-9]{1,2}0|768|1024"
    r"|1536|2048|scaled|large|medium|small)$"
)
# Browsers number the files of one name: "photo(1).jpg", "photo_002.jpg".
_COPY = re.compile(r" ?\([0-9]{1,2}\)$|_0[0-9]{2}$")
_SAYS_NOTHING = re.compile(
    r".{0,3}|originals?|images?|default|large|small|medium|main|photo|index|full|header|thumb(?:nail)?"
    r"|picture|file|poster|preview|square|landscape|portrait|wide|[0-9]{1,4}(?:x[0-9]{1,4})?"
    r"|[wh]?[0-9_]{1,5}",
    re.IGNORECASE,
)
_MARK = re.compile(r"[a-z0-9]{8,64}")
_HEXADECIMAL = re.compile(r"[0-9a-f]{8,64}")
_MEASURE = re.compile(r"[0-9]{2,5}x[0-9]{2,5}")
_DAY_OR_CLOCK = re.compile(
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{0,6}|1[0-9]{9}(?:[0-9]{3})?"
)
_FEWEST_DIGITS = 2


def stem(address: str | None) -> str:
    """The file's name without size and ending: two sizes of one photo share it."""
    segments = _segments(address)
    if not segments:
        return ""
    name = _SIZE.sub("", _COPY.sub("", _ENDING.sub("", segments[-1])))
    if _SAYS_NOTHING.fullmatch(name) and len(segments) > 1:
        return f"{segments[-2]}/{name}"
    return name


def marks(address: str | None) -> frozenset[str]:
    """The numbers in a file's name, or in its folder's, that no other picture has."""
    for segment in reversed(_segments(address)[-2:]):
        found = frozenset(filter(_is_mark, _MARK.findall(_MEASURE.sub(" ", segment))))
        if found:
            return found
    return frozenset()


def is_same(addresses: Iterable[str], other: str) -> bool:
    """Whether one of some addresses names the same picture as another address."""
    name, numbers = stem(other), marks(other)
    return any(
        each == other or (name and stem(each) == name) or not numbers.isdisjoint(marks(each))
        for each in addresses
    )


def _segments(address: str | None) -> list[str]:
    if not address or address[:5].casefold() == "data:" or len(address) > _LONGEST:
        return []
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return []
    return [part for part in path.casefold().split("/") if part]


def _is_mark(word: str) -> bool:
    if _DAY_OR_CLOCK.fullmatch(word):
        return False
    digits = sum(map(str.isdigit, word))
    if _HEXADECIMAL.fullmatch(word):
        return digits >= _FEWEST_DIGITS
    return digits * 2 >= len(word)
