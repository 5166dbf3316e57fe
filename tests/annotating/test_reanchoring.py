"""Placing again: what no person decided may get better, what a person decided stays."""

import pytest

from articles.annotating import (
    articles_to_reanchor,
    choose_place,
    declare_gone,
    place_all,
    reanchor,
)
from articles.models import Placement, PlacementStatus
from tests import builders

pytestmark = pytest.mark.django_db

OLD = (
    "Keepers lit the lamp on Monday after nine dark winters.",
    "The town came down to the quay to watch the first beam.",
    "Nobody spoke until the ferry answered with its horn.",
)
SECOND = ("Rain fell.", *OLD)
THIRD = ("Wind rose.", *SECOND)


@pytest.fixture
def note():
    """A note carried through three revisions."""
    story = builders.article(paragraphs=OLD)
    made = builders.note(story, "the first beam")
    for paragraphs in (SECOND, THIRD):
        place_all(builders.revise(story, story.title, paragraphs))
    return made


def spoil(note):
    """Leave the carried places as an earlier engine might have: lost, or on other words."""
    lost = {"status": PlacementStatus.GONE, "start": None, "end": None}
    note.placements.filter(revision__number=2).update(**lost)
    note.placements.filter(revision__number=3).update(status="same", start=0, end=4)


def words_of(note):
    places = note.placements.order_by("revision__number")
    return [place.revision.text[place.start : place.end] for place in places if place.start]


def test_what_is_right_stays_as_it_is(note):
    before = list(Placement.objects.values())

    done = reanchor(note.article_id)

    assert (done.looked_at, done.changes) == (2, ())
    assert list(Placement.objects.values()) == before


def test_lost_and_wrong_places_are_found_again(note):
    spoil(note)

    done = reanchor(note.article_id)

    assert [change.place.revision.number for change in done.changes] == [2, 3]
    assert words_of(note) == ["the first beam"] * 3
    assert not reanchor(note.article_id).changes


def test_a_dry_run_tells_the_same_and_saves_nothing(note):
    spoil(note)
    before = list(Placement.objects.values())

    rehearsed = reanchor(note.article_id, dry_run=True)

    assert list(Placement.objects.values()) == before
    done = reanchor(note.article_id)
    assert [one.found for one in rehearsed.changes] == [one.found for one in done.changes]


def test_what_a_person_decided_is_never_touched(note):
    joon = builders.curator("joon")
    spoil(note)
    story = note.article
    story.current = story.revisions.get(number=2)
    story.save()
    declare_gone(joon, note.placements.get(revision__number=2), PlacementStatus.GONE)
    joon.delete()

    done = reanchor(note.article_id)

    assert [change.place.revision.number for change in done.changes] == [3]
    assert note.placements.get(revision__number=2).status == PlacementStatus.GONE


def test_later_places_follow_where_a_person_put_the_note(note):
    spoil(note)
    story = note.article
    second = story.current = story.revisions.get(number=2)
    story.save()
    start = second.text.index("the ferry")
    place = note.placements.get(revision=second)
    choose_place(note.creator, place, place.status, start, start + 9)

    reanchor(note.article_id)

    assert words_of(note) == ["the first beam", "the ferry", "the ferry"]


def test_only_articles_with_carried_notes_are_looked_at(note):
    builders.note(builders.article(title="Another", paragraphs=OLD), "the lamp")

    assert articles_to_reanchor() == [note.article_id]


def test_ten_more_notes_cost_no_more_queries(note, django_assert_num_queries):
    for _ in range(10):
        extra = builders.note(note.article, "the lamp")
        extra.placements.update(method="carried", decided_by=None)

    in_three_texts = 3 * 10
    with django_assert_num_queries(2):
        assert reanchor(note.article_id, dry_run=True).looked_at == 2 + in_three_texts
