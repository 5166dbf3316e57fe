"""Bring in a file of annotations, each in a transaction of its own, and tell of every one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.urls import Resolver404, resolve

from articles.annotating.checking import listed
from articles.annotating.hypothesis import from_row, is_private, is_row
from articles.annotating.importing import Document, RefusedNote, Room, curator_named, take_note
from articles.annotating.notes import MisquotedPassage
from articles.models import Annotation, AnnotationVersion, State
from articles.turns import by_turns

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one annotation of a file: taken, known already, or refused and why."""

    number: int
    result: str
    reason: str = ""
    note: Annotation | None = None


def bring_in(
    by: User,
    documents: Iterable[Any],
    room: Room,
    state: str = State.DRAFT,
) -> Iterator[Brought]:
    """Bring in annotations one after the other; one that is in the room already stays as it is.

    Notes that only some could read where they come from are drafts here.
    """
    known = _known()
    for number, document in enumerate(documents, 1):
        written = document if isinstance(document, dict) else {}
        shaped = from_row(written) if is_row(written) else written
        origin = shaped["id"] if isinstance(shaped.get("id"), str) else ""
        own = _own_id(origin, room.base)
        if origin in known or (own and Annotation.objects.filter(uuid=own).exists()):
            yield Brought(number, "known")
            continue
        try:
            note = _take(by, shaped, room, State.DRAFT if is_private(written) else state, own)
        except (RefusedNote, MisquotedPassage) as error:
            yield Brought(number, "refused", str(error))
        else:
            known |= {origin} - {""}
            yield Brought(number, "taken", note=note)


@by_turns
def _take(
    by: User, document: Document, room: Room, state: str, own: uuid.UUID | None
) -> Annotation:
    """Take one in; a note of this room comes back under its own name and its own curator's."""
    named = curator_named(document, room.base)
    curators: Any = get_user_model().objects
    signed = curators.filter(username=named).first() or by
    if named not in (None, signed.get_username()):
        document = {key: value for key, value in document.items() if key != "creator"}
    note = take_note(signed, document, room, state)
    if own:
        Annotation.objects.filter(pk=note.pk).update(uuid=own)
        note.uuid = own
    return note


def _own_id(address: str, base: str) -> uuid.UUID | None:
    """Return the id in an address of a note of this room, whether the note is here or not."""
    if not address.startswith(f"{base}/"):
        return None
    try:
        match = resolve(address.removeprefix(base))
    except Resolver404:
        return None
    return match.kwargs["uuid"] if match.view_name == "articles:annotation" else None


def _known() -> set[str]:
    """Return the addresses from which notes came in before."""
    came = AnnotationVersion.objects.filter(snapshot__has_key="extra")
    names: set[str] = set()
    for via, canonical in came.values_list("snapshot__extra__via", "snapshot__extra__canonical"):
        names.update(one for one in [*listed(via), *listed(canonical)] if isinstance(one, str))
    return names
