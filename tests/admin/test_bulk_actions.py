"""Publishing, withdrawing and restoring several notes at once."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.models import State
from tests import builders

LIST = "admin:articles_annotation_changelist"


@pytest.fixture
def notes(mina, story):
    return {
        state: builders.note(story, "🕯️ lit", f"A {state} note.", by=mina, state=state)
        for state in (State.DRAFT, State.PROPOSED, State.PUBLISHED, State.WITHDRAWN)
    }


def act(client, action, chosen):
    sent = {"action": action, "_selected_action": [note.pk for note in chosen]}
    return client.post(reverse(LIST), sent, follow=True)


@pytest.mark.parametrize(
    ("action", "after"),
    [
        ("publish", ["published", "published", "published", "withdrawn"]),
        ("withdraw", ["draft", "withdrawn", "withdrawn", "withdrawn"]),
        ("restore", ["draft", "proposed", "published", "draft"]),
    ],
)
def test_an_action_moves_the_notes_that_are_at_the_right_point(enter, mina, notes, action, after):
    answer = act(enter(mina), action, notes.values())

    for note in notes.values():
        note.refresh_from_db()
    assert [note.state for note in notes.values()] == after
    assertContains(answer, "Left as they were:")


def test_each_step_of_an_action_is_kept_in_the_history(enter, mina, notes):
    act(enter(mina), "publish", [notes[State.DRAFT]])

    assert notes[State.DRAFT].versions.latest("number").snapshot["state"] == "published"


def test_an_action_on_an_impossible_id_does_nothing(enter, mina, notes):
    sent = {"action": "publish", "_selected_action": ["9" * 30]}

    # PostgreSQL compares with such a number and finds no row; SQLite cannot.
    assert enter(mina).post(reverse(LIST), sent).status_code in (302, 400)


def test_staff_without_permission_cannot_act(enter, clerk, notes):
    act(enter(clerk), "withdraw", notes.values())

    notes[State.PUBLISHED].refresh_from_db()
    assert notes[State.PUBLISHED].state == State.PUBLISHED


def test_the_list_asks_as_much_for_twelve_notes_as_for_two(
    enter, mina, story, django_assert_max_num_queries
):
    def note(times):
        for _ in range(times):
            builders.note(story, "lamp", by=mina, tags=[builders.tag()])

    note(2)
    client = enter(mina)
    with django_assert_max_num_queries(14) as few:
        client.get(reverse(LIST))
    note(10)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse(LIST))
