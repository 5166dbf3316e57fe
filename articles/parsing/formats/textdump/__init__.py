"""Plain-text dumps of web pages: one article with its photos, and a ledger of everything else."""

from __future__ import annotations

from articles.parsing.decode import decode
from articles.parsing.formats.textdump.assembling import NAME, assemble
from articles.parsing.formats.textdump.reading import read
from articles.parsing.page import Hint, ParsedPage
from articles.parsing.refusals import reason_to_refuse

__all__ = ["NAME", "parse", "recognises"]


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own: any text may be a dump."""
    return 0.0 if reason_to_refuse(raw) else 0.5


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read a dump; raise UnknownFormat when it holds no article."""
    decoded = decode(raw)
    given = [name for name in (hint.publisher, hint.agency) if name]
    return (assemble(read(decoded.text, given), decoded, len(raw), hint),)
