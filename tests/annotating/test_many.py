"""Many notes change at once, each with its history, and one undo brings them all back."""

import pytest
from django.contrib.auth.models import Permission

from articles.annotating import (
    Alteration,
    MayNotAddTag,
    NameTaken,
    change_many,
    merge_tags,
    plan,
    rename_tag,
    undo_many,
)
from articles.models import Annotation, BulkChange, State, Tag
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(mina):
    return builders.article(paragraphs=["Keepers lit the lamp on Monday."])


def names(note):
    return sorted(tag.name for tag in Annotation.objects.get(pk=note.pk).tags.all())


def planned(**wanted):
    notes = Annotation.objects.prefetch_related("tags").order_by("pk")
    return list(plan(notes, Alteration(**wanted)))


def test_tags_are_put_on_and_taken_off_only_where_that_changes_something(mina, story):
    old, new = builders.tag("Old"), builders.tag("New")
    bears = builders.note(story, "lamp", by=mina, tags=[old])
    builders.note(story, "Monday", by=mina, tags=[new])

    change = change_many(mina, planned(add=(new,), remove=(old,)), "Retagged")

    assert change.notes == [[bears.pk, 2]]
    assert names(bears) == ["New"]
    assert bears.versions.get(number=2).snapshot["tags"] == ["new"]


def test_words_are_replaced_as_they_are_written_or_in_any_case(mina, story):
    builders.note(story, "lamp", "The Lamp (a lamp). $1 \\1", by=mina)

    exact = planned(find="lamp", replace=r"\1 light")
    loose = planned(find="LAMP (", replace="light (", match_case=False)

    assert [one.text.body for one in exact] == ["The Lamp (a \\1 light). $1 \\1"]
    assert [one.text.body for one in loose] == ["The light (a lamp). $1 \\1"]


def test_a_note_that_would_grow_too_long_stays_as_it_is(mina, story):
    builders.note(story, "lamp", "x" * 15_000, by=mina)

    assert planned(find="x", replace="yy") == []


def test_one_undo_brings_words_and_tags_of_all_back_and_leaves_what_was_saved_since(mina, story):
    first, second = (builders.note(story, "lamp", "A lamp.", by=mina) for _ in range(2))
    change = change_many(mina, planned(find="lamp", replace="light", add=(builders.tag(),)), "x")
    builders.change(Annotation.objects.get(pk=second.pk), "Saved since.")

    undone = undo_many(mina, change)

    assert (undone.notes, undone.left) == (1, 1)
    bodies = Annotation.objects.order_by("pk").values_list("body", flat=True)
    assert list(bodies) == ["A lamp.", "Saved since."]
    assert names(first) == []
    assert undo_many(mina, BulkChange.objects.get()) is None


def test_a_note_saved_while_the_preview_was_read_is_left_out(mina, story):
    note = builders.note(story, "lamp", "A lamp.", by=mina)
    previewed = planned(find="lamp", replace="light")
    builders.change(note, "Saved meanwhile.")

    assert change_many(mina, previewed, "x").notes == []
    assert Annotation.objects.get().body == "Saved meanwhile."


def test_a_new_tag_is_made_only_by_those_who_may(clerk_without_rights, mina, story):
    note = builders.note(story, "lamp", by=mina)
    with pytest.raises(MayNotAddTag):
        change_many(clerk_without_rights, planned(new_tags=("Night",)), "x")
    assert not Tag.objects.exists()

    change_many(mina, planned(new_tags=("Night",)), "x")

    assert names(note) == ["Night"]


@pytest.fixture
def clerk_without_rights():
    clerk = builders.User.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="publish_annotation"))
    return clerk


def test_a_merged_tag_goes_and_comes_back_with_its_notes_and_its_place_in_the_tree(mina, story):
    top = builders.tag("Top")
    old = builders.tag("Old", parent=top, description="Was.", colour="#112233")
    into, child = builders.tag("Into"), builders.tag("Child", parent=old)
    notes = [
        builders.note(story, "lamp", by=mina, tags=[old]),
        builders.note(story, "Monday", by=mina, tags=[old, into], state=State.DRAFT),
    ]

    change = merge_tags(mina, old, into)
    assert [names(note) for note in notes] == [["Into"], ["Into"]]
    child.refresh_from_db()
    assert (child.parent, Tag.objects.filter(name="Old").exists()) == (into, False)
    undo_many(mina, change)

    assert [names(note) for note in notes] == [["Old"], ["Into", "Old"]]
    again = Tag.objects.get(slug="old")
    child.refresh_from_db()
    assert (again.parent, again.description, child.parent) == (top, "Was.", again)


def test_merging_into_what_stands_below_makes_no_circle(mina):
    old = builders.tag("Old")
    middle = builders.tag("Middle", parent=old)
    into = builders.tag("Into", parent=middle)

    change = merge_tags(mina, old, into)
    into.refresh_from_db()
    middle.refresh_from_db()
    assert (into.parent, middle.parent) == (None, into)
    undo_many(mina, change)

    into.refresh_from_db()
    middle.refresh_from_db()
    assert (into.parent, middle.parent.name) == (middle, "Old")


def test_a_tag_cannot_be_merged_into_itself(mina):
    with pytest.raises(ValueError, match="into itself"):
        merge_tags(mina, builders.tag(), builders.tag())


def test_a_renamed_tag_keeps_its_address_and_its_notes(mina, story):
    tag = builders.tag("Harbor")
    note = builders.note(story, "lamp", by=mina, tags=[tag])

    change = rename_tag(mina, tag, "Harbour")
    assert (names(note), Tag.objects.get().slug) == (["Harbour"], "harbor")
    undo_many(mina, change)

    assert names(note) == ["Harbor"]


def test_a_name_that_another_tag_has_is_refused(mina):
    builders.tag("Harbour")

    with pytest.raises(NameTaken):
        rename_tag(mina, builders.tag("Port"), "HARBOUR")
