"""The review queue: old and new in view, one decision after the other."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.annotating import declare_gone, place_all
from articles.models import Placement, PlacementStatus, State
from tests import builders

QUEUE = "admin:articles_placement_review"
ONE = "admin:articles_placement_review_one"
OLD = (
    "Keepers lit the lamp on Monday after nine dark winters of waiting.",
    "The town came down to the quay to watch the first beam.",
)
NEW = (OLD[0], "A ferry crossed. The first beam was seen.", "The ferry, then the ferry again.")
GONE = "came down to the quay to watch"


def waiting(quote=GONE, paragraphs=NEW, **fields):
    """A place in the queue: a note whose words the new text does not have."""
    story = builders.article(paragraphs=OLD)
    note = builders.note(story, quote, **fields)
    revision = builders.revise(story, story.title, paragraphs)
    place_all(revision)
    return note.placements.get(revision=revision)


def alike(**fields):
    """A place in the queue with a candidate: some of the words are left."""
    new = "Harbour people said that the lamp on Monday shone over the ferry at noon."
    place = waiting("Keepers lit the lamp on Monday after nine dark", (new, OLD[1]), **fields)
    assert place.status == PlacementStatus.REVIEW
    return place


def address(place):
    return reverse(ONE, args=[place.pk])


def sent(place, decision, /, **more):
    return {"decision": decision, "seen": place.status, **more}


def moved(place, quote, /, **more):
    return sent(place, "move", revision=place.revision_id, quote=quote, **more)


def words_of(place):
    place.refresh_from_db()
    return place.revision.text[place.start : place.end] if place.start is not None else None


def test_the_oldest_is_shown_with_old_and_new_in_view(enter, mina):
    waiting(body="The first to wait.")
    waiting(body="The second to wait.")

    answer = enter(mina).get(reverse(QUEUE))

    assertContains(answer, "Note 1 of 2 that wait")
    assertContains(answer, "The first to wait.")
    assertNotContains(answer, "The second to wait.")
    assertContains(answer, f'<mark id="passage">{GONE}</mark>')
    assertContains(answer, "The ferry, then the ferry again.")


def test_nothing_waits_is_a_friendly_page(enter, mina):
    assertContains(enter(mina).get(reverse(QUEUE)), "Every note has its place")


def test_the_candidate_is_marked_and_compared_word_by_word(enter, mina):
    answer = enter(mina).get(address(alike()))

    assertContains(answer, '<mark id="candidate">')
    assertContains(answer, "[taken out: </span>Keepers")
    assertContains(answer, 'value="accept"')


def test_accepting_puts_the_note_on_the_candidate(enter, mina):
    place = alike()
    start, end = enter(mina).get(address(place)).context["page"].candidate

    enter(mina).post(address(place), sent(place, "accept", start=start, end=end))

    assert words_of(place) == place.revision.text[start:end]
    assert (place.status, place.decided_by) == (PlacementStatus.CHANGED, mina)


@pytest.mark.parametrize("span", [{}, {"start": 0, "end": 4}, {"start": "9" * 30, "end": "x"}])
def test_only_the_place_that_was_proposed_is_accepted(enter, mina, span):
    place = alike()

    answer = enter(mina).post(address(place), sent(place, "accept", **span))

    assert answer.status_code in (400, 409)
    assert words_of(place) is None


def test_after_a_decision_the_next_one_is_shown(enter, mina):
    first, second, third = waiting(), waiting(), waiting()

    answer = enter(mina).post(address(second), sent(second, "gone"))
    assertRedirects(answer, address(third))
    answer = enter(mina).post(address(third), sent(third, "gone"))
    assertRedirects(answer, address(first))
    answer = enter(mina).post(address(first), sent(first, "gone"), follow=True)

    assertContains(answer, "Every note has its place")
    assertContains(answer, "Said to be gone.")


def test_the_queue_can_be_narrowed_to_one_article(enter, mina):
    first, second = waiting(), waiting()
    narrowed = f"?article={second.revision.article_id}"

    assertContains(enter(mina).get(reverse(QUEUE) + narrowed), "Note 1 of 1 that wait")
    answer = enter(mina).post(address(second) + narrowed, sent(second, "gone"))

    assertRedirects(answer, reverse(QUEUE) + narrowed)
    assert waiting_still(first)


def waiting_still(place):
    place.refresh_from_db()
    return place.decided_by is None


@pytest.mark.parametrize("article", ["0", "x", "9" * 30, "-1", "²", ""])
def test_an_article_that_is_none_is_no_error(enter, mina, article):
    assert enter(mina).get(reverse(QUEUE), {"article": article}).status_code == 200


def test_words_that_are_pasted_are_found(enter, mina):
    place = waiting()

    enter(mina).post(address(place), moved(place, "The  first\nbeam was"))

    assert words_of(place) == "The first beam was"
    assert place.status == PlacementStatus.CHANGED


def test_words_that_stand_twice_are_asked_about(enter, mina):
    place = waiting()
    answer = enter(mina).post(address(place), moved(place, "ferry"))
    assertContains(answer, 'name="place"', count=3, status_code=409)

    last = place.revision.text.rindex("ferry")
    enter(mina).post(address(place), moved(place, "ferry", place=last))

    place.refresh_from_db()
    assert place.start == last


def test_words_that_were_selected_are_taken_by_their_span(enter, mina):
    place = waiting()
    start = place.revision.text.rindex("ferry")
    span = {"start": start, "end": start + 5, "exact": "ferry"}

    enter(mina).post(address(place), moved(place, "ferry", **span))

    place.refresh_from_db()
    assert place.start == start


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": "words of another page"},
        {"quote": ""},
        {"seen": "same"},
        {"start": 0, "end": 3, "exact": "Not those"},
        {"start": "9" * 30, "end": "9" * 31},
        {"revision": "1" * 30},
        {"quote": "NUL\x00"},
    ],
)
def test_what_cannot_be_is_refused_and_kept(enter, mina, changes):
    place = waiting()

    answer = enter(mina).post(address(place), moved(place, "ferry") | changes)

    assert answer.status_code in (400, 409)
    assertContains(answer, "The note is not moved yet", status_code=answer.status_code)
    assert waiting_still(place)


@pytest.mark.parametrize("fields", [{}, {"decision": "burn"}, {"decision": "gone"}])
def test_a_decision_that_is_none_is_refused_in_words(enter, mina, fields):
    place = waiting()

    answer = enter(mina).post(address(place), fields)

    assertContains(answer, "did not understand", status_code=400)
    assert waiting_still(place)


def test_the_second_of_two_curators_is_told_what_the_first_decided(enter, mina, joon):
    place = waiting()
    declare_gone(joon, place, place.status)

    answer = enter(mina).post(address(place), moved(place, "ferry again"))

    assertContains(answer, "Your decision was not saved", status_code=409)
    assertContains(answer, "joon said that the note", status_code=409)
    place.refresh_from_db()
    assert (place.status, place.decided_by) == (PlacementStatus.GONE, joon)


def test_a_decision_can_be_put_back_into_the_queue(enter, mina):
    place = waiting()
    enter(mina).post(address(place), sent(place, "gone"))
    assertContains(enter(mina).get(address(place)), "Put it back")

    enter(mina).post(address(place), {"decision": "reopen"})

    assertContains(enter(mina).get(reverse(QUEUE)), "Note 1 of 1")
    assert waiting_still(place)


def test_a_place_in_a_text_that_was_replaced_is_not_decided(enter, mina):
    place = waiting()
    story = place.revision.article
    place_all(builders.revise(story, story.title, ("All is new.",)))

    answer = enter(mina).post(address(place), sent(place, "gone"))

    assertContains(answer, "A newer capture has taken the place", status_code=409)
    assert waiting_still(place)


def test_a_photograph_has_no_words_to_stand_on_but_may_be_given_some(enter, mina):
    place = waiting()
    builders.Annotation.objects.filter(pk=place.annotation_id).update(
        start=None, end=None, exact="", photo=photo_of(place), w=10, h=10
    )
    Placement.objects.filter(annotation=place.annotation_id).exclude(pk=place.pk).delete()

    assertContains(enter(mina).get(address(place)), "This note is on a photograph")
    enter(mina).post(address(place), moved(place, "A ferry crossed"))

    assert (words_of(place), place.status) == ("A ferry crossed", PlacementStatus.MOVED)


def photo_of(place):
    return builders.Photo.objects.create(
        article=place.revision.article, revision=place.annotation.made_on, position=1
    )


def test_markup_is_shown_as_letters(enter, mina):
    evil = "<script>alert(1)</script>"
    place = waiting(paragraphs=(f"{evil} {OLD[0]}", evil), body=evil)

    for page in (reverse(QUEUE), address(place)):
        assertNotContains(enter(mina).get(page), "<script>alert")
    answer = enter(mina).post(address(place), moved(place, evil), follow=True)
    assertNotContains(answer, "<script>alert", status_code=409)


def test_a_withdrawn_note_waits_for_nobody(enter, mina):
    waiting(state=State.WITHDRAWN)

    assertContains(enter(mina).get(reverse(QUEUE)), "Every note has its place")
