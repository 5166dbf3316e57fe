"""ninjs, the JSON of the IPTC for news: versions 1 to 3, one object or many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.formats import jsonrecords

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage

NAME = "ninjs"
_SEARCHED = 1_000_000
_SURE = re.compile(
    rb'"version_?created"\s{0,20}:|"pub_?status"\s{0,20}:|/ninjs[/_-]', re.IGNORECASE
)
_ADDRESS = re.compile(rb'"uri"\s{0,20}:')


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own."""
    if not jsonrecords.recognises(raw):
        return 0.0
    head = raw[:_SEARCHED].replace(b"\x00", b"")
    return 0.95 if _ADDRESS.search(head) and _SURE.search(head) else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read every object as a story; raise UnknownFormat when none is."""
    return jsonrecords.read_records(raw, hint, NAME)
