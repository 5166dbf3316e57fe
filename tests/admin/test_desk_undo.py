"""The desk says what can be undone, undoes one step or several at once, and does it again."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.annotating import change_note
from articles.models import Annotation, State
from tests import builders

JSON = {"HTTP_ACCEPT": "application/json"}
DESK = "admin:articles_article_annotate"
HUGE = "9" * 30


@pytest.fixture
def note(story, mina):
    return builders.note(story, "🕯️ lit", "Seen.", by=mina)


def desk(story, name="", *more):
    return reverse(f"{DESK}{name}", args=[story.pk, *more])


def edit(client, note, body, version, **more):
    return client.post(
        desk(note.article, "_note", note.pk), {"body": body, "version": version, **more}, **JSON
    )


def joon_changes(joon, note):
    note.refresh_from_db()
    change_note(joon, note, note.version, builders.NoteText(body="Joon's.", state=State.PUBLISHED))


def test_what_was_done_is_undone_step_by_step_without_javascript(enter, mina, story, note):
    client = enter(mina)
    assertNotContains(client.get(desk(story)), "Undo")
    edit(client, note, "Other.", 1)
    withdrawn = {"body": "Other.", "version": 2, "state": "withdrawn"}
    page = client.post(desk(story, "_note", note.pk), withdrawn, follow=True)
    assertContains(page, "Undo: withdrawal of the note on “🕯️ lit”</button>")
    assertContains(page, "edit of the note on “🕯️ lit”</span>")

    page = client.post(desk(story, "_undo"), {"undo": f"{note.pk}:3"}, follow=True)
    assertContains(page, "Undone: withdrawal of the note on “🕯️ lit”.")
    assertContains(page, "Undo: edit of the note on “🕯️ lit”</button>")
    assertContains(page, 'aria-label="Redo: withdrawal of the note on “🕯️ lit”"')
    client.post(desk(story, "_undo"), {"undo": f"{note.pk}:2"})

    note.refresh_from_db()
    assert (note.body, note.state, note.version) == ("Seen.", State.PUBLISHED, 5)
    page = client.post(desk(story, "_undo"), {"redo": f"{note.pk}:2"}, follow=True)
    assertContains(page, "Done again: edit of the note on “🕯️ lit”.")
    assert Annotation.objects.get().body == "Other."


def test_several_steps_are_undone_with_one_button(enter, mina, story, note):
    client = enter(mina)
    edit(client, note, "Other.", 1)
    start = story.current.text.index("Keepers")
    new = {"start": start, "end": start + 7, "exact": "Keepers", "quote": "Keepers", "body": "New."}
    told = client.post(desk(story), {"revision": story.current_id, **new}, **JSON).json()
    last, both = re.findall(r'value="([0-9:,]+)" [^>]*aria-label="Undo [0-9]:', told["undo"])
    assert both == f"{last},{note.pk}:2"

    answer = client.post(desk(story, "_undo"), {"undo": both}, **JSON).json()

    assert answer["message"] == ("Undone: 2 steps, back to before the edit of the note on “🕯️ lit”.")
    assert "Seen." in answer["notes"]
    assert Annotation.objects.get(exact="Keepers").state == State.WITHDRAWN


def test_nothing_is_undone_of_a_note_that_a_colleague_saved_since(enter, mina, joon, story, note):
    client = enter(mina)
    other = builders.note(story, "Keepers", "First.", by=mina)
    edit(client, other, "Second.", 1)
    edit(client, note, "Other.", 1)
    joon_changes(joon, note)

    asked = {"undo": f"{note.pk}:2,{other.pk}:2"}
    answer = client.post(desk(story, "_undo"), asked, **JSON)

    told = answer.json()
    assert answer.status_code == 409
    assert told["message"] == (
        "Nothing was undone: the note on “🕯️ lit” was changed since by joon. The newest is shown."
    )
    assert "Joon's." in told["notes"]
    assert "Undo: edit of the note on “Keepers”" in told["undo"]
    assert sorted(Annotation.objects.values_list("body", flat=True)) == ["Joon's.", "Second."]


def test_a_second_window_that_undid_the_step_already_is_said_so(enter, mina, story, note):
    client = enter(mina)
    edit(client, note, "Other.", 1)
    asked = {"undo": f"{note.pk}:2"}
    client.post(desk(story, "_undo"), asked)

    page = client.post(desk(story, "_undo"), asked, follow=True)

    assertContains(page, "was changed since by you, in another window")
    assert Annotation.objects.get().version == 3


@pytest.mark.parametrize("asked", ["", "x", "1", "1:", HUGE, "1:1,x"])
def test_a_button_that_names_no_step_undoes_nothing(enter, mina, story, note, asked):
    answer = enter(mina).post(desk(story, "_undo"), {"undo": asked}, **JSON)

    assert answer.status_code == 409
    assert "Nothing was undone" in answer.json()["message"]


@pytest.mark.parametrize("step", ["7:1", f"{'9' * 18}:1"])
def test_a_step_of_no_note_here_is_nowhere(enter, mina, story, step):
    assert enter(mina).post(desk(story, "_undo"), {"undo": step}).status_code == 404


def test_only_those_who_may_see_a_note_undo_it_and_only_what_they_did(
    client, enter, clerk, joon, story, mina
):
    draft = builders.note(story, "Keepers", by=mina, state=State.DRAFT)
    shown = builders.note(story, "lamp", by=mina)
    there = desk(story, "_undo")
    assertRedirects(client.post(there), f"{reverse('admin:login')}?next={there}")

    asked = {"undo": f"{draft.pk}:1"}
    assert enter(clerk).post(there, asked).status_code == 403
    assert enter(joon).post(there, asked).status_code == 404
    assert enter(joon).post(there, {"undo": f"{shown.pk}:1"}, **JSON).status_code == 409
    assert enter(mina).get(there).status_code == 405
    assert set(Annotation.objects.values_list("version", flat=True)) == {1}
