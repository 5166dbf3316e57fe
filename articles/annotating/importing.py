"""Take in annotations of the W3C model: make a note of one, change a note to one, keep the rest.

What the columns of a note have no room for is kept beside its history, as the "extra" of the
version that came with it, and is said again when the note is published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

from articles.annotating.checking import Fault, faults_of, listed, moment
from articles.annotating.locating import NotHeld, Place, locate
from articles.annotating.notes import NoteText, change_note, write_note
from articles.annotating.receiving import Received, received, too_long
from articles.annotating.standing import stand_on
from articles.annotating.vocabulary import MayNotAddTag, tags_named
from articles.models import Annotation, AnnotationVersion, State
from articles.turns import by_turns

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Document = dict[str, Any]
_NEVER_CHANGED = ("canonical", "via")
_STAYS = (*_NEVER_CHANGED, "created", "creator")
_SAID_BY_THE_ROOM = ("id", "created", "creator", "modified")


class RefusedNote(ValueError):
    """An annotation that the room does not take, with every field that is wrong."""

    def __init__(self, *faults: Fault, is_forbidden: bool = False) -> None:
        super().__init__("; ".join(f"{fault.field}: {fault.message}" for fault in faults))
        self.faults = faults
        self.is_forbidden = is_forbidden


@dataclass(frozen=True, slots=True)
class Room:
    """The room as programs know it: its address, and how it would publish a note by itself."""

    base: str
    own_document: Callable[[Annotation, str], Document]


@by_turns
def take_note(
    by: User,
    document: Document,
    room: Room,
    state: str = State.PUBLISHED,
    article: int | None = None,
) -> Annotation:
    """Make a note of an annotation; `article` is the only one it may be about, if any.

    Nobody may sign with the name of another of the room's curators.

    Raises RefusedNote, or MisquotedPassage when the quoted words are not there.
    """
    read = _accepted(document)
    _check_signature(by, document, room)
    place = _place(read, room, article)
    note = _note_text(by, read, state)
    made = write_note(by, place.revision, note, place.stand)
    created = moment(document.get("created"))
    if created and created <= timezone.now():
        Annotation.objects.filter(pk=made.pk).update(created_at=created)
    _keep(made, _with_origin(document, room), room)
    return made


@by_turns
def replace_note(
    by: User, note: Annotation, version: int, published: Document, document: Document, room: Room
) -> Annotation:
    """Change a note to what an annotation says; `published` is what was read before.

    Raises RefusedNote, MisquotedPassage, or StaleNote when the version has moved on.
    """
    read = _accepted(document)
    check_change(published, document)
    place = _place(read, room, None)
    stood = stand_on(by, note, version, place.revision, place.stand)
    changed = change_note(by, note, version, _note_text(by, read, note.state), stood)
    members = {key: value for key, value in document.items() if key not in _SAID_BY_THE_ROOM}
    stays = {key: published[key] for key in _STAYS if key in published}
    _keep(changed, members | stays, room)
    return changed


def check_change(published: Document, document: Document) -> None:
    """Refuse to change a note's id, or a name it is known by elsewhere. Raises RefusedNote."""
    if document.get("id", published["id"]) != published["id"]:
        raise RefusedNote(Fault("id", "The id of a note never changes."))
    for name in _NEVER_CHANGED:
        if name in published and document.get(name, published[name]) != published[name]:
            raise RefusedNote(Fault(name, f"The {name} of a note never changes."))


def _accepted(document: Document) -> Received:
    faults = faults_of(document)
    if faults:
        raise RefusedNote(*faults)
    read = received(document)
    faults = too_long(read)
    if faults:
        raise RefusedNote(*faults)
    return read


def _place(read: Received, room: Room, article: int | None) -> Place:
    try:
        place = locate(read.aims, room.base)
    except NotHeld as error:
        raise RefusedNote(Fault("target", str(error))) from error
    if article is not None and place.revision.article_id != article:
        raise RefusedNote(Fault("target", "This collection holds notes on another article."))
    return place


def _check_signature(by: User, document: Document, room: Room) -> None:
    named = curator_named(document, room.base)
    if named not in (None, by.get_username()):
        raise RefusedNote(Fault("creator", "This signs with the name of another curator."))


def curator_named(document: Document, base: str) -> str | None:
    """Return the name of the room's own curator whom an annotation names as its creator."""
    for creator in listed(document.get("creator")):
        address = creator.get("id") if isinstance(creator, dict) else creator
        if isinstance(address, str) and address.startswith(f"{base}/"):
            return next(iter(parse_qs(urlsplit(address).query).get("curator", [])), "")
    return None


def _note_text(by: User, read: Received, state: str) -> NoteText:
    try:
        tags = tags_named(by, read.tags)
    except MayNotAddTag as refusal:
        raise RefusedNote(Fault("body", str(refusal)), is_forbidden=True) from refusal
    return NoteText(
        body=read.body,
        motivation=read.motivation,
        state=state,
        tags=tags,
        language=read.language,
    )


def _with_origin(document: Document, room: Room) -> Document:
    """Move the id that an annotation came with to where it says whence it came."""
    members = {key: value for key, value in document.items() if key != "id"}
    origin = document.get("id", "")
    if not origin or origin.startswith(f"{room.base}/"):
        return members
    if "via" not in members:
        return members | {"via": origin}
    if origin in listed(members["via"]) or members.get("canonical") == origin:
        return members
    if "canonical" not in members:
        return members | {"canonical": origin}
    return members | {"via": [*listed(members["via"]), origin]}


def _keep(note: Annotation, members: Document, room: Room) -> None:
    """Keep, with the version just written, what the room would not say by itself."""
    fresh = Annotation.objects.to_publish().get(pk=note.pk)
    own = room.own_document(fresh, room.base)
    extra = {key: value for key, value in members.items() if own.get(key, ...) != value}
    written = AnnotationVersion.objects.get(annotation=note, number=note.version)
    written.snapshot["extra"] = extra
    written.save(update_fields=["snapshot"])
