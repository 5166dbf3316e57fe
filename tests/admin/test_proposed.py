"""The queue of proposed notes: read, publish, send back; and what a proposer sees of it."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.annotating import publish_note, send_back
from articles.models import Annotation, State
from tests import builders

QUEUE = "admin:articles_annotation_proposed"
INDEX = "admin:index"


@pytest.fixture
def pia(db):
    return builders.proposer()


@pytest.fixture
def note(story, pia):
    return builders.note(story, "🕯️ lit", "It was *oil*.", by=pia, state=State.PROPOSED)


def one(note):
    return reverse(f"{QUEUE}_one", args=[note.pk])


def decided(decision, note, /, **more):
    return {"decision": decision, "version": note.version, **more}


def test_a_proposed_note_waits_with_its_words_and_those_around(enter, mina, note):
    answer = enter(mina).get(reverse(QUEUE))

    for shown in ("Keepers", "<mark>🕯️ lit</mark>", "<em>oil</em>", "by pia", "Publish"):
        assertContains(answer, shown)
    assertContains(enter(mina).get(reverse(INDEX)), "1 waits to be published")


def test_one_press_publishes(enter, mina, note):
    answer = enter(mina).post(one(note), decided("publish", note))

    assertRedirects(answer, reverse(QUEUE))
    note.refresh_from_db()
    assert (note.state, note.versions.last().by) == (State.PUBLISHED, mina)
    assertContains(enter(mina).get(reverse(QUEUE)), "No note waits to be published.")


def test_a_note_goes_back_and_its_curator_reads_why(enter, mina, pia, note):
    enter(mina).post(one(note), decided("back", note, why="Which <oil>?\r\nSay it."))

    note.refresh_from_db()
    assert (note.state, note.sent_back) == (State.DRAFT, "Which <oil>?\nSay it.")
    client = enter(pia)
    desk = reverse("admin:articles_article_annotate_note", args=[note.article_id, note.pk])
    for page in (reverse(QUEUE), desk):
        assertContains(client.get(page), "Which &lt;oil&gt;?")
    assertContains(client.get(reverse(INDEX)), "1 was sent back to you")
    history = reverse("admin:articles_annotation_history", args=[note.pk])
    assertContains(client.get(history), "Sent back: “Which &lt;oil&gt;?")


@pytest.mark.parametrize(
    ("sent", "status", "told"),
    [
        ({"decision": "back", "version": 1}, 400, "Say in a word why"),
        ({"decision": "back", "version": 1, "why": " \n"}, 400, "Say in a word why"),
        ({"decision": "back", "version": 1, "why": "x" * 3000}, 400, "did not understand"),
        ({"decision": "burn", "version": 1}, 400, "did not understand"),
        ({"decision": "publish"}, 400, "did not understand"),
        ({"decision": "publish", "version": "9" * 30}, 400, "did not understand"),
        ({"decision": "publish", "version": 7}, 409, "somebody saved this note"),
        ({"decision": "back", "version": 7, "why": "No."}, 409, "somebody saved this note"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(enter, mina, note, sent, status, told):
    answer = enter(mina).post(one(note), sent)

    assertContains(answer, told, status_code=status)
    note.refresh_from_db()
    assert (note.state, note.version) == (State.PROPOSED, 1)


def test_the_second_of_two_curators_is_told(enter, mina, joon, note):
    publish_note(joon, note, 1)

    answer = enter(mina).post(one(note), decided("back", note, why="No."))

    assertContains(answer, "somebody saved this note", status_code=409)
    assert Annotation.objects.get().state == State.PUBLISHED


@pytest.mark.parametrize("who", ["pia", "clerk", "reader", None])
@pytest.mark.parametrize("decision", ["publish", "back"])
def test_nobody_else_decides(client, request, note, who, decision):
    if who:
        client.force_login(request.getfixturevalue(who))

    answer = client.post(one(note), decided(decision, note, why="No."))

    assert answer.status_code in (302, 403)
    note.refresh_from_db()
    assert (note.state, note.version) == (State.PROPOSED, 1)


@pytest.mark.parametrize("who", ["clerk", "reader", None])
def test_who_may_not_annotate_does_not_see_the_queue(client, request, note, who):
    if who:
        client.force_login(request.getfixturevalue(who))

    answer = client.get(reverse(QUEUE))

    assert answer.status_code in (302, 403)
    assertNotContains(client.get(reverse(INDEX), follow=True), "Proposed notes")


def test_a_proposer_sees_own_notes_wait_without_buttons(enter, mina, pia, story, note):
    builders.note(story, "lamp", "By another.", by=builders.curator("joon"), state=State.PROPOSED)

    answer = enter(pia).get(reverse(QUEUE))

    assertContains(answer, "It was <em>oil</em>.")
    for hidden in ("By another", 'value="publish"', 'value="back"'):
        assertNotContains(answer, hidden)


def test_the_list_narrows_to_one_curator(enter, mina, note, story):
    builders.note(story, "lamp", "By another.", by=builders.curator("joon"), state=State.PROPOSED)
    client = enter(mina)

    assertContains(client.get(reverse(QUEUE)), "By another")
    assertNotContains(client.get(reverse(QUEUE), {"by": "pia"}), "By another")
    answer = client.post(one(note) + "?by=pia", decided("publish", note))
    assert answer.url.endswith("?by=pia")


@pytest.mark.parametrize("state", ["draft", "proposed", "published"])
def test_a_proposer_chooses_among_the_states_that_are_allowed(enter, pia, story, state):
    text = story.current
    sent = {"revision": text.pk, "quote": "🕯️ lit", "body": "Seen.", "state": state}

    answer = enter(pia).post(reverse("admin:articles_article_annotate", args=[story.pk]), sent)

    assert answer.status_code == (400 if state == "published" else 302)
    assert Annotation.objects.filter(state=state).exists() is (state != "published")


def test_a_proposer_does_not_change_a_published_note_anywhere(enter, mina, pia, note):
    publish_note(mina, note, 1)
    client = enter(pia)
    sent = {"body": "Mine.", "state": "proposed", "motivation": "commenting", "version": 2}
    sent |= {"undo": f"{note.pk}:1"}
    change = reverse("admin:articles_annotation_change", args=[note.pk])

    assertContains(client.get(change), "It was")
    assertNotContains(client.get(change), 'name="_save"')
    for page in (
        change,
        reverse("admin:articles_article_annotate_note", args=[note.article_id, note.pk]),
        reverse("admin:articles_article_annotate_undo", args=[note.article_id]),
        reverse("admin:articles_article_annotate_words", args=[note.article_id, note.pk]),
        reverse("admin:articles_annotation_restore", args=[note.pk, 1]),
    ):
        assert client.post(page, sent).status_code in (403, 404)
    for action in ("publish", "withdraw", "propose"):
        listed = {"action": action, "_selected_action": [note.pk]}
        client.post(reverse("admin:articles_annotation_changelist"), listed)
    assert Annotation.objects.get().version == 2


def test_the_queue_asks_as_much_for_twelve_notes_as_for_two(
    enter, mina, pia, story, django_assert_max_num_queries
):
    def propose(times):
        for _ in range(times):
            tags = [builders.tag()]
            kept = builders.note(story, "lamp", by=pia, state=State.PROPOSED, tags=tags)
            builders.note(story, "lamp", by=mina, state=State.PROPOSED, tags=tags)
            send_back(mina, kept, 1, "No.")

    propose(2)
    client = enter(mina)
    with django_assert_max_num_queries(12) as few:
        client.get(reverse(QUEUE))
    propose(10)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse(QUEUE))


def test_the_desk_offers_a_proposer_to_change_own_notes_alone(enter, mina, pia, story, note):
    builders.note(story, "lamp", by=mina)
    shown = builders.note(story, "again", by=pia, state=State.PROPOSED)
    publish_note(mina, shown, shown.version)

    page = enter(pia).get(reverse("admin:articles_article_annotate", args=[story.pk]))

    offered = re.findall(r'class="edit" href="[^"]*/(\d+)/"', page.content.decode())
    assert offered == [str(note.pk)]
