"""Change many notes in one transaction, each with its history; and undo it all in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.annotating.notes import NoteText, StaleNote, rewrite_note, said_by, tell_readers
from articles.annotating.rights import check_right
from articles.annotating.undoing import take_back
from articles.models import Annotation, BulkChange, State, Tag
from articles.turns import by_turns, hold

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LONGEST_NOTE = 20_000


@dataclass(frozen=True, slots=True)
class Planned:
    """A note as it is, and what it would say."""

    note: Annotation
    text: NoteText


@dataclass(frozen=True, slots=True)
class Alteration:
    """What to do with notes: tags to put on and to take off, words to replace by others."""

    add: tuple[Tag, ...] = ()
    new_tags: tuple[str, ...] = ()
    remove: tuple[Tag, ...] = ()
    find: str = ""
    replace: str = ""
    match_case: bool = True


@dataclass(frozen=True, slots=True)
class Undone:
    """How many notes are as they were, and how many stay because somebody saved them since."""

    notes: int
    left: int


def plan(notes: Iterable[Annotation], wanted: Alteration) -> Iterator[Planned]:
    """Yield the notes that would change, their tags fetched beforehand. Writes nothing.

    A note that would grow beyond its longest is left as it is.
    """
    for note in notes:
        now = said_by(note)
        then = _altered(now, wanted)
        if then != now and len(then.body) <= LONGEST_NOTE:
            yield Planned(note, then)


@by_turns
def change_many(
    by: User, planned: Sequence[Planned], told: str, tags: dict[str, Any] | None = None
) -> BulkChange:
    """Save the notes as planned; those that somebody saved meanwhile are left out.

    `told` says for people what was done. It is for those who may publish: raises MayNotPublish,
    and MayNotAddTag.
    """
    check_right(by, State.PUBLISHED)
    articles = sorted({one.note.article_id for one in planned})
    hold(articles)
    written = []
    for one in planned:
        try:
            saved = rewrite_note(by, one.note, one.note.version, one.text)
        except StaleNote:
            continue
        written.append([saved.pk, saved.version])
    for article in articles:
        tell_readers(article)
    return BulkChange.objects.create(
        told=told[:500], by=by, at=timezone.now(), notes=written, tags=tags or {}
    )


@by_turns
def undo_many(by: User, change: BulkChange) -> Undone | None:
    """Bring notes and tags back as they were; None when it is undone already.

    A note that was saved since stays as it is. Raises MayNotPublish.
    """
    check_right(by, State.PUBLISHED)
    fresh = BulkChange.objects.filter(pk=change.pk, undone_at=None)
    if not fresh.update(undone_at=timezone.now()):
        return None
    _restore_tags(change.tags)
    versions = dict(change.notes)
    notes, undone = Annotation.objects.filter(pk__in=versions).order_by("pk"), []
    hold(notes.order_by().values_list("article", flat=True))
    for note in notes:
        if note.version == versions[note.pk]:
            undone.append(take_back(by, note, note.version).note)
    for article in sorted({note.article_id for note in undone}):
        tell_readers(article)
    return Undone(len(undone), len(versions) - len(undone))


def _altered(now: NoteText, wanted: Alteration) -> NoteText:
    kept = [tag for tag in now.tags if tag not in wanted.remove]
    added = [tag for tag in wanted.add if tag not in kept]
    known = {tag.name.casefold() for tag in kept + added}
    fresh = tuple(name for name in wanted.new_tags if name.casefold() not in known)
    tags = now.tags if kept + added == list(now.tags) else tuple(kept + added)
    return replace(now, body=_replaced(now.body, wanted), tags=tags, new_tags=fresh)


def _replaced(body: str, wanted: Alteration) -> str:
    if not wanted.find:
        return body
    flags = 0 if wanted.match_case else re.IGNORECASE
    return re.sub(re.escape(wanted.find), lambda _: wanted.replace, body, flags=flags)


def _restore_tags(before: dict[str, Any]) -> None:
    """Put back a tag that was merged, the names that were changed, and the tree."""
    lost = before.get("merged")
    parents = {int(pk): parent for pk, parent in before.get("parents", {}).items()}
    if lost and not Tag.objects.filter(slug=lost["slug"]).exists():
        was = lost.pop("pk")
        again = Tag.objects.create(**lost)
        parents = {pk: again.pk if up == was else up for pk, up in parents.items()}
    for pk, parent in parents.items():
        Tag.objects.filter(pk=pk).update(parent=parent)
    renamed = before.get("renamed")
    if renamed and not Tag.objects.filter(name=renamed["name"]).exists():
        Tag.objects.filter(pk=renamed["pk"]).update(name=renamed["name"])
