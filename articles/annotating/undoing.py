"""Take steps back and do them again: each is one more version, that says what another said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from articles.annotating.history import Restored, tags_kept
from articles.annotating.notes import NoteText, StaleNote, rewrite_note, said_by, tell_readers
from articles.annotating.standing import STOOD, stand_again
from articles.annotating.steps import REDID, UNDID, Step, steps_of
from articles.models import Annotation, State
from articles.turns import by_turns, hold

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Named = tuple[int, int]
Lost = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reversed(Restored):
    """A note as it now stands, and the step that was taken back or done again."""

    step: Step


@by_turns
def undo_steps(by: User, steps: Sequence[Named]) -> list[Reversed]:
    """Take steps back in this order, each named by its note and number: all of them, or none.

    A note that was just made is withdrawn; any other says, shows and stands as before, in every
    revision. Raises MayNotPublish, and StaleNote when somebody saved a note after the step, or took
    it back already.
    """
    _hold_articles_of(steps)
    return _told([_undo(by, Annotation.objects.get(pk=note), number) for note, number in steps])


@by_turns
def redo_steps(by: User, steps: Sequence[Named]) -> list[Reversed]:
    """Do again what was taken back, as `undo_steps` takes it back. Raises StaleNote."""
    _hold_articles_of(steps)
    return _told([_redo(by, Annotation.objects.get(pk=note), number) for note, number in steps])


def _hold_articles_of(steps: Sequence[Named]) -> None:
    notes = Annotation.objects.filter(pk__in={note for note, _ in steps})
    hold(notes.values_list("article", flat=True))


def take_back(by: User, annotation: Annotation, version: int) -> Reversed:
    """Undo what made `version`, the newest, whoever did it. Raises StaleNote.

    Belongs in a transaction whose writer tells the readers.
    """
    held = steps_of(annotation.versions.all()).done
    if annotation.version != version or not held:
        raise StaleNote(annotation)
    return _reverse(by, annotation, held[-1], UNDID)


def _undo(by: User, note: Annotation, number: int) -> Reversed:
    return _reverse(by, note, _last(by, note, steps_of(note.versions.all()).done, number), UNDID)


def _redo(by: User, note: Annotation, number: int) -> Reversed:
    return _reverse(by, note, _last(by, note, steps_of(note.versions.all()).undone, number), REDID)


def _last(by: User, note: Annotation, steps: list[Step], number: int) -> Step:
    """Return the newest of the steps, if it is this one and this person's."""
    if not steps or (steps[-1].number, steps[-1].by) != (number, by.pk):
        raise StaleNote(note)
    return steps[-1]


def _reverse(by: User, note: Annotation, step: Step, mark: str) -> Reversed:
    """Say, show and stand as before the version through which a step holds, or was taken back."""
    around = note.versions.filter(number__in=(step.written - 1, step.written))
    said = {version.number: version.snapshot for version in around}
    stood = said[step.written].get(STOOD)
    beside = {mark: step.number} | (stand_again(note, note.version, stood) if stood else {})
    before = said.get(step.written - 1)
    text, lost = _said_before(note, before)
    why = (before or {}).get("sent_back", "")
    return Reversed(rewrite_note(by, note, note.version, text, beside, why), lost, step)


def _said_before(note: Annotation, before: dict[str, Any] | None) -> tuple[NoteText, Lost]:
    """Return what a note said, and which tags the vocabulary has lost; before it was made, none."""
    if before is None:
        return replace(said_by(note), state=State.WITHDRAWN), ()
    tags, lost = tags_kept(before)
    text = NoteText(
        body=before["body"],
        motivation=before["motivation"],
        state=before["state"],
        tags=tags,
        language=before.get("language", ""),
    )
    return text, lost


def _told(restored: list[Reversed]) -> list[Reversed]:
    for article in sorted({one.note.article_id for one in restored}):
        tell_readers(article)
    return restored
