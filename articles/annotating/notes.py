"""Make, change, withdraw and restore notes: the version is checked in the UPDATE itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils import timezone

from articles import search
from articles.anchoring import Area, Passage, describe
from articles.annotating.placing import place_again
from articles.annotating.remembering import remember
from articles.annotating.rights import MayNotPublish, check_right
from articles.annotating.vocabulary import tags_as_they_are, tags_named
from articles.models import (
    Annotation,
    Article,
    Motivation,
    Photo,
    Placement,
    PlacementStatus,
    Revision,
    State,
    Tag,
)
from articles.turns import by_turns, hold_one

if TYPE_CHECKING:
    from django.contrib.auth.models import User


MADE_HERE = "made here"


class MisquotedPassage(ValueError):
    """The words sent with a span are not the words that stand there."""


class StaleNote(Exception):
    """Somebody saved the note since it was read. `current` is the note as it now stands."""

    def __init__(self, current: Annotation) -> None:
        super().__init__("This note was changed by somebody else since you opened it.")
        self.current = current


class NobodysNote(ValueError):
    """The note's curator has no account any more."""

    def __init__(self) -> None:
        super().__init__("Its curator is no longer here: publish it or withdraw it.")


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a curator writes: the note, why it was made, its tags and how far it has come.

    `new_tags` are names, which whoever saves the note may have to be allowed to add.
    """

    body: str = ""
    motivation: str = Motivation.COMMENTING
    state: str = State.DRAFT
    tags: tuple[Tag, ...] = field(default=())
    language: str = ""
    new_tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """What a note is for: a passage of the text, or an area of a photograph."""

    passage: Passage | None = None
    photo: Photo | None = None
    area: Area | None = None

    def columns(self) -> dict[str, object]:
        """Return the note's columns that say where it stands; each is set, or empty."""
        passage, area = self.passage, self.area
        quoted = {name: getattr(passage, name, "") for name in ("exact", "prefix", "suffix")}
        counted = {name: getattr(passage, name, None) for name in ("start", "end")}
        edges = {name: getattr(area, name, None) for name in ("x", "y", "w", "h")}
        return {**quoted, **counted, **edges, "photo": self.photo}


@by_turns
def make_note(
    by: User, revision: Revision, start: int, end: int, exact: str, note: NoteText
) -> Annotation:
    """Put a note on revision.text[start:end] (code points).

    Raises MisquotedPassage when `exact` is not what stands there, so that a page that has gone
    out of date never marks other words than the ones the curator saw. Raises MayNotAddTag, and
    MayNotPublish.
    """
    check_right(by, note.state)
    check_quote(revision, start, end, exact)
    passage = describe(revision.text, start, end)
    return write_note(by, revision, note, Stand(passage=passage))


def write_note(by: User, revision: Revision, note: NoteText, stand: Stand) -> Annotation:
    """Write a note that has been checked; it stands in newer texts of the article as well.

    Belongs in a transaction.

    Raises MayNotAddTag, and MisquotedPassage when the text is no longer in the room.
    """
    now, article = timezone.now(), lock_article_of(revision)
    annotation = Annotation.objects.create(
        article=article,
        made_on=revision,
        motivation=note.motivation,
        body=note.body,
        language=note.language,
        state=note.state,
        creator=by,
        created_at=now,
        modified_at=now,
        **stand.columns(),
    )
    _put_tags(annotation, by, note)
    Placement.objects.create(
        annotation=annotation,
        revision=revision,
        start=annotation.start,
        end=annotation.end,
        photo=stand.photo,
        status=PlacementStatus.SAME,
        method=MADE_HERE,
        decided_by=by,
    )
    _carry_on(annotation, article)
    remember(annotation, by, {})
    tell_readers(article.pk)
    return annotation


def _carry_on(annotation: Annotation, article: Article) -> None:
    """Place a note in the texts after its own: one may have come while it was written."""
    own = annotation.made_on
    after = article.revisions.filter(Q(number__gt=own.number) | Q(pk=article.current_id))
    for revision in after.exclude(pk=own.pk).order_by("number"):
        place_again(annotation, revision)


def _put_tags(annotation: Annotation, by: User, note: NoteText) -> None:
    annotation.tags.set([*tags_as_they_are(note.tags), *tags_named(by, note.new_tags)])


def lock_article_of(revision: Revision) -> Article:
    """Return the article that a text belongs to now; whoever mends it waits until the end.

    Raises MisquotedPassage when the text is gone.
    """
    article = hold_one(Article.objects.filter(revisions=revision))
    if article is None:
        raise MisquotedPassage("This text is no longer in the room: open the article again.")
    return article


def hold_article_of(annotation: Annotation) -> None:
    """Let whoever writes of a note's article wait until the transaction ends."""
    hold_one(Article.objects.filter(annotations=annotation))


def check_quote(revision: Revision, start: int, end: int, exact: str) -> None:
    """Raise MisquotedPassage when `exact` is not revision.text[start:end] (code points)."""
    if not 0 <= start < end <= len(revision.text) or revision.text[start:end] != exact:
        raise MisquotedPassage(
            "The text has changed since this page was opened. Load the page again and select "
            "the words once more; your note is kept below."
        )


@by_turns
def change_note(
    by: User,
    annotation: Annotation,
    version: int,
    note: NoteText,
    beside: Mapping[str, object] | None = None,
) -> Annotation:
    """Save a note over the version that its editor saw. `beside` is kept with the new version.

    Raises StaleNote when it has moved on, MayNotPublish and MayNotAddTag.
    """
    hold_article_of(annotation)
    current = rewrite_note(by, annotation, version, note, beside)
    tell_readers(current.article_id)
    return current


def rewrite_note(
    by: User,
    annotation: Annotation,
    version: int,
    note: NoteText,
    beside: Mapping[str, object] | None = None,
    sent_back: str = "",
) -> Annotation:
    """Save a note as `change_note` does, for whoever tells the readers later.

    Belongs in a transaction.
    """
    check_right(by, note.state)
    seen = Annotation.objects.filter(pk=annotation.pk, version=version)
    changed = seen.writable_by(by).update(
        sent_back=sent_back,
        body=note.body,
        motivation=note.motivation,
        state=note.state,
        language=note.language,
        modified_at=timezone.now(),
        version=F("version") + 1,
    )
    current = Annotation.objects.get(pk=annotation.pk)
    if not changed:
        raise StaleNote(current) if current.version != version else MayNotPublish()
    _put_tags(current, by, note)
    remember(current, by, beside or {})
    return current


def propose_note(by: User, annotation: Annotation, version: int) -> Annotation:
    """Ask that a note be published. Raises StaleNote."""
    return _move_to(State.PROPOSED, by, annotation, version)


@by_turns
def send_back(by: User, annotation: Annotation, version: int, why: str) -> Annotation:
    """Make a proposed note its curator's draft again, and say why. Raises StaleNote.

    It is for those who could have published it. Raises MayNotPublish, and NobodysNote for one
    whose curator has no account any more: as a draft nobody would see it again.
    """
    check_right(by, State.PUBLISHED)
    if annotation.creator_id is None:
        raise NobodysNote
    if (annotation.state, annotation.version) != (State.PROPOSED, version):
        raise StaleNote(annotation)
    hold_article_of(annotation)
    draft = replace(said_by(annotation), state=State.DRAFT)
    return rewrite_note(by, annotation, version, draft, sent_back=why)


def publish_note(by: User, annotation: Annotation, version: int) -> Annotation:
    """Show a note to every reader. Raises StaleNote."""
    return _move_to(State.PUBLISHED, by, annotation, version)


def withdraw_note(by: User, annotation: Annotation, version: int) -> Annotation:
    """Take a note away from readers; its words and history stay. Raises StaleNote."""
    return _move_to(State.WITHDRAWN, by, annotation, version)


def restore_note(by: User, annotation: Annotation, version: int) -> Annotation:
    """Bring a withdrawn note back, unpublished. Raises StaleNote.

    It is its own curator's draft again; restored by anybody else it is proposed, since a draft
    would vanish from the sight of the one who restored it.
    """
    own = annotation.creator_id == by.pk
    return _move_to(State.DRAFT if own else State.PROPOSED, by, annotation, version)


def said_by(annotation: Annotation) -> NoteText:
    """Return what a note says as it stands."""
    return NoteText(
        body=annotation.body,
        motivation=annotation.motivation,
        state=annotation.state,
        tags=tuple(annotation.tags.all()),
        language=annotation.language,
    )


def count_published(article_id: int) -> None:
    """Write down how many published notes an article has, for lists to show."""
    published = Annotation.objects.filter(article=article_id).published().count()
    Article.objects.filter(pk=article_id).update(annotation_count=published)


def _move_to(state: State, by: User, annotation: Annotation, version: int) -> Annotation:
    return change_note(by, annotation, version, replace(said_by(annotation), state=state))


def tell_readers(article_id: int) -> None:
    """Let lists and search follow what is published of an article now."""
    count_published(article_id)
    search.index(article_id)
