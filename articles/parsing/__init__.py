"""Bytes in, parsed pages out: pure Python, no Django, clock, disk or network."""

from __future__ import annotations

from articles.parsing.agencies import Agency, agencies_in_chain, agency_named, all_agencies
from articles.parsing.answering import answer
from articles.parsing.at_home import Read, failed, home_zone, names_of, read, reply, zone_at_home
from articles.parsing.formats import format_of
from articles.parsing.page import (
    Basis,
    Block,
    BlockKind,
    Hint,
    LedgerRole,
    Mention,
    PagePhoto,
    PageWarning,
    ParsedPage,
    Role,
    Stretch,
    UnknownFormat,
)
from articles.parsing.told.columns import FIELDS, field_named
from articles.parsing.zones import zone_named

__all__ = [
    "FIELDS",
    "Agency",
    "Basis",
    "Block",
    "BlockKind",
    "Hint",
    "LedgerRole",
    "Mention",
    "PagePhoto",
    "PageWarning",
    "ParsedPage",
    "Read",
    "Role",
    "Stretch",
    "UnknownFormat",
    "agencies_in_chain",
    "agency_named",
    "all_agencies",
    "answer",
    "failed",
    "field_named",
    "home_zone",
    "names_of",
    "parse",
    "read",
    "reply",
    "zone_at_home",
    "zone_named",
]


def parse(raw: bytes, hint: Hint | None = None) -> tuple[ParsedPage, ...]:
    """Read a captured document as pages; raise UnknownFormat, with the reason, when it is none."""
    return format_of(raw).parse(raw, hint or Hint())
