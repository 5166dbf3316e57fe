"""A note on a picture that went is put on a part of another one, and keeps its own."""

import pytest

from articles.anchoring import area
from articles.annotating import (
    AlreadyDecided,
    NoteText,
    ask_about,
    choose_photo,
    choose_place,
    make_photo_note,
    place_all,
    reopen_place,
    waiting_for,
)
from articles.models import PlacementStatus, State
from articles.models.reading_notes import notes_to_read
from articles.presenting.notes import numbered_notes
from tests import builders

pytestmark = pytest.mark.django_db
CORNER, PATCH = area(10, 20, 30, 40), area(1, 2, 3, 4)
SIZES = {"A": (60, 40), "B": (64, 42), "C": (70, 46)}


@pytest.fixture
def story():
    return with_picture(builders.article(captions=["The lamp."]), "A")


def with_picture(story, name):
    builders.picture(story.current.photos.get(), builders.painted(size=SIZES[name]))
    return story


@pytest.fixture
def note(story, mina):
    said = NoteText(body="A crack.", state=State.PUBLISHED)
    photo = story.current.photos.select_related("revision__article").get()
    return make_photo_note(mina, photo, CORNER, said)


def recaptured(story, note, picture):
    """The place of the note in one more revision, which shows that picture."""
    count = story.revisions.count()
    revision = builders.revise(story, "New", [f"All is new {count}."], captions=["The lamp."])
    story.refresh_from_db()
    with_picture(story, picture)
    place_all(revision)
    return note.placements.select_related("revision__article").get(revision=revision)


def shown(story):
    (one,) = numbered_notes(notes_to_read(story.current_id, 9, "default"), story.current)
    return one.photo, one.area


def test_it_stands_on_the_part_that_the_curator_drew_and_its_own_stays(mina, story, note):
    place = recaptured(story, note, "B")

    moved = choose_photo(mina, place, place.status, place.revision.photos.get(), PATCH)

    assert (moved.status, moved.decided_by) == (PlacementStatus.MOVED, mina)
    assert shown(story) == (1, PATCH)
    note.refresh_from_db()
    assert (note.x, note.photo.revision_id, note.version) == (10, story.revisions.first().pk, 1)
    assert not waiting_for(mina).exists()


@pytest.mark.parametrize(("picture", "expected"), [("B", PATCH), ("A", CORNER), ("C", None)])
def test_the_next_capture_is_carried_from_where_it_was_put(mina, story, note, picture, expected):
    place = recaptured(story, note, "B")
    choose_photo(mina, place, place.status, place.revision.photos.get(), PATCH)

    later = recaptured(story, note, picture)

    if expected:
        assert (later.status, shown(story)) == (PlacementStatus.SAME, (1, expected))
    else:
        assert later.status == PlacementStatus.REVIEW
        question = ask_about(later)
        assert (question.photo.revision, question.area) == (place.revision, PATCH)


def test_put_on_words_it_is_carried_with_the_words(mina, story, note):
    place = recaptured(story, note, "B")
    start = place.revision.text.index("All is new")
    choose_place(mina, place, place.status, start, start + len("All is new"))

    later = recaptured(story, note, "C")

    assert later.status == PlacementStatus.SAME
    assert story.current.text[later.start : later.end] == "All is new"


def test_a_decided_picture_is_reopened_and_the_first_to_decide_wins(mina, joon, story, note):
    place = recaptured(story, note, "B")
    photo = place.revision.photos.get()
    moved = choose_photo(mina, place, place.status, photo, PATCH)
    with pytest.raises(AlreadyDecided):
        choose_photo(joon, place, place.status, photo, CORNER)

    again = reopen_place(moved)

    assert (again.status, again.photo, again.area) == (PlacementStatus.REVIEW, None, "")
    assert waiting_for(joon).get() == again
