"""Photo credits: cutting "(KCNA)", "[AFP/YONHAP]", "/ Courtesy of …" off a caption."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, agency_named, is_chain_of_agencies
from articles.parsing.wording import ends_sentence, folded, names_an_organisation

if TYPE_CHECKING:
    from collections.abc import Container

_LONGEST = 120
_PHOTO_WORD = re.compile(
    r"photo|courtesy|via |provided|handout|\bpool\b|screen ?(?:grab|shot|capture)|\bfile\b|captured"
    r"|image|getty|제공|사진|자료|캡처|갈무리|그래픽|출처|©|ⓒ",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"for use only|redistribution|not for sale|no resale|no archives?|mandatory credit"
    r"|재판매|무단|금지",
    re.IGNORECASE,
)
_NOT_A_CREDIT = re.compile(
    r"(?:left|right|cent(?:er|re)|l|r|c|top|bottom|end|lead|more|front|back|from left"
    r"|끝|왼쪽|오른쪽"
    r"|[0-9.,:%/ -]+)",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "de", "la"))
_OPENING = {")": "(", "]": "[", "）": "（", "】": "【"}
# "REUTERS/Jo Invented", "AP Photo/Jo Invented", "AFP/Getty Images/Handout"
_SLASHED = re.compile(
    r"(?<![^\s.])(?:REUTERS|Reuters|AFP|AP|EPA|UPI|KCNA|Xinhua|Yonhap|TASS|ANSA|PA|dpa)"
    r"(?: [Pp]hoto)?"
    r" ?/ ?[^\s./][^./|()]{1,50}(?:/[^./|()]{2,40})?\.?$"
)
_LABELLED = re.compile(
    r"(?:(?:(?:file )?photo|picture|image|screen ?(?:grab|shot)|handout|graphic)s?"
    r"(?: (?:by|courtesy(?: of)?|from|provided by|credit)\b ?:?| ?[:=/])"
    r"|courtesy (?:of|:)|credits? ?:|(?:사진|자료|그래픽|출처)(?: ?제공)? ?[=:]|[©ⓒ])"
    r" ?[^.!?]{0,3}[^!?]{1,80}$",
    re.IGNORECASE,
)
_PHOTO_AHEAD = re.compile(r"(?P<credit>사진(?: ?제공)? ?[=:] ?[^\s,]{2,20}) (?=[^\s=])")
_PHOTO_OF = re.compile(r"사진 [^.!?]{2,24}$")
_REPORTER = re.compile(
    r"[가-힣]{2,4} ?(?:사진|선임|인턴|객원)? ?(?:기자|특파원)(?: \S{1,64}@\S{1,64})?$"
)
# "서울=뉴시스": where a photo was taken, and by whom.
_PLACED = re.compile(r"[가-힣]{2,10} ?= ?(?P<agency>[^=]{2,20})")
_AFTER_SENTENCE = re.compile(r"[.!?…\"”’)\]] ?(?=[^\s.!?…\"”’)\]])")
_INNER_SENTENCE = re.compile(r"[a-z]{3}[.!?] ")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9.&'’ /,-]{4,118}[A-Z.)]")
_CAPITALS_AHEAD = re.compile(
    r"(?P<credit>(?:[A-Z][A-Z0-9.&'’-]*|[/|])(?: (?:[A-Z][A-Z0-9.&'’-]+|[/|]|[A-Z]\.)){1,12}) "
)


@dataclass(frozen=True, slots=True)
class Credited:
    """A caption cut in two: its words end at `end`; the credit stands from `start` to `stop`.

    `is_plain` is true for a bracket that holds an agency and nothing else: it may as well be the
    closing signature of a story. What follows `stop` is a notice about rights.
    """

    end: int
    start: int
    stop: int
    credit: str
    is_plain: bool = False


def split_credit(text: str) -> Credited | None:
    """Find the credit that a caption ends with."""
    return _in_bracket(text) or _after_slash(text) or _after_full_stop(text)


def split_named_credit(text: str, names: Container[str]) -> Credited | None:
    """Find a closing bracket that holds one of some names, given folded."""
    found = _whole_bracket(text)
    return found if found and folded(found.credit) in names else None


def split_any_name(text: str) -> Credited | None:
    """Find a closing bracket that holds any name: enough where the text is known as a caption."""
    found = _whole_bracket(text)
    if found is None or _NOT_A_CREDIT.fullmatch(found.credit) or len(found.credit.split()) > 6:
        return None
    is_name = found.credit[:1].isupper() or "가" <= found.credit[:1] <= "힣"
    return found if is_name and ends_sentence(text[: found.end]) else None


def split_credit_ahead(text: str) -> Credited | None:
    """Find a credit that stands before its caption on the same line: in capitals, or "사진=X"."""
    korean = _PHOTO_AHEAD.match(text)
    if korean:
        return Credited(len(text), 0, korean.end("credit"), korean["credit"])
    match = _CAPITALS_AHEAD.match(text[:_LONGEST])
    if match is None or not is_credit_line(match["credit"]):
        return None
    return Credited(len(text), 0, match.end("credit"), match["credit"])


def is_credit_line(text: str) -> bool:
    """Whether a line holds nothing but a credit: "TOWN PRESS / ASSOCIATED PRESS"."""
    if len(text) > _LONGEST:
        return False
    if _CAPITALS.fullmatch(text) and agencies_in_chain(text):
        return all(folded(part) for part in re.split(r"[/|]", text))
    whole = _LABELLED.match(text) or _SLASHED.match(text)
    return whole is not None and not ends_sentence(text) and not _INNER_SENTENCE.search(text)


def is_rights_notice(text: str) -> bool:
    """Whether a bracket or a short line forbids further use rather than naming a source."""
    return _RIGHTS.search(text) is not None


def _in_bracket(text: str) -> Credited | None:
    bracket = _closing_bracket(text, len(text.rstrip(" .")))
    if bracket and is_rights_notice(text[bracket[0] : bracket[1]]):
        inner = _closing_bracket(text, len(text[: bracket[0]].rstrip()))
        bracket = inner if inner and _is_credit(text, *inner) else None
    if bracket is None or not _is_credit(text, *bracket):
        return None
    start, stop = bracket
    credit = text[start + 1 : stop - 1].strip()
    return Credited(len(text[:start].rstrip()), start, stop, credit, _is_plain(credit))


def _whole_bracket(text: str) -> Credited | None:
    bracket = _closing_bracket(text, len(text.rstrip(" .")))
    if bracket is None:
        return None
    start, stop = bracket
    credit = text[start + 1 : stop - 1].strip()
    return Credited(len(text[:start].rstrip()), start, stop, credit, is_plain=True)


def _closing_bracket(text: str, stop: int) -> tuple[int, int] | None:
    opening = _OPENING.get(text[stop - 1 : stop])
    start = text.rfind(opening, max(0, stop - _LONGEST), stop) if opening else -1
    return (start, stop) if start > 0 else None


def _is_credit(text: str, start: int, stop: int) -> bool:
    credit, before = text[start + 1 : stop - 1].strip(), text[:start].rstrip()
    if len(credit) < 2 or _NOT_A_CREDIT.fullmatch(credit) or is_rights_notice(credit):
        return False
    if _PHOTO_WORD.search(credit) and len(credit.split()) <= 14:
        return True
    if agencies_in_chain(credit):
        return not _is_abbreviation(before, credit)
    return _is_unlisted_source(credit) and ends_sentence(before)


def _is_abbreviation(before: str, credit: str) -> bool:
    """Tell "the Korean Central News Agency (KCNA)" from a credit: the words before spell it out."""
    if ends_sentence(before):
        return False
    agency = agency_named(credit)
    tail = folded(before[-60:])
    return agency is not None and any(tail.endswith(folded(name)) for name in agency.names)


def _is_unlisted_source(credit: str) -> bool:
    """Two words or more, each written as a name is: "Ostry Museum" but not "Laughs"."""
    names = [word for word in credit.split() if word not in _SMALL_WORDS]
    if "@" in credit or ends_sentence(credit) or not names or len(names) > 6:
        return False
    if names_an_organisation(credit):
        return True
    return len(names) > 1 and all(name[0].isupper() and name[-1:].isalpha() for name in names)


def _is_plain(credit: str) -> bool:
    return agency_named(credit) is not None or (
        not re.search(r"[/=-]| via ", credit) and not (_PHOTO_WORD.search(credit))
    )


def _after_slash(text: str) -> Credited | None:
    if "/" not in text[-_LONGEST:]:
        return None
    slashed = _SLASHED.search(text, max(0, len(text) - _LONGEST))
    if slashed:
        return _cut(text, slashed.start())
    slash = text.rfind("/", max(0, len(text) - _LONGEST))
    # "/Korean Central TV-Yonhap" may hold slashes of its own: go back to the first after the stop.
    opening = text.find("/", max((m.end() for m in _sentence_ends(text)), default=slash))
    for start in (opening, slash):
        if start > 0 and _is_source_after_slash(text[:start], text[start + 1 :].strip()):
            return _cut(text, start, skip=1)
    return None


def _is_source_after_slash(before: str, source: str) -> bool:
    if not source or len(source.split()) > 10 or "." in source.rstrip("."):
        return False
    if agencies_in_chain(source) or _PHOTO_WORD.search(source):
        return before[-1:] in ' .…"”’)다' or ends_sentence(before)
    return ends_sentence(before) and source[:1].isupper() and not before.endswith("//")


def _after_full_stop(text: str) -> Credited | None:
    """Find "Photo by X" or a known agency that follows a full stop: "… gate. — AP"."""
    for match in _sentence_ends(text):
        start = match.end()
        if _LABELLED.match(text, start) or _PHOTO_OF.match(text, start):
            return _cut(text, start)
        if _REPORTER.match(text, start):
            return replace(_cut(text, start), is_plain=True)
        placed = _PLACED.fullmatch(text, start)
        if placed and is_chain_of_agencies(placed["agency"]):
            return _cut(text, start)
        tail = text[start:]
        name = tail.lstrip("-–—| ")
        if is_chain_of_agencies(name.rstrip(" .")):
            return _cut(text, start, skip=len(tail) - len(name))
    return None


def _sentence_ends(text: str) -> list[re.Match[str]]:
    return list(_AFTER_SENTENCE.finditer(text, max(0, len(text) - _LONGEST)))


def _cut(text: str, start: int, skip: int = 0) -> Credited:
    credit = text[start + skip :].strip().rstrip(".")
    return Credited(len(text[:start].rstrip()), start, len(text), credit)
