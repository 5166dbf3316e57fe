"""A note can be given other words: checked, kept in its history, and undone again."""

import pytest

from articles.annotating import (
    MisquotedPassage,
    StaleNote,
    change_note,
    change_span,
    place_all,
    undo_change,
    withdraw_note,
)
from articles.annotating.notes import said_by
from articles.annotating.placing import CARRIED
from articles.models import State
from tests import builders

pytestmark = pytest.mark.django_db
OLD = ["Keepers lit the lamp on Monday.", "The town came to watch."]
NEW = ["Rain fell.", *OLD]


@pytest.fixture
def mina():
    return builders.curator()


@pytest.fixture
def story():
    return builders.article(paragraphs=OLD)


def move(by, note, story, quote, version=None):
    revision = story.current
    start = revision.text.index(quote)
    return change_span(
        by, note, version or note.version, revision, start, start + len(quote), quote
    )


def stands(note, revision):
    place = note.placements.get(revision=revision)
    return revision.text[place.start : place.end] if place.start is not None else None


def test_a_note_stands_on_its_new_words_and_its_history_has_both(mina, story):
    note = builders.note(story, "the lamp", "Lit.", by=mina, tags=[builders.tag()])

    moved = move(mina, note, story, "on Monday")

    assert (moved.exact, moved.prefix[-5:], moved.version, moved.body) == (
        "on Monday",
        "lamp ",
        2,
        "Lit.",
    )
    assert stands(moved, story.current) == "on Monday"
    assert [one.snapshot["exact"] for one in moved.versions.all()] == ["the lamp", "on Monday"]
    assert [tag.name for tag in moved.tags.all()] == ["Harbour"]


def test_a_stale_version_moves_nothing(mina, story):
    note = builders.note(story, "the lamp", by=mina)
    change_note(mina, note, 1, said_by(note))

    with pytest.raises(StaleNote):
        move(mina, note, story, "on Monday", version=1)

    note.refresh_from_db()
    assert (note.exact, note.version, stands(note, story.current)) == ("the lamp", 2, "the lamp")


def test_words_that_do_not_stand_there_move_nothing(mina, story):
    note = builders.note(story, "the lamp", by=mina)

    with pytest.raises(MisquotedPassage):
        change_span(mina, note, 1, story.current, 0, 4, "Else")

    assert note.versions.count() == 1


def test_an_earlier_revision_keeps_the_words_that_the_note_had_there(mina, story):
    first = story.current
    note = builders.note(story, "the lamp", by=mina)
    place_all(builders.revise(story, story.title, NEW))

    moved = move(mina, note, story, "Rain fell")

    assert (stands(moved, first), stands(moved, story.current)) == ("the lamp", "Rain fell")
    assert moved.made_on == story.current


def test_undoing_a_move_brings_the_old_words_back_in_every_revision(mina, story):
    first = story.current
    note = builders.note(story, "the lamp", by=mina)
    place_all(builders.revise(story, story.title, NEW))
    moved = move(mina, note, story, "Rain fell")

    undone = undo_change(mina, moved, 2).note

    assert (undone.exact, undone.version, undone.made_on) == ("the lamp", 3, first)
    assert [stands(undone, one) for one in (first, story.current)] == ["the lamp", "the lamp"]
    assert undone.placements.get(revision=story.current).method == CARRIED


def test_undoing_what_was_just_made_withdraws_it_and_undoing_that_brings_it_back(mina, story):
    note = builders.note(story, "the lamp", by=mina, state=State.PUBLISHED)

    gone = undo_change(mina, note, 1).note
    back = undo_change(mina, gone, 2).note

    assert (gone.state, back.state, back.version) == (State.WITHDRAWN, State.PUBLISHED, 3)


def test_undoing_a_withdrawal_shows_the_note_to_readers_again(mina, story):
    note = builders.note(story, "the lamp", by=mina)
    withdrawn = withdraw_note(mina, note, 1)

    assert undo_change(mina, withdrawn, 2).note.state == State.PUBLISHED
    story.refresh_from_db()
    assert story.annotation_count == 1


def test_undoing_an_edit_brings_words_kind_and_tags_back_and_names_lost_tags(mina, story):
    tag = builders.tag()
    note = builders.note(story, "the lamp", "As it was.", by=mina, tags=[tag])
    changed = change_note(mina, note, 1, builders.NoteText(body="Other.", state=State.DRAFT))
    tag.delete()

    undone = undo_change(mina, changed, 2)

    assert (undone.note.body, undone.note.state) == ("As it was.", State.PUBLISHED)
    assert undone.lost_tags == ("harbour",)


def test_nobody_undoes_what_somebody_else_saved_meanwhile(mina, story):
    note = builders.note(story, "the lamp", by=mina)
    change_note(builders.curator("joon"), note, 1, builders.NoteText(body="Joon's."))
    note.refresh_from_db()

    with pytest.raises(StaleNote):
        undo_change(mina, note, 1)

    assert note.versions.count() == 2
