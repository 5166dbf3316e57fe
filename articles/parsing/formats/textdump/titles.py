"""Which line of a page's head is its title."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, is_chain_of_agencies
from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.wording import names_an_organisation

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_TITLE = 300
_WORDS_OF_A_SITE = 3
BULLETS = "•·*▶■◆▲▼☞※◇◎○●-–—~"
_BRACKETED = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_ABBREVIATIONS = ("...", "U.S.", "U.N.")


def find_title(
    marked: Sequence[Marked], weights: Sequence[int], anchor: int | None
) -> tuple[int, ...]:
    """Look before the head's anchor first, then between the anchor and the first running text."""
    start = _after_listed_date(marked, anchor)
    if anchor is None:
        found = _candidates(marked, start, _first_text(marked, weights, start))
        return _choose(marked, found) if found else ()
    before = _candidates(marked, start, anchor)
    if before:
        return _choose(marked, before)
    after = _candidates(marked, anchor + 1, _first_text(marked, weights, anchor))
    return _choose(marked, after) if after else _with_a_full_stop(marked, anchor)


def _after_listed_date(marked: Sequence[Marked], anchor: int | None) -> int:
    """What stands before the listed date is the menu of the site."""
    head = marked if anchor is None else marked[:anchor]
    places = (index for index, mark in enumerate(head) if mark.kind is Kind.LISTED_DATE)
    return next(places, 0)


def _first_text(marked: Sequence[Marked], weights: Sequence[int], start: int) -> int:
    """Where the running text begins; a line that ends with a question mark may be a title still."""
    places = (i for i in range(start, len(marked)) if weights[i] and not _may_be_title(marked[i]))
    return next(places, len(marked))


def _candidates(marked: Sequence[Marked], start: int, stop: int) -> list[int]:
    return [index for index in range(start, stop) if _may_be_title(marked[index])]


def _may_be_title(mark: Marked) -> bool:
    if mark.kind is not Kind.TEXT or len(mark.text) > LONGEST_TITLE or mark.text[0] in BULLETS:
        return False
    if _is_credited(mark) or mark.dateline:
        return False
    text = mark.text[: mark.credited.end] if mark.credited else mark.text
    return text.endswith(_ABBREVIATIONS) or not text.rstrip("\"'”’)]").endswith((".", "。"))


def _is_credited(mark: Marked) -> bool:
    """Whether a line ends with a credit that no title would have, as "REUTERS/Pell Undo"."""
    credited = mark.credited
    return (
        credited is not None and not credited.is_plain and bool(agencies_in_chain(credited.credit))
    )


def _with_a_full_stop(marked: Sequence[Marked], anchor: int) -> tuple[int, ...]:
    """A single short line before the anchor is the title even when it ends with a full stop."""
    lines = [index for index in range(anchor) if marked[index].kind is Kind.TEXT]
    return (lines[0],) if len(lines) == 1 and len(marked[lines[0]].text) <= 120 else ()


def _choose(marked: Sequence[Marked], found: list[int]) -> tuple[int, ...]:
    """Pick the title among the headings of a page's head."""
    found = [index for index in found if not _is_name_of_a_site(marked[index].text)] or found
    repeated = _printed_again(marked, found)
    if repeated is not None:
        return (repeated,)
    if _is_rest_of_date_line(marked, found[0]) and _is_headline(marked[found[0]].text):
        return (found[0],)
    if len(found) == 1:
        return (found[0],)
    previous, last = found[-2:]
    if _continues(marked[previous], marked[last]):
        return (previous, last)
    follows = len(marked[last].text) >= len(marked[previous].text) or is_bare_name(
        marked[last].text
    )
    return (previous,) if follows and _is_headline(marked[previous].text) else (last,)


def _is_name_of_a_site(text: str) -> bool:
    return len(text.split()) <= _WORDS_OF_A_SITE and names_an_organisation(text)


def _printed_again(marked: Sequence[Marked], found: list[int]) -> int | None:
    """Some pages print their title twice, before and after the standfirst."""
    keys = Counter(mark.key for mark in marked if mark.kind is Kind.TEXT)
    again = (index for index in found if keys[marked[index].key] > 1)
    return next((index for index in again if _is_headline(marked[index].text, fewest=2)), None)


def _is_rest_of_date_line(marked: Sequence[Marked], index: int) -> bool:
    before = marked[index - 1]
    is_dated = index > 0 and before.kind is Kind.LISTED_DATE
    return is_dated and before.piece.line == marked[index].piece.line


def _is_headline(text: str, fewest: int = 4) -> bool:
    """Whether a line has words enough for a headline, and is not the name of a site."""
    if ">" in text or text.count(" | ") > 1 or is_chain_of_agencies(text):
        return False
    hangul = sum("가" <= letter <= "힣" for letter in text)
    return hangul >= 6 or len(_BRACKETED.sub("", text).split()) >= fewest


def is_bare_name(text: str) -> bool:
    """Whether a line may be the bare name of a person, which some pages print below the title."""
    names = text.split()
    return len(names) <= 3 and all(name[0].isupper() for name in names)


def _continues(first: Marked, second: Marked) -> bool:
    """A heading that was wrapped goes on in lower case on the very next line."""
    return second.piece.line == first.piece.last_line + 1 and second.text[0].islower()
