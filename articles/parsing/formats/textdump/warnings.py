"""What could not be told of a page, said in words that a curator understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.formats.textdump.marking import Kind
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
    if any(not photo.credit for photo in reading.photos):
        yield PageWarning(
            "credit-missing", "A photo's caption names nobody who released the photo."
        )
    if sum(mark.kind is Kind.END for mark in reading.marked) > 1:
        yield PageWarning(
            "several-stories", "The page seems to hold several stories; only the first was read."
        )
