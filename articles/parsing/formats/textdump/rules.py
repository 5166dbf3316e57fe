"""What a line is, judged by the line alone: small named rules, asked in order."""

from __future__ import annotations

import re

from articles.parsing.agencies import agencies_in_chain, agency_named, is_chain_of_agencies
from articles.parsing.bylines import is_mail_line, read_byline
from articles.parsing.credits import is_credit_line, is_rights_notice, split_credit
from articles.parsing.datelines import read_dateline
from articles.parsing.dates import unreadable_stamp
from articles.parsing.formats.textdump.chrome import (
    is_page_chrome,
    is_tail_heading,
    reason_for_chrome,
)
from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.formats.textdump.lines import Piece
from articles.parsing.signatures import end_mark, is_reporting_credit, read_signature
from articles.parsing.wording import ends_sentence, likeness, names_an_organisation

_SOURCE = re.compile(
    r"\|? ?(?:source|출처|from) ?[:=] ?(?P<name>[^|]{2,60}?) ?(?:\||$)", re.IGNORECASE
)
_LONGEST_SOURCE = 100
# No rule but those for long lines accepts a line longer than this.
_LONGEST_SHORT_LINE = 300
_CLOSERS = {"(": ")", "[": "]", "<": ">"}
_BARS = re.compile(r" ?[|>/] ?")


def judge(piece: Piece) -> Marked:
    """Say what a piece is; what no rule knows is text."""
    text = piece.text
    rules = _RULES if len(text) <= _LONGEST_SHORT_LINE else _RULES_FOR_LONG_LINES
    for rule in rules:
        found = rule(piece)
        if found:
            return found
    return Marked(
        piece,
        Kind.TEXT,
        credited=split_credit(text),
        dateline=read_dateline(text),
        key=likeness(text),
    )


def _end(piece: Piece) -> Marked | None:
    if len(piece.text) < 12 and end_mark(piece.text) == 0:
        return Marked(piece, Kind.END, "end mark")
    return None


def _unreadable_time(piece: Piece) -> Marked | None:
    words = unreadable_stamp(piece.text) if len(piece.text) < 90 else None
    return Marked(piece, Kind.TIMES, unreadable=words) if words else None


def _byline(piece: Piece) -> Marked | None:
    byline = read_byline(piece.text)
    if byline is None:
        return None
    return Marked(piece, Kind.BYLINE, byline=byline, agencies=byline.organisations)


def _mail(piece: Piece) -> Marked | None:
    return Marked(piece, Kind.MAIL, "e-mail address") if is_mail_line(piece.text) else None


def _reporting(piece: Piece) -> Marked | None:
    if is_reporting_credit(piece.text):
        return Marked(piece, Kind.REPORTING, "who reported and edited")
    return None


def _signature(piece: Piece) -> Marked | None:
    signature = read_signature(piece.text) if piece.text[0] in "([" else None
    if signature is None or signature.start:
        return None
    return Marked(piece, Kind.SIGNATURE, "agency signature", agencies=signature.agencies)


def _labelled_source(piece: Piece) -> Marked | None:
    """Read "Source: Minju Choson | Read original", "출처: 솔마루일보"."""
    named = _SOURCE.match(piece.text) if len(piece.text) <= _LONGEST_SOURCE else None
    if named is None or not _is_written_as_a_name(named["name"]):
        return None
    return Marked(piece, Kind.SOURCE, "names the source", publisher=named["name"].strip())


def _is_written_as_a_name(name: str) -> bool:
    is_name = name[0].isupper() or "가" <= name[0] <= "힣"
    return is_name and len(name.split()) <= 6 and not ends_sentence(name)


def source_before_times(piece: Piece) -> Marked | None:
    """Read "솔마루일보 | 하늘포 |" before a time: a source and its place, whatever their names."""
    parts = [part.strip() for part in piece.text.split("|") if part.strip()]
    if not parts or len(parts) > 3 or "|" not in piece.text or any(map(is_page_chrome, parts)):
        return None
    is_alone = len(parts) == 1 and not names_an_organisation(parts[0])
    if is_alone or not all(map(_is_short_name, parts)):
        return None
    return Marked(piece, Kind.SOURCE, "names the source", publisher=parts[0])


def _is_short_name(name: str) -> bool:
    words = name.split()
    if "가" <= name[0] <= "힣":
        return len(words) <= 2
    return len(words) <= 4 and all(word[0].isupper() or word == "of" for word in words)


def _source(piece: Piece) -> Marked | None:
    """Read "Reuters | Seoul" or an agency's name alone on its line."""
    if len(piece.text) > _LONGEST_SOURCE:
        return None
    first = _BARS.split(piece.text.strip(" |"), maxsplit=1)[0]
    is_alone = first == piece.text or "|" in piece.text
    if not is_alone or not is_chain_of_agencies(first):
        return None
    known = agency_named(first)
    if known and known.kind in ("newspaper", "broadcaster"):
        return Marked(piece, Kind.SOURCE, "names the source", publisher=known.name)
    return Marked(piece, Kind.SOURCE, "names the agency", agencies=agencies_in_chain(first))


def _credit(piece: Piece) -> Marked | None:
    return Marked(piece, Kind.CREDIT) if is_credit_line(piece.text) else None


def _tail_heading(piece: Piece) -> Marked | None:
    return Marked(piece, Kind.TAIL, "page chrome") if is_tail_heading(piece.text) else None


def _chrome(piece: Piece) -> Marked | None:
    reason = reason_for_chrome(piece.text)
    return Marked(piece, Kind.CHROME, reason) if reason else None


def _rights(piece: Piece) -> Marked | None:
    closer = _CLOSERS.get(piece.text[0], "")
    is_bracket = closer and len(piece.text) < 120 and len(piece.text) - piece.text.find(closer) <= 2
    if is_bracket and is_rights_notice(piece.text):
        return Marked(piece, Kind.CHROME, "notice about rights")
    return None


_RULES = (
    _end,
    _unreadable_time,
    _rights,
    _tail_heading,
    _chrome,
    _mail,
    _byline,
    _reporting,
    _signature,
    _labelled_source,
    _credit,
    _source,
)
_RULES_FOR_LONG_LINES = (_chrome,)
