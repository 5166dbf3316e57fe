"""The index follows the rows: edits, notes, deletions; and what did not follow is found."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import search
from articles.annotating import NoteText, change_note, publish_note, withdraw_note
from articles.models import Article, Revision, State
from tests import builders as build

pytestmark = pytest.mark.django_db


def found(words: str) -> set[int]:
    return set(search.search(Article.objects.all(), words).values_list("pk", flat=True))


def reasons() -> list[str]:
    return [str(disagreement) for disagreement in search.disagreements()]


def test_an_article_is_found_once_it_is_indexed():
    story = build.article(paragraphs=["A heron."], is_indexed=False)
    assert found("heron") == set()

    search.index(story)

    assert found("heron") == {story.pk}


def test_indexing_twice_changes_nothing():
    story = build.article(paragraphs=["A heron."])

    search.index(story)
    search.index(story)

    assert found("heron") == {story.pk}
    assert search.count(Article.objects.all(), "heron").number == 1
    assert not reasons()


def test_a_new_revision_is_found_by_its_new_words_only():
    story = build.article(paragraphs=["A heron."])
    search.index(story)

    build.revise(story, story.title, ["A bittern."])
    search.index(story)

    assert found("bittern") == {story.pk}
    assert found("heron") == set()


def test_another_clock_moves_the_article_in_the_order():
    first, second = (build.article(title=f"Heron {number}") for number in "12")
    search.index(first, second)

    Article.objects.filter(pk=first.pk).update(wall_clock=first.wall_clock + 60)
    search.index(first)

    assert list(search.search(Article.objects.all(), "heron")) == [first, second]


def test_a_title_that_a_curator_mends_is_found_beside_the_printed_one():
    story = build.article(title="The herron")
    Article.objects.filter(pk=story.pk).update(title="The heron")

    search.index(story)

    assert found("title:heron") == found("title:herron") == {story.pk}


def test_a_renamed_source_and_tag_need_no_new_index():
    story = build.article(publisher="Old Name", paragraphs=["A heron."])
    build.note(story, "heron", tags=[build.tag("Bird")])
    search.index(story)

    type(story.publisher).objects.filter(name="Old Name").update(name="New Name")
    type(build.tag("Bird")).objects.filter(name="Bird").update(name="Fowl")

    assert found('source:"new name"') == found("tag:fowl") == {story.pk}
    assert found('source:"old name"') == found("tag:bird") == set()


@pytest.mark.parametrize("state", [State.DRAFT, State.PROPOSED, State.WITHDRAWN])
def test_a_note_that_is_not_published_is_nowhere_in_the_index(state):
    story = build.article(paragraphs=["A heron."])
    build.note(story, "heron", "kraken", state=state, tags=[build.tag("Secret")])
    search.index(story)

    for words in ("kraken", "note:kraken", "note:kra*", "tag:secret"):
        assert found(words) == set()
        assert search.count(Article.objects.all(), words).number == 0
        assert search.relevance(Article.objects.all(), words).pks == ()


def test_a_note_is_found_while_it_is_published():
    story = build.article(paragraphs=["A heron."])
    note = build.note(story, "heron", "kraken", state=State.DRAFT)
    by = note.creator

    for move, expected in ((publish_note, {story.pk}), (withdraw_note, set())):
        note = move(by, note, note.version)
        search.index(story)
        assert found("note:kraken") == expected

    assert not reasons()


def test_what_is_forgotten_is_gone_from_results_and_counts():
    story = build.article(paragraphs=["A heron."])
    search.index(story)

    search.forget(story)
    story.delete()

    assert found("heron") == set()
    assert search.count(Article.objects.all(), "heron").number == 0
    assert not reasons()


def test_an_article_deleted_behind_the_index_is_never_shown_and_is_named():
    story = build.article(paragraphs=["A heron."])
    search.index(story)
    pk = story.pk

    story.delete()

    assert found("heron") == set()
    assert reasons() == [f"Article {pk} is gone, but still in the index."]


def test_a_rebuilt_index_is_rid_of_what_was_left_behind():
    gone, stays = build.article(title="Gone heron"), build.article(title="Heron")
    search.index(gone, stays)
    gone.delete()

    assert search.rebuild() == 1

    assert found("heron") == {stays.pk}
    assert search.count(Article.objects.all(), "heron").number == 1
    assert not reasons()


def test_words_changed_behind_the_index_are_named():
    story, missing = build.article(), build.article(is_indexed=False)
    Article.objects.filter(pk=story.pk).update(title="Changed behind its back")

    assert reasons() == [
        f"Article {story.pk} stands in the index with other words.",
        f"Article {missing.pk} is not in the index.",
    ]


def test_a_text_changed_behind_the_index_is_named():
    story = build.article()
    search.index(story)
    text = story.current.text.replace("lamp", "lump")
    Revision.objects.filter(pk=story.current_id).update(text=text)

    assert reasons() == [f"Article {story.pk} stands in the index with other words."]


def test_what_fails_with_its_transaction_leaves_nothing_in_the_index():
    story = build.article(paragraphs=["A heron."], is_indexed=False)

    with transaction.atomic():
        search.index(story)
        transaction.set_rollback(True)

    assert found("heron") == set()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["make", "index", "revise", "note", "edit", "move", "delete"]),
        st.integers(0, 3),
        st.sampled_from(["heron", "Jong-un", "한강 다리", "a b c", "état"]),
    ),
    max_size=12,
)


def take(step: str, stories: list[Article], place: int, words: str) -> None:
    """Do to the rows what curators and loads do, and tell the index as they do."""
    if step == "make" or not stories:
        stories.append(build.article(title=words, paragraphs=[words], captions=[words]))
        search.index(stories[-1])
        return
    story = stories[place % len(stories)]
    if step == "delete":
        stories.remove(story)
        search.forget(story)
        story.delete()
        return
    if step == "revise":
        build.revise(story, words, [words])
    elif step == "note":
        note = build.note(story, story.current.text[:1], words)
        change_note(note.creator, note, note.version, NoteText(body=words, state=State.PUBLISHED))
    elif step == "edit":
        story.title = words
        story.save()
    elif step == "move":
        # To no day at all, too.
        story.wall_clock += int(dt.timedelta(days=20 * place).total_seconds())
        story.wall_clock *= bool(place)
        story.save()
    search.index(story)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(STEPS)
def test_after_any_sequence_the_index_equals_a_rebuilt_one(steps):
    with transaction.atomic():
        stories: list[Article] = []
        for step, place, words in steps:
            take(step, stories, place, words)
        asked = ("heron", "jongun", "한강", "title:heron", "note:heron", "-heron", '"a b"')

        kept = [found(words) for words in asked]
        assert not reasons()
        assert not search.faults()
        search.rebuild()

        assert [found(words) for words in asked] == kept
        assert not search.faults()
        transaction.set_rollback(True)
