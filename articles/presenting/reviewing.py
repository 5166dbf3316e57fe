"""A place to be decided: the passage where it last stood, and the text it is looked for in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils import timezone

from articles.annotating import Question
from articles.annotating.waiting import DECISIONS
from articles.models import Annotation, Placement, PlacementStatus, Revision
from articles.models.placements import PLACED
from articles.presenting.desk import as_shown
from articles.presenting.languages import language_tag
from articles.presenting.notes import quote_of, shortened
from articles.presenting.times import Stamp, stamp
from articles.presenting.word_changes import WordChange, word_changes

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReviewRun:
    """A stretch of a block, marked or not."""

    text: str
    is_marked: bool
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class ReviewBlock:
    """One block, start and end in code points; `is_near` where the text around the words stands."""

    kind: str
    start: int
    end: int
    runs: tuple[ReviewRun, ...]
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class ReviewText:
    """A revision, or some blocks of it: which one, when it was captured, and its blocks."""

    number: int
    address: str
    captured: Stamp | None
    blocks: tuple[ReviewBlock, ...]


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """The note that waits: what it says, of which words."""

    quote: str
    body: str
    language: str
    tags: tuple[str, ...]
    motivation: str
    state_name: str
    curator: str
    saved: Stamp


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the review page prints of one place."""

    note: ReviewNote
    language: str
    status: str
    why: str
    old: ReviewText
    new: ReviewText
    candidate: Span | None
    changes: tuple[WordChange, ...]
    has_near: bool


@dataclass(frozen=True, slots=True)
class SettledPlace:
    """A place that waits for nobody: what became of it, and the words it stands on, if any."""

    sentence: str
    note: ReviewNote
    quote: str
    language: str
    may_reopen: bool


def review_page(question: Question) -> ReviewPage:
    """Shape a question, its place fetched with the note, its curator and tags, and the article."""
    place, old, new = question.place, question.old, question.place.revision
    near = None if question.candidate else question.near
    blocks = tuple(_blocks(new, question.candidate, near))
    return ReviewPage(
        note=_note(place.annotation),
        language=language_tag(new.article.language),
        status=place.status,
        why=_why(question),
        old=_text(old, _with_neighbours(tuple(_blocks(old, question.stood, None)))),
        new=_text(new, blocks),
        candidate=question.candidate,
        changes=_changes(question),
        has_near=any(block.is_near for block in blocks),
    )


def settled_place(place: Placement) -> SettledPlace:
    """Shape a place that is decided, or that nobody needs to decide any more."""
    words = ""
    if place.start is not None and place.end is not None:
        words = shortened(as_shown(place.revision.text[place.start : place.end]))
    elif place.photo:
        words = quote_of(place.annotation, place.photo)
    return SettledPlace(
        sentence=_settled(place),
        note=_note(place.annotation),
        quote=words,
        language=language_tag(place.revision.article.language),
        may_reopen=place.method in DECISIONS and _is_current(place),
    )


def _is_current(place: Placement) -> bool:
    return place.revision.article.current_id == place.revision_id


def _why(question: Question) -> str:
    if question.stood is None:
        return (
            "This note is on a photograph that the new text does not show. Say which part of which "
            "photograph, or which words, it is for now, or that it is gone."
        )
    if question.candidate is None:
        return "None of its words were found together in the new text."
    same = not any(change.kind != "same" for change in _changes(question))
    if same:
        return "The same words stand here, but it is not sure that they are the same passage."
    return f"About {question.place.kept:.0%} of its words are left, in a place that looks alike."


def _changes(question: Question) -> tuple[WordChange, ...]:
    if question.stood is None or question.candidate is None:
        return ()
    old = question.old.text[slice(*question.stood)]
    new = question.place.revision.text[slice(*question.candidate)]
    return tuple(word_changes(as_shown(old), as_shown(new)))


def _settled(place: Placement) -> str:
    who = place.decided_by.get_username() if place.decided_by else "A former curator"
    number = place.revision.number
    where = "this photograph" if place.photo_id else "these words"
    if not _is_current(place):
        return f"A newer capture has taken the place of revision {number}."
    if place.status in PLACED and place.decided_by_id:
        return f"{who} put this note on {where} of revision {number}."
    if place.status in PLACED:
        return f"This note stands on {where} of revision {number}."
    if place.status == PlacementStatus.GONE and place.decided_by_id:
        return f"{who} said that the note's words are gone from revision {number}."
    return "This place was looked for again since you opened the page."


def _text(revision: Revision, blocks: tuple[ReviewBlock, ...]) -> ReviewText:
    captured = revision.captured_at
    return ReviewText(
        number=revision.number,
        address=revision.get_absolute_url(),
        captured=stamp(captured, "UTC") if captured else None,
        blocks=blocks,
    )


def _blocks(revision: Revision, marked: Span | None, near: int | None) -> Iterator[ReviewBlock]:
    low, high = marked or (0, 0)
    first = True
    for record in revision.blocks:
        start, end = record["start"], record["end"]
        runs = []
        edges = sorted({start, min(max(low, start), end), min(max(high, start), end), end})
        for begin, stop in pairwise(edges):
            is_marked = low <= begin and stop <= high
            words = as_shown(revision.text[begin:stop])
            runs.append(ReviewRun(words, is_marked, is_marked and first))
            first = first and not is_marked
        is_near = near is not None and start <= near < max(end, start + 1)
        yield ReviewBlock(record["kind"], start, end, tuple(runs), is_near)


def _with_neighbours(blocks: tuple[ReviewBlock, ...]) -> tuple[ReviewBlock, ...]:
    """Return the blocks that are marked, and one on either side; all when none is."""
    marked = [at for at, block in enumerate(blocks) if any(run.is_marked for run in block.runs)]
    if not marked:
        return blocks
    return blocks[max(0, marked[0] - 1) : marked[-1] + 2]


def _note(annotation: Annotation) -> ReviewNote:
    curator = annotation.creator
    return ReviewNote(
        quote=as_shown(quote_of(annotation, annotation.photo)),
        body=annotation.body,
        language=language_tag(annotation.language),
        tags=tuple(tag.name for tag in annotation.tags.all()),
        motivation=annotation.get_motivation_display(),
        state_name=annotation.get_state_display(),
        curator=curator.get_username() if curator else "a former curator",
        saved=stamp(annotation.modified_at, timezone.get_current_timezone_name()),
    )
