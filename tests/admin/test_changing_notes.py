"""Changing notes on the desk and in the admin's form: the second save sees the first."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Annotation, State
from tests import builders

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def note(mina, story):
    return builders.note(story, "🕯️ lit", "As it was.", by=mina)


def on_desk(note):
    return reverse("admin:articles_article_annotate_note", args=[note.article_id, note.pk])


def in_form(note):
    return reverse("admin:articles_annotation_change", args=[note.pk])


def filled(body, version=1, **changes):
    return {
        "body": body,
        "motivation": "commenting",
        "state": "published",
        "version": version,
    } | changes


def test_a_note_is_changed_on_the_desk(enter, mina, note):
    answer = enter(mina).post(on_desk(note), filled("Better."), **JSON)

    note.refresh_from_db()
    assert (answer.status_code, note.body, note.version) == (200, "Better.", 2)
    assert "Better." in answer.json()["notes"]


def test_the_desk_shows_both_texts_to_the_second(enter, mina, joon, note):
    enter(joon).post(on_desk(note), filled("Joon was first."))

    answer = enter(mina).post(on_desk(note), filled("Mina was second."))

    assertContains(answer, "Saved meanwhile by joon", status_code=409)
    assert marked(answer, "del") == ["As it"]
    assert marked(answer, "ins") == ["Joon", " first"]
    assertContains(answer, "Mina was second.</textarea>", status_code=409)
    assertContains(answer, 'name="version" value="2"', status_code=409)


def marked(answer, element):
    """The words that the page marks as gone or as new."""
    pattern = rf"<{element}><span[^>]*>[^<]*</span>([^<]*)<"
    return re.findall(pattern, answer.content.decode())


def test_words_that_nobody_changed_are_shown_to_the_second_as_they_read(enter, mina, joon, note):
    enter(joon).post(on_desk(note), filled("As it was.", motivation="questioning"))

    answer = enter(mina).post(on_desk(note), filled("Mina was second."))

    assertContains(answer, "<p>As it was.</p>", status_code=409)
    assert not marked(answer, "del") + marked(answer, "ins")


def test_the_admins_form_shows_both_texts_to_the_second(enter, mina, joon, note):
    enter(joon).post(in_form(note), filled("Joon was first."))

    answer = enter(mina).post(in_form(note), filled("Mina was second."))

    note.refresh_from_db()
    assert (note.body, note.version) == ("Joon was first.", 2)
    assert marked(answer, "del") == ["As it"]
    assert marked(answer, "ins") == ["Joon", " first"]
    assertNotContains(answer, '<th scope="row">Version</th>')
    assertContains(answer, "<td>Mina was second.</td>", html=True)
    assertContains(answer, "Mina was second.</textarea>")
    assertContains(answer, 'name="version" value="2"')


def test_saving_again_keeps_ones_own_knowingly(enter, mina, joon, note):
    enter(joon).post(in_form(note), filled("Joon was first."))
    enter(mina).post(in_form(note), filled("Mina was second.", version=2))

    history = note.versions.values_list("snapshot__body", "by__username")
    assert list(history) == [
        ("As it was.", "mina"),
        ("Joon was first.", "joon"),
        ("Mina was second.", "mina"),
    ]


@pytest.mark.parametrize("version", ["", "0", "x", "9" * 30, "-1", "2"])
@pytest.mark.parametrize("door", [on_desk, in_form])
def test_a_version_that_is_not_the_notes_saves_nothing(enter, mina, note, version, door):
    answer = enter(mina).post(door(note), filled("Lost?", version=version))

    note.refresh_from_db()
    assert (note.body, note.version) == ("As it was.", 1)
    assertContains(answer, "Lost?</textarea>", status_code=answer.status_code)


def test_the_admins_form_keeps_tags_and_history(enter, mina, note):
    enter(mina).post(in_form(note), filled("Tagged.", tags=[builders.tag().pk]))

    assert note.versions.get(number=2).snapshot["tags"] == ["harbour"]
    assert [tag.name for tag in note.tags.all()] == ["Harbour"]


@pytest.mark.parametrize("door", [on_desk, in_form])
def test_creator_and_uuid_cannot_be_sent(enter, mina, joon, note, door):
    sent = filled("Mine.", creator=joon.pk, uuid="0" * 32, start=0, exact="x", article=99)

    enter(mina).post(door(note), sent)

    kept = Annotation.objects.get()
    assert (kept.creator, kept.uuid, kept.exact) == (mina, note.uuid, "🕯️ lit")


@pytest.mark.parametrize("door", [on_desk, in_form])
def test_nobody_makes_another_curators_note_a_draft(enter, joon, note, door):
    enter(joon).post(door(note), filled("Hidden?", state=State.DRAFT))

    note.refresh_from_db()
    assert note.state == State.PUBLISHED


def test_the_desk_gives_a_script_the_form_alone(enter, mina, note):
    answer = enter(mina).get(on_desk(note), **JSON)

    assert answer.json()["form"].startswith("<form")


def test_a_note_of_another_article_is_not_found(enter, mina, note):
    other = builders.article(title="Another")
    address = reverse("admin:articles_article_annotate_note", args=[other.pk, note.pk])

    assert enter(mina).get(address).status_code == 404


def test_the_history_shows_every_version_and_who_saved_it(enter, mina, joon, note):
    enter(joon).post(on_desk(note), filled("<i>Joon's</i>"))

    answer = enter(mina).get(reverse("admin:articles_annotation_history", args=[note.pk]))

    assertContains(answer, "As it was.")
    assertContains(answer, "&lt;i&gt;Joon&#x27;s&lt;/i&gt;")
    assertContains(answer, "Version 2")
    assertNotContains(answer, "<i>")
