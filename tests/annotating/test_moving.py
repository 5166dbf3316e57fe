"""A note can be given other words: checked, kept in its history, and undone again."""

import pytest

from articles.annotating import (
    MisquotedPassage,
    StaleNote,
    change_note,
    change_span,
    place_all,
)
from articles.annotating.notes import said_by
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
