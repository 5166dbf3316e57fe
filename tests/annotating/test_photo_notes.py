"""Notes on parts of photographs: made, moved, undone, and carried to the same picture."""

import pytest

from articles.anchoring import Area, area
from articles.annotating import (
    NoteText,
    StaleNote,
    change_area,
    make_photo_note,
    place_all,
    undo_steps,
)
from articles.models import PlacementStatus, State
from tests import builders

pytestmark = pytest.mark.django_db
CORNER = area(10, 20, 30, 40)


@pytest.fixture
def story():
    made = builders.article(captions=["The lamp.", "The stair."])
    builders.picture(made.current.photos.get(position=1))
    return made


def photo_of(story, position=1):
    return story.current.photos.select_related("revision__article").get(position=position)


@pytest.fixture
def note(story, mina):
    said = NoteText(body="A crack.", state=State.PUBLISHED, tags=(builders.tag(),))
    return make_photo_note(mina, photo_of(story), CORNER, said)


def test_a_note_stands_on_a_part_of_a_photograph(story, note):
    place = note.placements.get()

    assert (note.start, note.exact, note.photo, note.x, note.h) == (
        None,
        "",
        photo_of(story),
        10,
        40,
    )
    assert (place.photo, place.start, place.status) == (photo_of(story), None, PlacementStatus.SAME)
    story.refresh_from_db()
    assert story.annotation_count == 1


def test_a_part_is_moved_and_moved_back(mina, story, note):
    moved = change_area(mina, note, 1, photo_of(story), area(0, 0, 5, 5))
    undone = undo_steps(mina, [(moved.pk, 2)])[0].note

    assert (moved.w, moved.version) == (5, 2)
    assert Area(undone.x, undone.y, undone.w, undone.h) == CORNER
    with pytest.raises(StaleNote):
        change_area(mina, undone, 1, photo_of(story), CORNER)


def test_a_new_revision_with_the_same_picture_keeps_the_note_on_it(story, note):
    revision = builders.revise(story, "New", ["All is new."], captions=["Other.", "The lamp."])
    builders.picture(revision.photos.get(position=2))

    place_all(revision)

    place = note.placements.get(revision=revision)
    assert (place.photo.position, place.status) == (2, PlacementStatus.SAME)


def test_another_picture_is_left_to_a_curator(story, note):
    revision = builders.revise(story, "New", ["All is new."], captions=["The lamp."])
    builders.picture(revision.photos.get(), builders.painted(size=(64, 42)))

    place_all(revision)

    place = note.placements.get(revision=revision)
    assert (place.photo, place.status) == (None, PlacementStatus.REVIEW)


def test_a_picture_that_stands_twice_keeps_its_note_in_its_own_place_or_asks(story, note):
    for positions, expected in (((1, 2), 1), ((2, 3), None)):
        revision = builders.revise(story, "New", ["New."], captions=["A.", "B.", "C."])
        for position in positions:
            builders.picture(revision.photos.get(position=position))
        place_all(revision)
        place = note.placements.get(revision=revision)
        assert (place.photo.position if place.photo else None) == expected
