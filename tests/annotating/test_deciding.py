"""A person says where a note stands: the first to decide wins, and the note is not touched."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.annotating import (
    AlreadyDecided,
    MisquotedPassage,
    accept_place,
    ask_about,
    choose_place,
    declare_gone,
    place_all,
    reopen_place,
    waiting_for,
)
from articles.models import Placement, PlacementStatus, State
from tests import builders

pytestmark = pytest.mark.django_db

OLD = (
    "Keepers lit the lamp on Monday after nine dark winters.",
    "The town came down to the quay to watch the first beam.",
    "Nobody spoke until the ferry answered with its horn.",
)
NEW = (OLD[0], "A ferry crossed.", OLD[2])


@pytest.fixture
def mina():
    return builders.curator()


@pytest.fixture
def joon():
    return builders.curator("joon")


@pytest.fixture
def place(mina):
    story = builders.article(paragraphs=OLD)
    note = builders.note(story, "came down to the quay to watch", by=mina)
    revision = builders.revise(story, story.title, NEW)
    place_all(revision)
    return note.placements.get(revision=revision)


def span(place, words):
    start = place.revision.text.index(words)
    return start, start + len(words)


def kept(place):
    place.refresh_from_db()
    return place.status, place.start, place.end, place.method, place.decided_by


def test_an_accepted_place_stands_and_says_who_decided(place, mina):
    start, end = span(place, "A ferry crossed")

    accept_place(mina, place, place.status, start, end)

    assert kept(place) == (PlacementStatus.CHANGED, start, end, "accepted", mina)


def test_the_same_words_in_another_place_have_moved(place, mina):
    type(place.annotation).objects.filter(pk=place.annotation_id).update(
        start=0, end=15, exact="A ferry\ncrossed"
    )
    place.annotation.refresh_from_db()

    choose_place(mina, place, place.status, *span(place, "A ferry crossed"))

    assert kept(place)[0] == PlacementStatus.MOVED


def test_gone_is_said_by_somebody_and_waits_no_more(place, mina):
    declare_gone(mina, place, place.status)

    assert kept(place) == (PlacementStatus.GONE, None, None, "said to be gone", mina)
    assert not waiting_for(mina).exists()


def test_the_note_itself_and_its_old_place_are_not_touched(place, mina):
    note = place.annotation
    before = (note.start, note.exact, note.version, note.modified_at)
    old = list(note.placements.exclude(pk=place.pk).values())

    choose_place(mina, place, place.status, *span(place, "A ferry crossed"))

    note.refresh_from_db()
    assert (note.start, note.exact, note.version, note.modified_at) == before
    assert list(note.placements.exclude(pk=place.pk).values()) == old


@pytest.mark.parametrize("first", ["gone", "moved"])
@pytest.mark.parametrize("second", ["gone", "moved"])
def test_the_first_of_two_curators_wins(place, mina, joon, first, second):
    def decide(by, how, words):
        if how == "gone":
            return declare_gone(by, place, PlacementStatus(seen))
        return choose_place(by, place, seen, *span(place, words))

    seen = place.status
    decide(joon, first, "A ferry crossed")
    decided = kept(Placement.objects.get(pk=place.pk))

    with pytest.raises(AlreadyDecided) as late:
        decide(mina, second, "Nobody spoke")

    assert kept(late.value.current) == decided
    assert decided[-1] == joon


@pytest.mark.django_db(transaction=True)
def test_of_eight_curators_at_once_one_decides_and_seven_are_told(place):
    people = [builders.curator(f"curator {number}") for number in range(8)]

    def decide(by):
        try:
            return declare_gone(by, place, PlacementStatus.GONE).decided_by
        except AlreadyDecided:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        winners = [by for by in pool.map(decide, people) if by]

    assert kept(place)[-1:] == tuple(winners)


def test_a_place_that_was_looked_for_again_since_is_not_decided(place, mina):
    Placement.objects.filter(pk=place.pk).update(status=PlacementStatus.REVIEW)

    with pytest.raises(AlreadyDecided):
        declare_gone(mina, place, PlacementStatus.GONE)


def test_a_decision_outlives_the_account_of_whoever_decided(place, mina, joon):
    declare_gone(joon, place, place.status)
    joon.delete()

    with pytest.raises(AlreadyDecided):
        declare_gone(mina, place, PlacementStatus.GONE)
    assert not waiting_for(mina).exists()


def test_a_text_that_was_replaced_is_not_decided_upon(place, mina):
    story = place.revision.article
    builders.revise(story, story.title, ("All is new.",))

    with pytest.raises(AlreadyDecided):
        declare_gone(mina, place, place.status)


@pytest.mark.parametrize("start", [-3, 5, 10**6])
def test_a_span_that_covers_no_words_is_refused(place, mina, start):
    with pytest.raises(MisquotedPassage):
        choose_place(mina, place, place.status, start, 5)

    assert kept(place)[-1] is None


def test_a_decision_put_back_waits_again(place, mina, joon):
    decided = choose_place(joon, place, place.status, *span(place, "A ferry crossed"))

    reopen_place(decided)

    assert list(waiting_for(mina)) == [place]
    with pytest.raises(AlreadyDecided):
        reopen_place(decided)


def test_a_place_that_no_person_decided_cannot_be_put_back(mina):
    story = builders.article(paragraphs=OLD)
    made = builders.note(story, "the lamp", by=mina).placements.get()

    with pytest.raises(AlreadyDecided):
        reopen_place(made)


def test_the_next_revision_is_carried_from_where_a_person_put_the_note(place, mina):
    choose_place(mina, place, place.status, *span(place, "A ferry crossed"))
    story = place.revision.article

    later = builders.revise(story, story.title, ("Rain all night.", *NEW))
    place_all(later)

    carried = place.annotation.placements.get(revision=later)
    assert later.text[carried.start : carried.end] == "A ferry crossed"


@pytest.mark.parametrize(
    ("state", "sees"), [(State.DRAFT, False), (State.PUBLISHED, True), (State.WITHDRAWN, False)]
)
def test_what_waits_for_another_curator(mina, joon, place, state, sees):
    type(place.annotation).objects.filter(pk=place.annotation_id).update(state=state)

    assert waiting_for(joon).exists() == sees


def test_the_question_tells_where_the_text_around_lost_words_stands(place):
    question = ask_about(place)

    assert question.old.text[slice(*question.stood)] == "came down to the quay to watch"
    assert place.revision.text[question.near :].startswith("Keepers lit")
