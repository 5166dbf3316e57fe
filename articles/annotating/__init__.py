"""Curators' notes: make, change, withdraw; each one transaction, with its history."""

from articles.annotating.deciding import (
    AlreadyDecided,
    accept_place,
    choose_photo,
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
    NobodysNote,
    NoteText,
    StaleNote,
    change_note,
    make_note,
    propose_note,
    publish_note,
    restore_note,
    send_back,
    withdraw_note,
)
from articles.annotating.placing import place_all, told
from articles.annotating.reanchoring import Reanchoring, articles_to_reanchor, reanchor
from articles.annotating.rights import MayNotPublish
from articles.annotating.roles import (
    CURATORS,
    PROPOSERS,
    make_curators_group,
    make_proposers_group,
)
from articles.annotating.steps import Deed, Step, Steps, steps_in_hand
from articles.annotating.undoing import Reversed, redo_steps, undo_steps
from articles.annotating.vocabulary import MayNotAddTag, tags_named
from articles.annotating.waiting import Question, ask_about, waiting_for

__all__ = [
    "CURATORS",
    "PROPOSERS",
    "AlreadyDecided",
    "Alteration",
    "Deed",
    "MayNotAddTag",
    "MayNotPublish",
    "MisquotedPassage",
    "NameTaken",
    "NobodysNote",
    "NoteText",
    "Planned",
    "Question",
    "Reanchoring",
    "Restored",
    "Reversed",
    "StaleNote",
    "Step",
    "Steps",
    "Undone",
    "accept_place",
    "articles_to_reanchor",
    "ask_about",
    "change_area",
    "change_many",
    "change_note",
    "change_span",
    "choose_photo",
    "choose_place",
    "declare_gone",
    "make_curators_group",
    "make_note",
    "make_photo_note",
    "make_proposers_group",
    "merge_tags",
    "place_all",
    "plan",
    "propose_note",
    "publish_note",
    "reanchor",
    "redo_steps",
    "rename_tag",
    "reopen_place",
    "restore_note",
    "restore_version",
    "send_back",
    "steps_in_hand",
    "tags_named",
    "told",
    "undo_many",
    "undo_steps",
    "waiting_for",
    "withdraw_note",
]
