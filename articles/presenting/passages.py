"""A revision's text cut into blocks and runs, ready to print with its marks."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.anchoring import Segment, segments
from articles.models import Photo, Revision
from articles.presenting.notes import Note
from articles.presenting.photos import ShownPhoto, shown_photo

ELEMENTS = {
    "title": "h1",
    "paragraph": "p",
    "heading": "h2",
    "quotation": "blockquote",
    "list_item": "li",
    "caption": "span",
}
DEEPEST = 3
# Blocks that are no running text: photos are placed by counting the others.
_APART = {"title", "caption"}
# Two characters that a browser would not keep: NUL vanishes and CR becomes LF. Each is swapped for
# one code point, so that offsets in the page and in the stored text stay equal.
_KEPT = {0: "\N{REPLACEMENT CHARACTER}", 0x0D: " "}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same notes: `depth` of them, those that begin and end here."""

    start: int
    end: int
    text: str
    depth: int
    begins: tuple[Note, ...]
    ends: str = ""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of the text, start and end in code points, and the element that holds it."""

    kind: str
    element: str
    start: int
    end: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands together on the page: a block, a whole list, or a photo with its caption."""

    kind: str
    blocks: tuple[ShownBlock, ...]
    notes: tuple[Note, ...] = ()
    photo: ShownPhoto | None = None


def text_parts(
    revision: Revision,
    photos: Iterable[Photo],
    notes: Sequence[Note],
    credited: Container[int] = (),
) -> list[Part]:
    """Return the parts of a text in order; a photo without a caption where the page has it.

    `credited` are the photos, by pk, whose credit a curator set.
    """
    on_photos = [note for note in notes if note.photo]
    shown = {
        photo.position: shown_photo(
            photo,
            photo.pk in credited,
            tuple(note for note in on_photos if note.photo == photo.position),
        )
        for photo in photos
    }
    captioned = {record.get("photo") for record in revision.blocks}
    bare = deque(photo for place, photo in shown.items() if place not in captioned)
    parts: list[Part] = []
    passed = 0
    for record, block in zip(revision.blocks, _blocks(revision, notes), strict=True):
        if block.kind not in _APART:
            parts += _bare_photos(bare, passed)
            passed += 1
        photo = shown.get(record.get("photo"))
        begun = (*photo.notes, *_begun(block)) if photo else _begun(block)
        previous = parts[-1] if parts else None
        if previous and block.kind == "list_item" and previous.kind == "list":
            parts[-1] = Part("list", (*previous.blocks, block), (*previous.notes, *begun))
        else:
            parts.append(Part(_part_kind(block.kind), (block,), begun, photo))
    return parts + [Part("photo", (), photo.notes, photo) for photo in bare]


def _begun(block: ShownBlock) -> tuple[Note, ...]:
    return tuple(note for run in block.runs for note in run.begins)


def _bare_photos(waiting: deque[ShownPhoto], passed: int) -> Iterator[Part]:
    """Yield the photos that stand after so many blocks of running text, taken from the queue."""
    while waiting and waiting[0].after_block is not None and waiting[0].after_block <= passed:
        photo = waiting.popleft()
        yield Part("photo", (), photo.notes, photo)


def _part_kind(kind: str) -> str:
    return {"list_item": "list", "caption": "photo"}.get(kind, kind)


def _blocks(revision: Revision, notes: Sequence[Note]) -> Iterator[ShownBlock]:
    spans = [(note.start, note.end, note.number) for note in notes if not note.photo]
    tiles = segments(0, len(revision.text), spans)
    waiting: dict[Hashable, Note] = {note.number: note for note in notes}
    text = revision.text.translate(_KEPT)
    at = 0
    for record in revision.blocks:
        start, end, kind = record["start"], record["end"], record["kind"]
        runs: list[Run] = []
        while at < len(tiles) and tiles[at].start < end:
            runs.append(_run(text, tiles, at, (start, end), waiting))
            if tiles[at].end > end:
                break
            at += 1
        kept = tuple(run for run in runs if run.text or run.begins)
        yield ShownBlock(kind, ELEMENTS.get(kind, "p"), start, end, kept)


def _ends(tiles: Sequence[Segment], at: int, block_end: int) -> str:
    """Name the notes that end with a tile, for those who hear the text."""
    following = tiles[at + 1].keys if at + 1 < len(tiles) else ()
    ended = [str(key) for key in tiles[at].keys if key not in following]
    return ", ".join(ended) if tiles[at].end <= block_end else ""


def _run(
    text: str,
    tiles: Sequence[Segment],
    at: int,
    block: tuple[int, int],
    waiting: dict[Hashable, Note],
) -> Run:
    """Cut a tile to its block. A note that begins between two blocks begins in the second."""
    tile, (start, end) = tiles[at], block
    low, high = max(tile.start, start), min(tile.end, end)
    fresh = tuple(waiting.pop(key) for key in tile.begins if key in waiting)
    depth = min(len(tile.keys), DEEPEST)
    return Run(low, max(low, high), text[low:high], depth, fresh, _ends(tiles, at, end))
