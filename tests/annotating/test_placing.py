"""A note stands on the words it was made for, on this revision and the next."""

import pytest

from articles.annotating import place_all
from articles.models import Placement, PlacementStatus, Revision
from tests import builders

pytestmark = pytest.mark.django_db

OLD = (
    "Keepers lit the lamp on Monday after nine dark winters.",
    "The town came down to the quay to watch the first beam.",
    "Nobody spoke until the ferry answered with its horn.",
)


def words_of(placement: Placement) -> str:
    return placement.revision.text[placement.start : placement.end]


def carried(quote: str, new: tuple[str, ...]) -> Placement:
    story = builders.article(paragraphs=OLD)
    note = builders.note(story, quote)
    revision = builders.revise(story, story.title, new)

    place_all(revision)

    return note.placements.get(revision=revision)


@pytest.mark.parametrize(
    ("new", "status", "words"),
    [
        (OLD, "same", "the first beam"),
        (("A storm was forecast for the night.", *OLD), "same", "the first beam"),
        ((OLD[1], OLD[2], OLD[0]), "same", "the first beam"),
    ],
)
def test_a_note_moves_with_its_words(new, status, words):
    placement = carried("the first beam", new)

    assert placement.status in {status, PlacementStatus.MOVED}
    assert words_of(placement) == words


def test_a_note_whose_paragraph_was_dropped_is_placed_nowhere():
    placement = carried("answered with its horn", OLD[:2])

    assert placement.status in {PlacementStatus.REVIEW, PlacementStatus.GONE}
    assert placement.start is None


def test_the_note_itself_is_not_touched():
    story = builders.article(paragraphs=OLD)
    note = builders.note(story, "the first beam")
    before = (note.start, note.exact, note.version, note.made_on_id)

    place_all(builders.revise(story, story.title, ("New.", *OLD)))

    note.refresh_from_db()
    assert (note.start, note.exact, note.version, note.made_on_id) == before


def test_placing_twice_changes_nothing():
    story = builders.article(paragraphs=OLD)
    builders.note(story, "the first beam")
    revision = builders.revise(story, story.title, ("New.", *OLD))
    place_all(revision)

    assert not place_all(revision)
    assert Placement.objects.filter(revision=revision).count() == 1


def test_a_note_is_carried_from_the_newest_revision_it_stands_in():
    story = builders.article(paragraphs=OLD)
    note = builders.note(story, "the first beam")
    second = ("Rain.", "Wind.", OLD[1], OLD[2])
    place_all(builders.revise(story, story.title, second))

    third = builders.revise(story, story.title, (*second, "A late word."))
    place_all(third)

    assert words_of(note.placements.get(revision=third)) == "the first beam"


def test_ten_more_notes_cost_no_more_queries(django_assert_max_num_queries):
    story = builders.article(paragraphs=OLD)
    for _ in range(12):
        builders.note(story, "the lamp")
    revision = builders.revise(story, story.title, ("New.", *OLD))

    with django_assert_max_num_queries(5):
        place_all(revision)

    assert Revision.objects.get(pk=revision.pk).placements.count() == 12
