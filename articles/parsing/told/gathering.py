"""Several stories in one document: each becomes a page, and those that cannot are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from articles.parsing.markup.addresses import web_address
from articles.parsing.page import PageWarning, UnknownFormat
from articles.parsing.told.story import Story, page_of

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage

_MOST_NAMED = 20
_LONGEST = 300
# Where a story stands in its document ("Line 7"), and how it is read.
Told = tuple[str, Callable[[], Story]]


def pages_of(
    told: Iterable[Told], name: str, encoding: str, hint: Hint, warnings: Iterable[PageWarning] = ()
) -> tuple[ParsedPage, ...]:
    """Read every story of a document; raise UnknownFormat when there is none.

    What is odd about the document, and which of its stories were left out, is said with its first.
    """
    pages: list[ParsedPage] = []
    refused: list[str] = []
    for where, read in told:
        try:
            pages.append(page_of(read(), name, encoding, hint))
        except UnknownFormat as trouble:
            refused.append(f"{where}: {trouble}"[:_LONGEST] if where else str(trouble))
    if not pages:
        raise UnknownFormat(refused[0] if refused else "The file holds no article.")
    said = (*pages[0].warnings, *warnings, *_left_out(refused))
    # The address of a file of many articles is the address of none of them.
    url = pages[0].url or (web_address(hint.url or "") if len(pages) == 1 else None)
    pages[0] = replace(pages[0], url=url, warnings=tuple(dict.fromkeys(said)))
    return tuple(pages)


def refusing(sentence: str) -> Callable[[], Story]:
    """Make the reading of a story that cannot be read."""

    def read() -> Story:
        raise UnknownFormat(sentence)

    return read


def _left_out(refused: Sequence[str]) -> Iterable[PageWarning]:
    for sentence in refused[:_MOST_NAMED]:
        yield PageWarning("left-out", f"One was left out. {sentence}")
    if len(refused) > _MOST_NAMED:
        yield PageWarning("left-out", f"{len(refused) - _MOST_NAMED} more were left out.")
