"""Which stretch of the text became what: every piece claims its place for the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.formats.textdump.ledger import Claim
from articles.parsing.page import BlockKind, LedgerRole
from articles.parsing.signatures import read_signature

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from articles.parsing.formats.textdump.captions import Photo
    from articles.parsing.formats.textdump.reading import Reading

_ROLES = {
    Kind.LISTED_DATE: (LedgerRole.LISTED_DATE, ""),
    Kind.TIMES: (LedgerRole.TIMES, ""),
    Kind.BYLINE: (LedgerRole.BYLINE, ""),
    Kind.SOURCE: (LedgerRole.BYLINE, "names the source"),
    Kind.SIGNATURE: (LedgerRole.SIGNATURE, "agency signature"),
    Kind.REPORTING: (LedgerRole.SIGNATURE, "who reported and edited"),
    Kind.MAIL: (LedgerRole.SIGNATURE, "e-mail address"),
    Kind.CREDIT: (LedgerRole.DROPPED, "a credit without a caption"),
    Kind.END: (LedgerRole.DROPPED, "end mark"),
    Kind.TAIL: (LedgerRole.DROPPED, "page chrome"),
}


def claim_all(reading: Reading) -> list[Claim]:
    """Give each piece of the dump its role in the ledger."""
    claims = {index: [_by_kind(reading, index)] for index in range(len(reading.marked))}
    for index in reading.layout.title:
        claims[index] = [_whole(reading.marked[index], LedgerRole.TITLE)]
    for photo in reading.photos:
        claims.update(_photo_claims(reading, photo))
    claims.update(_body_claims(reading))
    return [claim for stretch in claims.values() for claim in stretch]


def _whole(mark: Marked, role: LedgerRole, note: str = "") -> Claim:
    return Claim(mark.piece.start, mark.piece.end, role, note)


def _by_kind(reading: Reading, index: int) -> Claim:
    mark = reading.marked[index]
    if index > reading.layout.end and mark.kind not in (
        Kind.TIMES,
        Kind.CHROME,
        Kind.TAIL,
        Kind.END,
    ):
        return _whole(mark, LedgerRole.DROPPED, "after the end of the article")
    if mark.kind in _ROLES:
        return _whole(mark, *_ROLES[mark.kind])
    if mark.kind is Kind.CHROME:
        return _whole(mark, LedgerRole.DROPPED, mark.note)
    if reading.layout.title and mark.key == reading.layout.title_key:
        return _whole(mark, LedgerRole.REPEATED, "the title again")
    return _whole(mark, LedgerRole.DROPPED, _why_dropped(reading, index))


def _why_dropped(reading: Reading, index: int) -> str:
    if index >= reading.layout.end:
        return "after the end of the article"
    if index < reading.layout.start:
        return "before the title"
    return "no part of the running text"


def _photo_claims(reading: Reading, photo: Photo) -> Iterator[tuple[int, list[Claim]]]:
    mark = reading.marked[photo.index]
    first = mark.piece.start
    claims = [Claim(first + photo.start, first + photo.end, LedgerRole.CAPTION)]
    if photo.start:
        claims.insert(0, Claim(first, first + photo.start, LedgerRole.CREDIT))
    if photo.end < len(mark.text):
        claims.append(Claim(first + photo.end, mark.piece.end, LedgerRole.CREDIT))
    yield photo.index, claims
    for copy in photo.copies:
        yield copy, [_whole(reading.marked[copy], LedgerRole.REPEATED, "the same caption again")]
    for number, line in enumerate(photo.credit_lines):
        again = number or photo.start or photo.end < len(mark.text)
        role, note = (
            (LedgerRole.REPEATED, "the same credit again") if again else (LedgerRole.CREDIT, "")
        )
        yield line, [_whole(reading.marked[line], role, note)]


def _body_claims(reading: Reading) -> Iterator[tuple[int, list[Claim]]]:
    for passage in reading.passages:
        is_heading = passage.kind is BlockKind.HEADING
        role = LedgerRole.HEADING if is_heading else LedgerRole.PARAGRAPH
        for line in passage.lines:
            yield line, [_whole(reading.marked[line], role)]
    if reading.signature and reading.passages:
        line = reading.passages[-1].lines[-1]
        yield line, list(_signed(reading.marked[line], reading.names))


def _signed(mark: Marked, names: Container[str]) -> Iterator[Claim]:
    signature = read_signature(mark.text, names)
    if signature is None:
        yield _whole(mark, LedgerRole.PARAGRAPH)
        return
    cut = mark.piece.start + signature.start
    if signature.start:
        yield Claim(mark.piece.start, cut, LedgerRole.PARAGRAPH)
    yield Claim(cut, mark.piece.end, LedgerRole.SIGNATURE, "agency signature")
