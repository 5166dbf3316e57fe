"""What a curator can take back, said in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.annotating import Deed, Step
from articles.presenting.desk import first_words

MOST = 20
_DEEDS = {
    Deed.MADE: "new note on",
    Deed.EDITED: "edit of the note on",
    Deed.MOVED: "move of the note to",
    Deed.PUBLISHED: "publication of the note on",
    Deed.WITHDRAWN: "withdrawal of the note on",
}


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """A step to take back, or to do again, together with the `count - 1` newer ones.

    `named` names them all for the room, the newest first; `only_note` is the note when they are all
    of one.
    """

    words: str
    note: int
    count: int
    named: str
    only_note: int | None


def in_words(step: Step) -> str:
    """Say what was done: "edit of the note on “the lamp”"."""
    return f"{_DEEDS[step.deed]} {quoted(step.exact)}"


def quoted(exact: str) -> str:
    """Quote the first words that a note is for."""
    return f"“{first_words(exact, 6)}”" if exact else "a part of a photograph"


def offered(steps: Sequence[Step]) -> list[OfferedStep]:
    """Shape the last steps for the page, the newest first. `steps` has the newest last."""
    shown, named, notes = [], [], set()
    for count, step in enumerate(reversed(steps[-MOST:]), 1):
        named.append(f"{step.note}:{step.number}")
        notes.add(step.note)
        only = step.note if len(notes) == 1 else None
        shown.append(OfferedStep(in_words(step), step.note, count, ",".join(named), only))
    return shown
