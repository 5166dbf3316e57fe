"""Curators' notes on the article's page: who sees which, where they stand, at what cost."""

import re

import pytest
from django.urls import reverse

from articles.models import Placement, PlacementStatus, State
from articles.presenting.reading import MOST_BESIDE, MOST_NOTES
from tests import builders as build

pytestmark = pytest.mark.django_db
MOST_QUERIES = 9


def read(client, story) -> str:
    return client.get(story.get_absolute_url()).content.decode()


def many_notes(story, count: int) -> None:
    for number in range(count):
        build.note(story, "lit the lamp" if number % 2 else "Keepers lit", body=f"Remark {number}.")


def test_a_published_note_marks_its_passage_and_stands_beside_it(client):
    story = build.article()
    made = build.note(story, "lit the lamp", body="In which year?", tags=[build.tag("Harbour")])

    body = read(client, story)

    assert re.search(r'<mark class="passage depth-1"[^>]*>lit the lamp</mark>', body)
    assert f'href="#note-{made.uuid}" aria-label="Note 1 by mina"' in body
    assert f'id="note-{made.uuid}"' in body
    assert "<p>In which year?</p>" in body
    assert "Harbour" in body


def test_notes_are_numbered_in_the_order_of_the_text(client):
    story = build.article()
    late = build.note(story, "The town", by=build.curator("jo"))
    early = build.note(story, "Keepers")

    names = re.findall(r'href="#note-(\S+)" aria-label="(Note [^"]+)"', read(client, story))

    assert names == [(str(early.uuid), "Note 1 by mina"), (str(late.uuid), "Note 2 by jo")]


def test_overlapping_passages_are_deeper_where_they_overlap(client):
    story = build.article()
    build.note(story, "Keepers lit the lamp")
    build.note(story, "the lamp on Monday")

    marks = re.findall(r'<mark class="passage depth-(\d)"[^>]*>([^<]+)<', read(client, story))

    assert marks == [("1", "Keepers lit "), ("2", "the lamp"), ("1", " on Monday")]


def test_a_note_may_stand_on_the_title(client):
    story = build.article(title="The harbour light")
    build.note(story, "harbour")

    assert re.search(
        r"<h1[^>]*>The <a[^>]*>1</a><mark[^>]*>harbour</mark> light</h1>", read(client, story)
    )


def test_line_breaks_of_a_note_are_kept_and_its_language_is_told(client):
    story = build.article()
    build.note(story, "lamp", body="첫 줄\n둘째 줄", language="ko")

    assert 'lang="ko"><p>첫 줄<br>\n둘째 줄</p>' in read(client, story)


@pytest.mark.parametrize("state", [State.DRAFT, State.PROPOSED, State.WITHDRAWN])
def test_what_is_not_published_is_shown_to_nobody(client, state):
    story = build.article()
    build.note(story, "lamp", body="Not for readers.", state=state)

    for name in (None, "mina"):
        if name:
            client.force_login(build.User.objects.get(username=name))
        body = read(client, story)
        assert "Not for readers." not in body
        assert "<mark" not in body


@pytest.mark.parametrize("status", [PlacementStatus.REVIEW, PlacementStatus.GONE])
def test_a_note_that_may_have_lost_its_words_marks_none(client, status):
    story = build.article()
    build.note(story, "lamp", body="Where has it gone?")
    Placement.objects.update(status=status, start=None, end=None)

    assert "Where has it gone?" not in read(client, story)


def test_a_note_whose_words_changed_says_so(client):
    story = build.article()
    build.note(story, "lamp")
    Placement.objects.update(status=PlacementStatus.CHANGED)

    assert "changed some of these words" in read(client, story)


def test_notes_of_one_revision_do_not_stand_on_another(client):
    story = build.article()
    build.note(story, "lamp", body="On the first.")
    build.revise(story, story.title, ["Another text."])

    assert "On the first." not in read(client, story)
    assert (
        "On the first."
        in client.get(reverse("articles:revision", args=[story.pk, 1])).content.decode()
    )


def test_a_note_outlives_its_curator(client):
    story = build.article()
    build.note(story, "lamp")
    build.User.objects.all().delete()

    assert "Note 1 by a former curator" in read(client, story)


def test_many_notes_stand_together_and_few_beside_their_words(client):
    few, many = build.article(), build.article()
    many_notes(few, 2)
    many_notes(many, MOST_BESIDE + 1)

    assert 'class="endnotes"' not in read(client, few)
    assert read(client, many).count('class="endnotes"') == 1
    assert read(client, many).count('<ol class="notes"') == 1


def test_more_notes_than_a_page_can_hold_are_said_to_be_left_out(client, monkeypatch):
    monkeypatch.setattr("articles.views.reading.MOST_NOTES", 20)
    monkeypatch.setattr("articles.presenting.reading.MOST_NOTES", 20)
    story = build.article()
    many_notes(story, 22)

    body = read(client, story)

    assert body.count('class="note"') == 20
    assert "This article has more notes." in body
    assert MOST_NOTES == 500


@pytest.mark.parametrize("count", [2, 50])
def test_the_page_costs_the_same_for_two_notes_and_for_fifty(
    client, django_assert_num_queries, count
):
    story = build.article(captions=["A lamp.", "A stair."], agency="INA")
    many_notes(story, count)
    build.article()

    with django_assert_num_queries(MOST_QUERIES):
        read(client, story)


def test_revisions_cost_one_query_however_many_they_are(client, django_assert_num_queries):
    story = build.article()
    for _ in range(5):
        build.revise(story, story.title, ["Keepers lit the lamp."])
    many_notes(story, 2)

    with django_assert_num_queries(MOST_QUERIES + 1):
        read(client, story)
