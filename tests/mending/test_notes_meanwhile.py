"""A note that is saved while its article is being joined or split stands where its text went."""

import threading
from contextlib import suppress

import pytest
from django.db import connection

from articles.annotating import MisquotedPassage, NoteText, make_note
from articles.mending import StalePlan
from articles.models import Annotation, Article, Revision
from tests import builders
from tests.mending.rooms import join, split

LAMP = "lit the lamp"


def note_on(revision: Revision, by, body: str = "Which lamp?") -> Annotation:
    start = revision.text.index(LAMP)
    return make_note(by, revision, start, start + len(LAMP), LAMP, NoteText(body=body))


def join_when_it_is_as_it_was_seen(kept: Article, joined: Article, by) -> None:
    """A note that came meanwhile is shown to the curator first, who then confirms again."""
    while True:
        with suppress(StalePlan):
            join(kept, joined, by)
            return


@pytest.mark.django_db
def test_a_note_for_a_joined_text_goes_to_the_article_that_stays(mina):
    kept, joined = builders.article(title="Kept"), builders.article(title="Joined")
    seen = Revision.objects.get(pk=joined.current_id)
    join(kept, joined, mina)
    assert note_on(seen, mina).article == kept


@pytest.mark.django_db
def test_a_note_for_a_text_that_was_split_off_goes_along_with_it(mina):
    story = builders.article()
    builders.revise(story, "Another story", ["Others lit the lamp on Tuesday."])
    seen = story.revisions.get(number=2)
    made = split(story, 2, by=mina)
    assert note_on(seen, mina).article == made


@pytest.mark.django_db
def test_a_note_for_a_text_that_was_taken_back_is_refused_in_a_sentence(mina):
    story = builders.article()
    seen = Revision.objects.get(pk=story.current_id)
    story.delete()
    with pytest.raises(MisquotedPassage, match="no longer in the room"):
        note_on(seen, mina)


@pytest.mark.django_db(transaction=True)
def test_notes_saved_while_their_article_is_joined_are_all_kept(mina):
    kept, joined = builders.article(title="Kept"), builders.article(title="Joined")
    seen = Revision.objects.get(pk=joined.current_id)
    ready, faults = threading.Barrier(5), []

    def write(number: int) -> None:
        try:
            ready.wait()
            note_on(seen, mina, f"Note {number}.")
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(4)]
    for writer in writers:
        writer.start()
    ready.wait()
    join_when_it_is_as_it_was_seen(kept, joined, mina)
    for writer in writers:
        writer.join()

    assert faults == []
    assert Annotation.objects.filter(article=kept).count() == 4
    assert list(Article.objects.all()) == [kept]
