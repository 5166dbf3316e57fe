"""What was done to notes, step by step: what can be taken back, and what can be done again.

Every save is a version. One that took a step back, or did it again, says so, and so the versions of
a note alone tell which steps hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from articles.models import Annotation, AnnotationVersion, Article, State

if TYPE_CHECKING:
    from django.contrib.auth.models import User

UNDID, REDID = "undid", "redid"
# A curator's last saves of an article's notes, among which the steps are looked for.
_LATELY = 100
_WHERE = ("exact", "start", "end", "made_on", "photo", "area")


class Deed(StrEnum):
    """What a step did to its note."""

    MADE = "made"
    EDITED = "edited"
    MOVED = "moved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


_NAMED: dict[str, Deed] = {State.WITHDRAWN: Deed.WITHDRAWN, State.PUBLISHED: Deed.PUBLISHED}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did to a note.

    `number` is the version that did it, and its name among the steps of the note; `written` is the
    version through which it holds, or was taken back. `row` orders steps of many notes.
    """

    note: int
    number: int
    written: int
    row: int
    by: int | None
    at: dt.datetime
    deed: Deed
    exact: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps that hold and steps that were taken back, each with the newest last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)


def steps_of(versions: Iterable[AnnotationVersion]) -> Steps:
    """Tell which steps of one note hold. `versions` are all of them, in their order."""
    steps = Steps()
    before: dict[str, Any] = {}
    for version in versions:
        _take(steps, version, before)
        before = version.snapshot
    return steps


def steps_in_hand(by: User, article: Article, since: dt.datetime) -> Steps:
    """Return what a curator has done to notes of an article since a moment, and taken back.

    A step is out of hand once somebody else has saved the note after it, or the curator may not
    change the note any more.
    """
    notes = Annotation.objects.changeable_by(by).filter(article=article)
    lately = AnnotationVersion.objects.filter(annotation__in=notes, by=by, at__gte=since)
    touched = lately.order_by("-pk").values("annotation")[:_LATELY]
    versions = AnnotationVersion.objects.filter(annotation__in=touched)
    hand = Steps()
    for _, group in groupby(versions.order_by("annotation", "number"), attrgetter("annotation_id")):
        steps = steps_of(group)
        for mine, theirs in ((hand.done, steps.done), (hand.undone, steps.undone)):
            mine += takewhile(lambda one: one.by == by.pk and one.at >= since, reversed(theirs))
    for mine in (hand.done, hand.undone):
        mine.sort(key=attrgetter("row"))
    # Who goes on after taking steps back has no more use for them.
    fresh = [one.row for one in hand.done if one.number == one.written]
    return replace(hand, undone=[one for one in hand.undone if one.row > max(fresh, default=0)])


def _take(steps: Steps, version: AnnotationVersion, before: dict[str, Any]) -> None:
    said = version.snapshot
    for mark, source, target in (
        (UNDID, steps.done, steps.undone),
        (REDID, steps.undone, steps.done),
    ):
        if source and said.get(mark) == source[-1].number:
            target.append(_written_by(version, source.pop()))
            return
    steps.undone.clear()
    made = Step(
        note=version.annotation_id,
        number=version.number,
        written=version.number,
        row=version.pk,
        by=version.by_id,
        at=version.at,
        deed=_deed(before, said),
        exact=said.get("exact", ""),
    )
    steps.done.append(made)


def _written_by(version: AnnotationVersion, step: Step) -> Step:
    return replace(step, written=version.number, row=version.pk, by=version.by_id, at=version.at)


def _deed(before: dict[str, Any], said: dict[str, Any]) -> Deed:
    if not before:
        return Deed.MADE
    if said.get("state") != before.get("state"):
        return _NAMED.get(said.get("state", ""), Deed.EDITED)
    moved = any(said.get(name) != before.get(name) for name in _WHERE)
    return Deed.MOVED if moved else Deed.EDITED
