"""Curators write in the same moment as each other, and as loads: nothing is lost or misplaced."""

import pytest

from articles import search
from articles.annotating import (
    MisquotedPassage,
    NoteText,
    change_note,
    change_span,
    make_note,
    merge_tags,
    place_all,
    publish_note,
    undo_many,
)
from articles.loading import LoadOptions, load_paths
from articles.loading.undoing import undo_load
from articles.models import Annotation, Article, BulkChange, Load, Placement, State, Tag
from articles.turns import by_turns, hold
from tests import builders
from tests.annotating.meanwhile import at_once, meanwhile
from tests.loading.dumps import write_stories

pytestmark = pytest.mark.django_db(transaction=True)
OLD = ("Keepers lit the lamp on Monday.", "The town came to watch.")
NEW = ("A storm was forecast for the night.", *OLD)


@pytest.fixture
def story(mina):
    return builders.article(paragraphs=OLD)


def come_in(story: Article):
    """Add a text as a load does, which holds the article from before it looks at it."""
    hold([story.pk])
    revision = builders.revise(Article.objects.get(pk=story.pk), story.title, NEW)
    place_all(revision)
    return revision


def write(story, by, words="lamp", **said):
    revision, start = story.current, story.current.text.index(words)
    return make_note(by, revision, start, start + len(words), words, NoteText("Why?", **said))


def words_of(place: Placement) -> str:
    return place.revision.text[place.start : place.end]


def names_of(note) -> list[str]:
    return sorted(Annotation.objects.get(pk=note.pk).tags.values_list("name", flat=True))


def test_a_note_made_while_a_new_text_comes_stands_in_the_new_text_too(story, mina):
    with meanwhile(lambda: write(story, mina)) as made:
        revision = come_in(story)

    assert words_of(made[0].placements.get(revision=revision)) == "lamp"


def test_a_note_moved_to_other_words_while_a_new_text_comes_stands_there_in_both(story, mina):
    note = builders.note(story, "lamp", by=mina)
    start = story.current.text.index("watch")

    def move():
        return change_span(mina, note, 1, story.current, start, start + 5, "watch")

    with meanwhile(move):
        revision = come_in(story)

    assert words_of(note.placements.get(revision=story.current)) == "watch"
    assert words_of(note.placements.get(revision=revision)) == "watch"


def test_a_text_that_comes_while_a_note_is_moved_carries_it_from_its_new_words(story, mina):
    note = builders.note(story, "lamp", by=mina)
    seen, start = story.current, story.current.text.index("watch")

    with meanwhile(lambda: by_turns(come_in)(story)) as come:
        change_span(mina, note, 1, seen, start, start + 5, "watch")

    assert words_of(note.placements.get(revision=come[0])) == "watch"


def test_two_notes_published_in_one_moment_are_both_counted_and_found(story, mina, joon):
    first, second = (builders.note(story, "lamp", by=by, state=State.DRAFT) for by in (mina, joon))

    with meanwhile(lambda: publish_note(joon, second, 1)):
        publish_note(mina, first, 1)

    assert Article.objects.get().annotation_count == 2
    assert list(search.disagreements()) == []


def test_a_tag_merged_away_while_a_note_is_saved_with_it_is_there_as_what_it_became(
    story, mina, joon
):
    old, new = builders.tag("Lamps"), builders.tag("Lights")

    with meanwhile(lambda: write(story, mina, tags=(old,))) as made:
        merge_tags(joon, Tag.objects.get(pk=old.pk), new)

    assert names_of(made[0]) == ["Lights"]


def test_a_tag_is_merged_in_the_notes_that_are_being_saved_with_it(story, mina, joon):
    """Whichever of them comes first, as often as they try."""
    new = builders.tag("Lights")
    for turn in range(8):
        old = builders.tag(f"Lamps {turn}")
        works = [lambda old=old: write(story, mina, tags=(old,)) for _ in range(3)]
        merging = Tag.objects.get(pk=old.pk)
        assert at_once(*works, lambda merging=merging: merge_tags(joon, merging, new)) == []

    notes = Annotation.objects.prefetch_related("tags")
    assert [names_of(note) for note in notes] == [["Lights"]] * 24
    assert [tag.name for tag in Tag.objects.all()] == ["Lights"]


def test_a_tag_deleted_while_a_note_is_saved_with_it_is_off_that_note_too(story, mina):
    gone, kept = builders.tag("Lamps"), builders.tag("Lights")

    with meanwhile(lambda: write(story, mina, tags=(gone, kept))) as made:
        Tag.objects.get(pk=gone.pk).delete()

    assert names_of(made[0]) == ["Lights"]


def test_one_new_tag_named_by_two_curators_in_one_moment_is_one_tag(story, mina, joon):
    with meanwhile(lambda: write(story, joon, new_tags=("lamps",))) as made:
        mine = write(story, mina, new_tags=("Lamps",))

    assert names_of(mine) == names_of(made[0]) == ["Lamps"]


def test_a_note_for_a_load_that_is_being_taken_back_is_refused_in_a_sentence(tmp_path, mina):
    load_paths([write_stories(tmp_path, 1)], LoadOptions())
    story = Article.objects.select_related("current").get()

    with (
        pytest.raises(MisquotedPassage, match="no longer in the room"),
        meanwhile(lambda: write(story, mina)),
    ):
        undo_load(Load.objects.get(), None)

    assert not Article.objects.exists()


def test_a_load_is_not_taken_back_under_a_note_that_was_being_saved(tmp_path, mina):
    load_paths([write_stories(tmp_path, 1)], LoadOptions())
    story = Article.objects.select_related("current").get()

    with meanwhile(lambda: undo_load(Load.objects.get(), None)) as undone:
        write(story, mina)

    assert undone[0].left[0].reason == "A curator annotated it."
    assert Annotation.objects.get().article == story


def test_a_note_changed_while_a_merge_is_undone_keeps_its_change(story, mina, joon):
    old, new = builders.tag("Lamps"), builders.tag("Lights")
    note = builders.note(story, "lamp", by=mina, tags=[old])
    merge_tags(joon, old, new)
    kept = Annotation.objects.get(pk=note.pk)

    with meanwhile(lambda: undo_many(joon, BulkChange.objects.get())):
        change_note(mina, kept, kept.version, NoteText("Other words.", tags=(new,)))

    assert Annotation.objects.get(pk=note.pk).body == "Other words."
    assert names_of(note) == ["Lights"]
