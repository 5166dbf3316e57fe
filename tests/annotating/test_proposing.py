"""Whoever may not publish proposes; a curator publishes the note, or sends it back with a word."""

import pytest

from articles.anchoring import area
from articles.annotating import (
    Alteration,
    MayNotPublish,
    NobodysNote,
    NoteText,
    StaleNote,
    change_many,
    change_note,
    change_span,
    make_note,
    make_photo_note,
    plan,
    propose_note,
    publish_note,
    restore_version,
    send_back,
    undo_steps,
    withdraw_note,
)
from articles.models import Annotation, State
from tests import builders

pytestmark = pytest.mark.django_db
DRAFT, PROPOSED, PUBLISHED, WITHDRAWN = State.values


@pytest.fixture
def story(mina):
    return builders.article(paragraphs=["Keepers lit the lamp on Monday."], captions=["The lamp."])


@pytest.fixture
def pia(db):
    return builders.proposer()


def saved(by, note, state):
    return change_note(by, note, note.version, NoteText(body="Said.", state=state))


@pytest.mark.parametrize(
    ("start", "end", "is_let"),
    [
        (DRAFT, DRAFT, True),
        (DRAFT, PROPOSED, True),
        (PROPOSED, DRAFT, True),
        (PROPOSED, WITHDRAWN, True),
        (WITHDRAWN, DRAFT, True),
        (DRAFT, PUBLISHED, False),
        (PROPOSED, PUBLISHED, False),
        (PUBLISHED, PUBLISHED, False),
        (PUBLISHED, WITHDRAWN, False),
        (PUBLISHED, DRAFT, False),
    ],
)
def test_what_a_proposer_may_do_with_an_own_note(story, mina, pia, start, end, is_let):
    note = saved(mina, builders.note(story, "lamp", by=pia, state=DRAFT), start)

    if is_let:
        assert saved(pia, note, end).state == end
    else:
        with pytest.raises(MayNotPublish):
            saved(pia, note, end)
        assert Annotation.objects.get().version == note.version


@pytest.mark.parametrize("state", State.values)
def test_a_proposer_changes_nobody_elses_note(story, mina, pia, state):
    note = builders.note(story, "lamp", by=mina, state=state)

    assert not Annotation.objects.changeable_by(pia).exists()
    for attempt in (
        lambda: saved(pia, note, DRAFT),
        lambda: withdraw_note(pia, note, 1),
        lambda: restore_version(pia, note, 1, 1),
        lambda: change_span(pia, note, 1, story.current, 0, 3, story.current.text[:3]),
    ):
        with pytest.raises(MayNotPublish):
            attempt()
    with pytest.raises(StaleNote):
        undo_steps(pia, [(note.pk, 1)])
    note.refresh_from_db()
    assert (note.exact, note.state, note.version) == ("lamp", state, 1)


def test_what_is_new_is_not_published_by_a_proposer(story, pia):
    text = NoteText(body="Mine.", state=PUBLISHED)
    photo = builders.picture(story.current.photos.get())
    with pytest.raises(MayNotPublish):
        make_note(pia, story.current, 0, 3, story.current.text[:3], text)
    with pytest.raises(MayNotPublish):
        make_photo_note(pia, photo, area(0, 0, 9, 9), text)
    assert not Annotation.objects.exists()


def test_a_note_published_meanwhile_is_not_changed_by_guessing_its_version(story, mina, pia):
    old = builders.note(story, "lamp", by=pia, state=PROPOSED)
    publish_note(mina, old, 1)

    with pytest.raises(MayNotPublish):
        change_note(pia, old, 2, NoteText(body="Slipped in.", state=PROPOSED))


def test_many_notes_at_once_are_for_those_who_may_publish(story, pia):
    builders.note(story, "lamp", by=pia, state=DRAFT)
    planned = list(plan(Annotation.objects.all(), Alteration(find="Worth", replace="Not worth")))

    with pytest.raises(MayNotPublish):
        change_many(pia, planned, "x")


def test_a_note_goes_back_with_a_word_that_stays_until_it_is_saved_again(story, mina, pia):
    note = propose_note(pia, builders.note(story, "lamp", by=pia, state=DRAFT), 1)

    back = send_back(mina, note, 2, "Which lamp?")

    assert (back.state, back.sent_back, back.body) == (DRAFT, "Which lamp?", note.body)
    assert list(Annotation.objects.sent_back_to(pia)) == [back]
    assert back.versions.last().snapshot["sent_back"] == "Which lamp?"
    again = propose_note(pia, back, 3)
    assert (again.state, again.sent_back) == (PROPOSED, "")


@pytest.mark.parametrize("state", [DRAFT, PUBLISHED, WITHDRAWN])
def test_only_a_proposed_note_goes_back(story, mina, state):
    note = builders.note(story, "lamp", by=mina, state=state)
    with pytest.raises(StaleNote):
        send_back(mina, note, 1, "No.")


def test_a_note_of_nobody_does_not_go_back_where_nobody_would_see_it(story, mina, pia):
    note = builders.note(story, "lamp", by=pia, state=PROPOSED)
    pia.delete()
    note.refresh_from_db()
    with pytest.raises(NobodysNote):
        send_back(mina, note, 1, "No.")


def test_a_proposer_sends_nothing_back(story, mina, pia):
    note = builders.note(story, "lamp", by=pia, state=PROPOSED)
    with pytest.raises(MayNotPublish):
        send_back(pia, note, 1, "No.")
