"""Organisations that are in no list but that the page itself names, and where else they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.parsing.agencies import agency_named
from articles.parsing.bylines import read_bare_name
from articles.parsing.credits import split_named_credit
from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.signatures import closing_name
from articles.parsing.wording import ends_sentence, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def with_own_names(
    marked: Sequence[Marked], given: Iterable[str] = ()
) -> tuple[list[Marked], frozenset[str]]:
    """Read bylines and closing brackets again, knowing the organisations that the page names.

    `given` are names that the person who loads the page knows. The names come back folded.
    """
    closing = folded(_closing_name_of_story(marked))
    signed = [_signed_by_its_writer(mark, closing) for mark in with_bare_names(marked)]
    names = frozenset(map(folded, (*_named(signed), *given))) - {""}
    return [_credited(mark, names) for mark in signed] if names else signed, names


def with_bare_names(marked: Sequence[Marked]) -> Iterator[Marked]:
    """A bare "Kim Min-ji" beside the times is the byline; before any other text it is a title."""
    has_text = False
    for index, mark in enumerate(marked):
        beside = marked[max(0, index - 1) : index + 2]
        is_beside = has_text and mark.kind is Kind.TEXT and any(map(_is_times, beside))
        byline = read_bare_name(mark.text) if is_beside else None
        yield replace(mark, kind=Kind.BYLINE, byline=byline) if byline else mark
        has_text = has_text or mark.kind is Kind.TEXT


def _is_times(mark: Marked) -> bool:
    return mark.kind is Kind.TIMES


def _signed_by_its_writer(mark: Marked, closing: str) -> Marked:
    """ "By Dalmuri" names no person where the story closes with "(Dalmuri)"."""
    byline = mark.byline
    if byline is None or len(byline.authors) != 1 or byline.organisations or byline.mails:
        return mark
    name = byline.authors[0]
    if closing != folded(name):
        return mark
    return replace(
        mark, byline=replace(byline, authors=(), organisations=(name,)), agencies=(name,)
    )


def _closing_name_of_story(marked: Sequence[Marked]) -> str:
    """The bracket that ends the last line which closes with a bracket after a full stop."""
    for mark in reversed(marked):
        if mark.kind is Kind.TEXT and ends_sentence(mark.text.rstrip(")]")):
            return ""
        name = closing_name(mark.text) if mark.kind is Kind.TEXT else ""
        if name:
            return name if ends_sentence(mark.text[: mark.text.rfind(name) - 1]) else ""
    return ""


def _named(marked: Iterable[Marked]) -> Iterator[str]:
    """The publishers and agencies that lines and datelines name and no list has."""
    for mark in marked:
        dateline = mark.dateline.agencies if mark.dateline else ()
        for name in (mark.publisher, *mark.agencies, *dateline):
            if name and agency_named(name) is None:
                yield name


def _credited(mark: Marked, names: frozenset[str]) -> Marked:
    if mark.kind is not Kind.TEXT or mark.credited or mark.text[-1] not in ")].":
        return mark
    credited = split_named_credit(mark.text, names)
    return replace(mark, credited=credited) if credited else mark
