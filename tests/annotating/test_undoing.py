"""A curator takes back what was done to notes, step by step, and does it again."""

import pytest
from django.utils import timezone

from articles.annotating import (
    Deed,
    StaleNote,
    change_note,
    change_span,
    choose_place,
    place_all,
    redo_steps,
    steps_in_hand,
    undo_steps,
    withdraw_note,
)
from articles.models import Annotation, Placement, State
from tests import builders

pytestmark = pytest.mark.django_db
OLD = ["Keepers lit the lamp on Monday.", "The town came to watch."]
OTHER = ["Nobody is here any more.", "Quite other words entirely."]


@pytest.fixture
def began():
    return timezone.now()


@pytest.fixture
def mina(began):
    return builders.curator()


@pytest.fixture
def story():
    return builders.article(paragraphs=OLD)


def edit(by, note, body):
    now = Annotation.objects.get(pk=note.pk)
    return change_note(by, now, now.version, builders.NoteText(body=body, state=now.state))


def move(by, note, story, quote):
    now, text = Annotation.objects.get(pk=note.pk), story.current
    start = text.text.index(quote)
    return change_span(by, now, now.version, text, start, start + len(quote), quote)


def places(note):
    every = Placement.objects.filter(annotation=note).order_by("revision__number")
    return list(
        every.values_list("revision", "start", "end", "status", "kept", "method", "decided_by")
    )


def in_hand(by, story, began):
    """The deeds that can be taken back and done again, the newest first."""
    hand = steps_in_hand(by, story, began)
    return [[step.deed for step in reversed(steps)] for steps in (hand.done, hand.undone)]


def last(by, story, began, count=1):
    """Name the last steps, the newest first."""
    done = steps_in_hand(by, story, began).done
    return [(step.note, step.number) for step in reversed(done[-count:])]


def back(by, story, began):
    steps = steps_in_hand(by, story, began).undone
    return redo_steps(by, [(steps[-1].note, steps[-1].number)])[0].note


def test_three_steps_go_back_one_after_the_other_and_come_again(mina, story, began):
    note = builders.note(story, "the lamp", "one", by=mina)
    for body in ("two", "three"):
        edit(mina, note, body)

    says = [undo_steps(mina, last(mina, story, began))[0].note for _ in range(3)]
    assert [(one.body, one.state) for one in says] == [
        ("two", State.PUBLISHED),
        ("one", State.PUBLISHED),
        ("one", State.WITHDRAWN),
    ]
    assert in_hand(mina, story, began) == [[], [Deed.MADE, Deed.EDITED, Deed.EDITED]]

    again = [back(mina, story, began) for _ in range(3)]
    assert [(one.body, one.state) for one in again] == [
        (body, State.PUBLISHED) for body in ("one", "two", "three")
    ]
    assert note.versions.count() == 9


def test_steps_on_several_notes_go_back_together_in_the_order_in_which_they_came(
    mina, story, began
):
    first = builders.note(story, "the lamp", "one", by=mina)
    second = builders.note(story, "Keepers", "two", by=mina)
    edit(mina, first, "other")
    withdraw_note(mina, second, 1)
    assert in_hand(mina, story, began)[0] == [Deed.WITHDRAWN, Deed.EDITED, Deed.MADE, Deed.MADE]

    undo_steps(mina, last(mina, story, began, count=3))

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.body, first.state) == ("one", State.PUBLISHED)
    assert (second.version, second.state) == (4, State.WITHDRAWN)
    story.refresh_from_db()
    assert story.annotation_count == 1


def test_a_step_is_out_of_hand_once_somebody_else_saved_the_note(mina, story, began):
    joon = builders.curator("joon")
    kept = builders.note(story, "Keepers", by=mina)
    note = builders.note(story, "the lamp", by=mina)
    asked = last(mina, story, began, count=2)
    edit(joon, note, "Joon's.")

    with pytest.raises(StaleNote):
        undo_steps(mina, asked)
    with pytest.raises(StaleNote):
        undo_steps(mina, [*reversed(asked)])

    assert last(mina, story, began) == [(kept.pk, 1)]
    assert {one.state for one in Annotation.objects.all()} == {State.PUBLISHED}
    assert last(joon, story, began) == [(note.pk, 2)]


def test_a_step_goes_back_once_whoever_presses_first(mina, story, began):
    builders.note(story, "the lamp", by=mina)
    asked = last(mina, story, began)
    undo_steps(mina, asked)

    with pytest.raises(StaleNote):
        undo_steps(mina, asked)

    assert Annotation.objects.get().version == 2


def test_who_goes_on_has_no_use_for_what_was_taken_back(mina, story, began):
    note = builders.note(story, "the lamp", "one", by=mina)
    edit(mina, note, "two")
    undo_steps(mina, last(mina, story, began))

    builders.note(story, "Keepers", by=mina)

    assert in_hand(mina, story, began) == [[Deed.MADE, Deed.MADE], []]


def test_steps_of_another_sitting_and_another_article_are_not_offered(mina, story, began):
    builders.note(builders.article(), "the lamp", by=mina)
    builders.note(story, "the lamp", by=mina)

    assert in_hand(mina, story, began)[0] == [Deed.MADE]
    assert in_hand(mina, story, timezone.now())[0] == []


def test_undoing_a_move_leaves_every_place_as_it_was_decided(mina, story, began):
    joon = builders.curator("joon")
    note = builders.note(story, "the lamp", by=mina)
    place_all(builders.revise(story, "Other", OTHER))
    asked = note.placements.get(revision=story.current)
    start = story.current.text.index("other words")
    choose_place(joon, asked, asked.status, start, start + 11)
    note.refresh_from_db()
    before, stood = places(note), (note.exact, note.prefix, note.suffix, note.made_on_id)

    move(mina, note, story, "Nobody")
    moved = places(note)
    assert moved != before
    undone = undo_steps(mina, last(mina, story, began))[0].note
    assert (places(note), undone.exact, undone.prefix, undone.suffix, undone.made_on_id) == (
        before,
        *stood,
    )

    assert back(mina, story, began).exact == "Nobody"
    assert places(note) == moved


def test_a_text_that_came_after_the_move_gets_the_note_carried_when_it_is_undone(
    mina, story, began
):
    note = builders.note(story, "the lamp", by=mina)
    before = places(note)
    move(mina, note, story, "on Monday")
    newest = builders.revise(story, story.title, ["Rain fell.", *OLD])
    place_all(newest)

    undo_steps(mina, last(mina, story, began))

    there = note.placements.get(revision=newest)
    assert places(note)[:1] == before
    assert newest.text[there.start : there.end] == "the lamp"


def test_undoing_a_withdrawal_shows_the_note_to_readers_again(mina, story, began):
    withdraw_note(mina, builders.note(story, "the lamp", by=mina), 1)

    assert undo_steps(mina, last(mina, story, began))[0].note.state == State.PUBLISHED
    story.refresh_from_db()
    assert story.annotation_count == 1


def test_undoing_an_edit_brings_words_kind_and_tags_back_and_names_lost_tags(mina, story, began):
    tag = builders.tag()
    note = builders.note(story, "the lamp", "As it was.", by=mina, tags=[tag])
    change_note(mina, note, 1, builders.NoteText(body="Other.", state=State.DRAFT))
    tag.delete()

    undone = undo_steps(mina, last(mina, story, began))[0]

    assert (undone.note.body, undone.note.state) == ("As it was.", State.PUBLISHED)
    assert undone.lost_tags == ("harbour",)
