"""Bytes in, parsed pages out: pure Python, no Django, clock, disk or network."""

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

__all__ = [
    "Basis",
    "Block",
    "BlockKind",
    "Hint",
    "LedgerRole",
    "Mention",
    "PagePhoto",
    "PageWarning",
    "ParsedPage",
    "Role",
    "Stretch",
    "UnknownFormat",
]
