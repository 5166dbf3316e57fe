"""What could not be told of a page, said in words that a curator understands."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from articles.parsing.formats.textdump.body import ends_early
from articles.parsing.formats.textdump.kinds import Kind
from articles.parsing.formats.textdump.titles import is_bare_name
from articles.parsing.page import PageWarning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.formats.textdump.reading import Reading


def page_warnings(
    reading: Reading, publisher: str | None, language: str | None
) -> Iterator[PageWarning]:
    """Say what is missing from the page, and where it may hold more than one story."""
    if not reading.layout.title:
        yield PageWarning("title-missing", "The page shows no title.")
    if publisher is None:
        yield PageWarning("publisher-unknown", "The page does not name its publisher.")
    if language is None:
        yield PageWarning("language-unknown", "The language of the page could not be told.")
    if not reading.passages and not reading.photos:
        yield PageWarning("text-missing", "The page holds a title and no text.")
    if reading.passages and reading.signature is None and ends_early(reading.passages[-1].text):
        yield PageWarning(
            "truncated-maybe",
            "The last paragraph stops inside a sentence: the file may be cut off.",
        )
    yield from _bare_name(reading)
    if any(not photo.credit for photo in reading.photos):
        yield PageWarning(
            "credit-missing", "A photo's caption names nobody who released the photo."
        )
    if sum(mark.kind is Kind.END for mark in reading.marked) > 1:
        yield PageWarning(
            "several-stories", "The page seems to hold several stories; only the first was read."
        )


def _bare_name(reading: Reading) -> Iterator[PageWarning]:
    """A name between the title and the times may be the writer's or the paper's."""
    if any(mark.kind is Kind.BYLINE for mark in reading.marked):
        return
    for before, after in pairwise(reading.marked[reading.layout.start : reading.layout.end]):
        if before.kind is Kind.TEXT and after.kind is Kind.TIMES and is_bare_name(before.text):
            yield PageWarning("byline-maybe", f"This may be the byline: {before.text}.")
            return
