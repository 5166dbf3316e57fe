"""The review queue for a note on a photograph: another picture is chosen, and a part of it."""

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from articles.anchoring import area
from articles.annotating import NoteText, make_photo_note, place_all
from articles.models import Placement, PlacementStatus, State
from tests import builders
from tests.admin.test_review import address, sent, waiting

HUGE = "9" * 30


@pytest.fixture
def place(mina):
    """A note on a picture that the new text does not show; the second of its two is the story's."""
    story = builders.article(captions=["The lamp."])
    photo = builders.picture(story.current.photos.get())
    note = make_photo_note(
        mina, photo, area(10, 20, 30, 40), NoteText(body="A crack.", state=State.PUBLISHED)
    )
    revision = builders.revise(story, "New", ["All is new."], ["A stair.", "A lamp.", "None."])
    for position in (1, 2):
        painted = builders.painted(size=(60 + position, 50))
        builders.picture(revision.photos.get(position=position), painted)
    place_all(revision)
    return note.placements.get(revision=revision)


def picture(place, position, /, **more):
    photo = place.revision.photos.get(position=position).pk
    edges = {"x": 1, "y": 2, "w": 3, "h": 4}
    return sent(place, "picture", photo=photo) | edges | more


def test_the_old_part_and_the_new_pictures_are_in_view(enter, mina, place):
    answer = enter(mina).get(address(place))

    assertContains(answer, 'aria-label="The part that the note is for"')
    assertContains(answer, 'name="photo"', count=2)
    assertContains(answer, 'name="x" value="10.0"')


def test_the_note_is_put_on_a_part_of_another_picture(enter, mina, place):
    answer = enter(mina).post(address(place), picture(place, 2), follow=True)

    assertContains(answer, "Moved to photograph 2.")
    kept = Placement.objects.get(pk=place.pk)
    assert (kept.photo.position, kept.area) == (2, "xywh=percent:1,2,3,4")
    assert (kept.status, kept.decided_by) == (PlacementStatus.MOVED, mina)
    assertContains(enter(mina).get(address(place)), "put this note on this photograph")
    assertContains(enter(mina).get(kept.revision.article.get_absolute_url()), 'width="3.0"')
    assertRedirects(enter(mina).post(address(place), {"decision": "reopen"}), address(place))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"photo": ""}, "Choose a photograph."),
        ({"photo": HUGE}, "Choose a photograph of the new text."),
        ({"photo": "x"}, "Choose a photograph of the new text."),
        ({"w": "0"}, "needs a width and a height"),
        ({"x": "101"}, "less than or equal to 100"),
        ({"h": ""}, "This field is required."),
        ({"seen": "same"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_said_and_nothing_moves(enter, mina, place, changes, told):
    answer = enter(mina).post(address(place), picture(place, 1) | changes)

    assertContains(answer, told, status_code=400)
    assertContains(answer, "See what is missing", status_code=400)
    assert Placement.objects.get(pk=place.pk).status == PlacementStatus.REVIEW


@pytest.mark.parametrize("position", [3, "old"])
def test_a_photograph_without_a_picture_or_of_the_old_text_is_none(enter, mina, place, position):
    old = place.annotation.photo_id
    chosen = {"photo": old} if position == "old" else {}

    answer = enter(mina).post(address(place), picture(place, 3) | chosen)

    assertContains(answer, "Choose a photograph of the new text.", status_code=400)


def test_a_note_on_words_is_not_put_on_a_photograph(enter, mina):
    words = waiting()
    photo = builders.Photo.objects.create(
        article=words.revision.article, revision=words.revision, position=1
    )
    builders.picture(photo)

    answer = enter(mina).post(address(words), picture(words, 1))

    assert answer.status_code == 400
    assert Placement.objects.get(pk=words.pk).photo is None
