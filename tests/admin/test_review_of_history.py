"""A note's history: what each save changed, and an old version brought back."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.annotating import NoteText, change_note, withdraw_note
from articles.models import State, Tag
from tests import builders


@pytest.fixture
def note(mina, joon, story):
    """A note of two versions, the first with a tag."""
    made = builders.note(story, "🕯️ lit", "The lamp was lit.", by=mina, tags=[builders.tag()])
    text = NoteText(body="The lamp is lit.", motivation="questioning", state=State.PUBLISHED)
    return change_note(joon, made, 1, text)


def history(note):
    return reverse("admin:articles_annotation_history", args=[note.pk])


def restore(note, number):
    return reverse("admin:articles_annotation_restore", args=[note.pk, number])


def test_each_version_says_what_it_changed(enter, mina, note):
    answer = enter(mina).get(history(note))

    assertContains(answer, "<del><span")
    assertContains(answer, "[taken out: </span>was<")
    assertContains(answer, "[put in: </span>is<")
    assertContains(answer, "Kind: Comment → Question")
    assertContains(answer, "Tags taken off: Harbour")
    assertContains(answer, "joon")


def test_markup_in_versions_is_shown_as_letters(enter, mina, note):
    evil = "<script>alert(1)</script>"
    change_note(mina, note, 2, NoteText(body=f"The {evil} is", state=State.PUBLISHED))

    assertNotContains(enter(mina).get(history(note)), "<script>alert")


def test_an_old_version_comes_back_as_a_new_one(enter, mina, note):
    answer = enter(mina).post(restore(note, 1), {"version": 2}, follow=True)

    note.refresh_from_db()
    assertContains(answer, "What version 1 said is back, as version 3.")
    assert (note.body, note.motivation, note.version) == ("The lamp was lit.", "commenting", 3)
    assert [tag.slug for tag in note.tags.all()] == ["harbour"]
    assert note.versions.count() == 3


def test_who_may_see_the_note_stays_as_it_is(enter, mina, note):
    withdraw_note(mina, note, 2)

    enter(mina).post(restore(note, 1), {"version": 3})

    note.refresh_from_db()
    assert (note.state, note.body) == (State.WITHDRAWN, "The lamp was lit.")


@pytest.mark.parametrize("seen", ["1", "", "x", "9" * 30])
def test_a_history_that_has_gone_on_is_shown_again(enter, mina, note, seen):
    answer = enter(mina).post(restore(note, 1), {"version": seen})

    assertContains(answer, "Nothing was restored", status_code=409)
    note.refresh_from_db()
    assert (note.body, note.version) == ("The lamp is lit.", 2)


def test_a_tag_that_was_deleted_is_left_out_and_named(enter, mina, note):
    Tag.objects.all().delete()

    answer = enter(mina).post(restore(note, 1), {"version": 2}, follow=True)

    assertContains(answer, "the vocabulary has them no more: harbour")


@pytest.mark.parametrize("number", [0, 9, 10**15])
def test_a_version_that_never_was_is_not_found(enter, mina, note, number):
    assert enter(mina).post(restore(note, number), {"version": 2}).status_code == 404


def test_the_newest_version_has_nothing_to_restore(enter, mina, note):
    answer = enter(mina).get(history(note))

    assertContains(answer, restore(note, 1))
    assertNotContains(answer, restore(note, 2))


def test_who_may_not_change_notes_may_not_restore(enter, clerk, mina, note):
    assert enter(clerk).post(restore(note, 1), {"version": 2}).status_code in (403, 404)
    assert enter(mina).get(restore(note, 1)).status_code == 405
    note.refresh_from_db()
    assert note.version == 2


def test_another_curators_draft_has_no_history_for_me(enter, mina, joon, story):
    draft = builders.note(story, "lamp", "Secret.", by=joon, state=State.DRAFT)

    assert enter(mina).get(history(draft)).status_code == 404
    assert enter(mina).post(restore(draft, 1), {"version": 1}).status_code == 404


def test_a_long_history_has_pages_of_bounded_cost(enter, mina, note, django_assert_max_num_queries):
    for number in range(2, 45):
        text = NoteText(body=f"Version {number} of many.", state=State.PUBLISHED)
        change_note(mina, note, number, text)
    client = enter(mina)

    for page, shown in ((1, 20), (2, 20), (3, 5)):
        with django_assert_max_num_queries(11):
            answer = client.get(history(note), {"page": page})
        assertContains(answer, "<h2>Version", count=shown)
