"""A revision's text and its notes as the annotating desk shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from django.utils import timezone
from django.utils.safestring import SafeString

from articles.anchoring import Area, Segment, find_alike, segments
from articles.models import Annotation, Placement, Revision, State
from articles.presenting.languages import language_tag
from articles.presenting.markdown import note_html
from articles.presenting.notes import area_of, caption_starts, quote_of, reading_order
from articles.presenting.times import Stamp, stamp

# The page's own heading comes before the article's title.
ELEMENTS = {"title": "h2", "heading": "h3", "quotation": "blockquote"}
DEEPEST = 3
MOST_HITS = 30
# Two characters that a browser would not keep: NUL vanishes and CR becomes LF. Each is swapped for
# one code point, so that offsets in the page and in the stored text stay equal.
_KEPT = {0: "\N{REPLACEMENT CHARACTER}", 0x0D: " "}


@dataclass(frozen=True, slots=True)
class DeskRun:
    """A stretch of text under the same notes: their ids, how many, and which begin and end here."""

    text: str
    notes: str
    depth: int
    begins: tuple[DeskNote, ...]
    ends: str


@dataclass(frozen=True, slots=True)
class DeskBlock:
    """One block of the text, in code points, with its runs; `number` counts from 1."""

    number: int
    kind: str
    element: str
    start: int
    end: int
    words: str
    runs: tuple[DeskRun, ...]

    @property
    def name(self) -> str:
        """How the link beside it calls it: its first words."""
        return first_words(self.words, 6)


@dataclass(frozen=True, slots=True)
class DeskNote:
    """One note of the list: what it says, of which words, and how far it has come.

    `is_marked` says that the text shows it, `is_open` that who looks may change it. `name` is how
    links call it: its first words.
    """

    pk: int
    is_marked: bool
    is_open: bool
    version: int
    quote: str
    name: str
    body: str
    language: str
    motivation: str
    tags: tuple[str, ...]
    state: str
    state_name: str
    curator: str
    saved: Stamp
    where: str
    photo: int = 0
    area: Area | None = None

    @property
    def html(self) -> SafeString:
        """What the note says, rendered."""
        return note_html(self.body)


@dataclass(frozen=True, slots=True)
class DeskHit:
    """One place where words that were looked for stand, in code points, with what is around it."""

    start: int
    end: int
    prefix: str
    exact: str
    suffix: str


@dataclass(frozen=True, slots=True)
class DeskHits:
    """The first places, and how many there are in all."""

    places: tuple[DeskHit, ...]
    total: int


def as_shown(text: str) -> str:
    """Return the text as a browser holds it: the same number of code points."""
    return text.translate(_KEPT)


def first_words(text: str, most: int) -> str:
    """Return the first words of a text, with dots where there are more."""
    words = text.split(maxsplit=most)
    return " ".join(words[:most]) + ("…" if len(words) > most else "")


def desk_notes(
    notes: Iterable[Annotation],
    placements: Iterable[Placement],
    revision: Revision,
    tags: Mapping[int, Sequence[str]],
    may_change: Callable[[Annotation], bool],
) -> list[DeskNote]:
    """Return the notes in reading order, then those that stand nowhere in this revision.

    `tags` are the names of the tags that each note bears, by its id; `may_change` tells of a note
    whether who looks may change it.
    """
    placed = {place.annotation_id: place for place in placements}
    captions = caption_starts(revision)
    nowhere = (inf, inf)

    def order(note: Annotation) -> tuple[float, float, int]:
        place = placed.get(note.pk)
        return reading_order(place, captions) if place else (*nowhere, note.pk)

    ordered = sorted(notes, key=order)
    shown = []
    for note in ordered:
        is_marked = note.pk in placed and note.state != State.WITHDRAWN
        borne = tuple(tags.get(note.pk, ()))
        place = placed.get(note.pk)
        shown.append(_desk_note(note, is_marked, may_change(note), place, borne))
    return shown


def desk_hits(revision: Revision, words: str) -> DeskHits:
    """Return where words stand in the text, each with what is around it."""
    places = find_alike(revision.text, words)
    shown = tuple(
        DeskHit(place.start, place.end, *map(as_shown, (place.prefix, place.exact, place.suffix)))
        for place in places[:MOST_HITS]
    )
    return DeskHits(shown, len(places))


def desk_blocks(
    revision: Revision,
    notes: Sequence[DeskNote],
    placements: Iterable[Placement],
    only: Container[int] | None = None,
) -> list[DeskBlock]:
    """Cut the text into blocks and runs, with the marks of the notes that are to be marked.

    With `only`, the blocks of these numbers; then the notes that stand in them are enough.
    """
    marked: dict[object, DeskNote] = {note.pk: note for note in notes if note.is_marked}
    spans = [
        (place.start or 0, place.end or 0, place.annotation_id)
        for place in placements
        if place.annotation_id in marked and place.start is not None
    ]
    tiles = segments(0, len(revision.text), sorted(spans))
    shown, at = [], 0
    for number, record in enumerate(revision.blocks, 1):
        start, end = record["start"], record["end"]
        while tiles[at].end <= start:
            at += 1
        if only is not None and number not in only:
            continue
        runs, last = [], at
        while last < len(tiles) and tiles[last].start < end:
            runs.append(_run(revision.text, tiles, last, (start, end), marked))
            last += 1
        words = as_shown(revision.text[start:end])
        kind = record["kind"]
        element = ELEMENTS.get(kind, "p")
        shown.append(DeskBlock(number, kind, element, start, end, words, tuple(runs)))
    return shown


def touched(revision: Revision, start: int, end: int) -> set[int]:
    """Return the numbers of the blocks in which words between two code points stand."""
    return {
        number
        for number, block in enumerate(revision.blocks, 1)
        if start < block["end"] and block["start"] < end
    }


def _run(
    text: str, tiles: list[Segment], at: int, block: tuple[int, int], notes: dict[object, DeskNote]
) -> DeskRun:
    """Cut a tile to its block."""
    tile, (start, end) = tiles[at], block
    following = tiles[at + 1].keys if at + 1 < len(tiles) else ()
    ended = [notes[key].name for key in tile.keys if key not in following]
    return DeskRun(
        text=as_shown(text[max(tile.start, start) : min(tile.end, end)]),
        notes=" ".join(map(str, tile.keys)),
        depth=min(len(tile.keys), DEEPEST),
        begins=tuple(notes[key] for key in tile.begins) if tile.start >= start else (),
        ends=", ".join(ended) if tile.end <= end else "",
    )


def _desk_note(
    note: Annotation,
    is_marked: bool,
    is_open: bool,
    place: Placement | None,
    tags: tuple[str, ...],
) -> DeskNote:
    photo = place.photo if place else note.photo
    quote = quote_of(note, photo)
    return DeskNote(
        pk=note.pk,
        is_marked=is_marked,
        is_open=is_open,
        version=note.version,
        quote=quote,
        name=first_words(quote, 8),
        body=note.body,
        language=language_tag(note.language),
        motivation=note.get_motivation_display(),
        tags=tags,
        state=note.state,
        state_name=note.get_state_display(),
        curator=note.creator.get_username() if note.creator else "a former curator",
        saved=_saved(note.modified_at),
        photo=photo.position if photo else 0,
        area=area_of(note, place) if photo else None,
        where="" if place else "These words stand nowhere in the current text.",
    )


def _saved(moment: dt.datetime) -> Stamp:
    return stamp(moment, timezone.get_current_timezone_name())
