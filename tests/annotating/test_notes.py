"""Notes are made on the words a curator saw, and never lost to another's save."""

import pytest
from django.db.utils import IntegrityError

from articles.annotating import (
    MisquotedPassage,
    NoteText,
    StaleNote,
    change_note,
    make_note,
    publish_note,
    restore_note,
    withdraw_note,
)
from articles.models import Annotation, PlacementStatus, State
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def mina():
    return builders.curator()


@pytest.fixture
def story():
    return builders.article(paragraphs=["Keepers 🕯️ lit the lamp on Monday."])


def make(by, story, quote, **note):
    start = story.current.text.index(quote)
    end = start + len(quote)
    return make_note(by, story.current, start, end, quote, NoteText(**note))


@pytest.mark.parametrize("quote", ["🕯️ lit", "lamp", "Keepers"])
def test_a_note_keeps_its_words_and_where_they_stand(mina, story, quote):
    note = make(mina, story, quote, body="Seen.")

    assert story.current.text[note.start : note.end] == note.exact == quote
    placement = note.placements.get()
    assert (placement.start, placement.end) == (note.start, note.end)
    assert placement.status == PlacementStatus.SAME


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [(0, 4, "Else"), (4, 4, ""), (5, 2, ""), (-3, 2, ""), (0, 10**6, "x"), (10**30, 10**31, "x")],
)
def test_words_that_do_not_stand_there_are_refused(mina, story, start, end, exact):
    with pytest.raises(MisquotedPassage):
        make_note(mina, story.current, start, end, exact, NoteText(body="Seen."))

    assert not Annotation.objects.exists()


def test_every_save_is_kept_in_the_history(mina, story):
    note = make(mina, story, "lamp", body="First.", tags=(builders.tag(),))

    change_note(mina, note, 1, NoteText(body="Second."))

    kept = note.versions.values_list("number", "snapshot__body", "snapshot__tags")
    assert list(kept) == [(1, "First.", ["harbour"]), (2, "Second.", [])]


def test_the_second_of_two_saves_is_refused_and_sees_the_first(mina, story):
    note = make(mina, story, "lamp", body="First.")
    change_note(builders.curator("joon"), note, 1, NoteText(body="Joon's."))

    with pytest.raises(StaleNote) as stale:
        change_note(mina, note, 1, NoteText(body="Mina's."))

    assert stale.value.current.body == "Joon's."
    assert note.versions.count() == 2


def test_the_article_counts_its_published_notes(mina, story):
    note = make(mina, story, "lamp", state=State.PUBLISHED)
    make(mina, story, "Monday", state=State.DRAFT)
    story.refresh_from_db()
    assert story.annotation_count == 1

    withdraw_note(mina, note, 1)

    story.refresh_from_db()
    assert story.annotation_count == 0


def test_publishing_keeps_words_tags_and_language(mina, story):
    note = make(mina, story, "lamp", body="말", language="ko", tags=(builders.tag(),))

    publish_note(mina, note, 1)

    note.refresh_from_db()
    assert (note.state, note.body, note.language) == (State.PUBLISHED, "말", "ko")
    assert [tag.name for tag in note.tags.all()] == ["Harbour"]


@pytest.mark.parametrize(("who", "state"), [("mina", State.DRAFT), ("joon", State.PROPOSED)])
def test_a_restored_note_stays_in_sight_of_who_restored_it(mina, story, who, state):
    note = make(mina, story, "lamp", state=State.WITHDRAWN)
    by = mina if who == "mina" else builders.curator(who)

    restore_note(by, note, 1)

    assert Annotation.objects.visible_to(by).get().state == state


def test_the_database_itself_refuses_words_of_another_length(mina, story):
    note = make(mina, story, "lamp")

    with pytest.raises(IntegrityError):
        Annotation.objects.filter(pk=note.pk).update(exact="lam")
