"""Curators' notes: make, change, withdraw; each one transaction, with its history."""

from articles.annotating.deciding import (
    AlreadyDecided,
    accept_place,
    choose_place,
    declare_gone,
    reopen_place,
)
from articles.annotating.history import Restored, restore_version
from articles.annotating.many import Alteration, Planned, Undone, change_many, plan, undo_many
from articles.annotating.merging import NameTaken, merge_tags, rename_tag
from articles.annotating.moving import change_area, change_span, make_photo_note
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
from articles.annotating.reanchoring import Reanchoring, articles_to_reanchor, reanchor
from articles.annotating.roles import CURATORS, make_curators_group
from articles.annotating.undoing import undo_change
from articles.annotating.vocabulary import MayNotAddTag, tags_named
from articles.annotating.waiting import Question, ask_about, waiting_for

__all__ = [
    "CURATORS",
    "AlreadyDecided",
    "Alteration",
    "MayNotAddTag",
    "MisquotedPassage",
    "NameTaken",
    "NoteText",
    "Planned",
    "Question",
    "Reanchoring",
    "Restored",
    "StaleNote",
    "Undone",
    "accept_place",
    "articles_to_reanchor",
    "ask_about",
    "change_area",
    "change_many",
    "change_note",
    "change_span",
    "choose_place",
    "declare_gone",
    "make_curators_group",
    "make_note",
    "make_photo_note",
    "merge_tags",
    "place_all",
    "plan",
    "publish_note",
    "reanchor",
    "rename_tag",
    "reopen_place",
    "restore_note",
    "restore_version",
    "tags_named",
    "told",
    "undo_change",
    "undo_many",
    "waiting_for",
    "withdraw_note",
]
