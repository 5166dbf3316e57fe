"""Curators' notes: make, change, withdraw; each one transaction, with its history."""

from articles.annotating.notes import (
    MisquotedPassage,
    NoteText,
    StaleNote,
    change_note,
    make_note,
    publish_note,
    restore_note,
    withdraw_note,
)
from articles.annotating.placing import place_all, told
from articles.annotating.roles import CURATORS, make_curators_group

__all__ = [
    "CURATORS",
    "MisquotedPassage",
    "NoteText",
    "StaleNote",
    "change_note",
    "make_curators_group",
    "make_note",
    "place_all",
    "publish_note",
    "restore_note",
    "told",
    "withdraw_note",
]
