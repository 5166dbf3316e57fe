"""Another curator's draft is nowhere: not in lists, pages, history, or what actions touch."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import State
from tests import builders

SECRET = "Not yet for the eyes of anybody."


@pytest.fixture
def draft(mina, story):
    return builders.note(story, "🕯️ lit", SECRET, by=mina, state=State.DRAFT)


def pages(note):
    return [
        reverse("admin:articles_annotation_change", args=[note.pk]),
        reverse("admin:articles_annotation_history", args=[note.pk]),
        reverse("admin:articles_annotation_delete", args=[note.pk]),
        reverse("admin:articles_article_annotate_note", args=[note.article_id, note.pk]),
    ]


LIST = "admin:articles_annotation_changelist"


@pytest.mark.parametrize("page", range(4))
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_curator_finds_no_page_of_it(enter, joon, draft, page, method):
    sent = {"body": "Mine now.", "state": "published", "version": 1, "post": "yes"}

    answer = getattr(enter(joon), method)(pages(draft)[page], sent)

    assert answer.status_code == 404 if page != 2 else answer.status_code in (403, 404)
    draft.refresh_from_db()
    assert (draft.body, draft.version) == (SECRET, 1)


def test_another_curator_finds_it_in_no_list(enter, joon, draft):
    desk = reverse("admin:articles_article_annotate", args=[draft.article_id])
    for address in (reverse(LIST), reverse(LIST) + "?q=yet", desk, reverse("admin:index")):
        assertNotContains(enter(joon).get(address), SECRET)


@pytest.mark.parametrize("action", ["publish", "withdraw", "restore", "delete_selected"])
def test_a_bulk_action_passes_it_by(enter, joon, draft, action):
    sent = {"action": action, "_selected_action": [draft.pk]}

    enter(joon).post(reverse(LIST), sent)

    draft.refresh_from_db()
    assert (draft.state, draft.version) == (State.DRAFT, 1)


def test_the_filter_names_no_curator_for_a_draft_alone(enter, joon, draft):
    assertNotContains(enter(joon).get(reverse(LIST)), f"creator__id__exact={draft.creator_id}")


def test_its_own_curator_and_a_superuser_see_it(enter, mina, keeper, draft):
    for user in (mina, keeper):
        assertContains(enter(user).get(pages(draft)[0]), SECRET)
        assertContains(enter(user).get(reverse(LIST)), SECRET)


@pytest.mark.parametrize("who", ["mina", "keeper"])
def test_nobody_deletes_notes(enter, request, story, who):
    user = request.getfixturevalue(who)
    note = builders.note(story, "🕯️ lit", by=user)
    client = enter(user)

    assert client.post(pages(note)[2], {"post": "yes"}).status_code == 403
    client.post(reverse(LIST), {"action": "delete_selected", "_selected_action": [note.pk]})
    note.refresh_from_db()


@pytest.mark.parametrize("who", ["clerk", "reader", None])
@pytest.mark.parametrize("page", range(4))
def test_who_may_not_annotate_sees_no_page_of_a_note(client, request, draft, who, page):
    if who:
        client.force_login(request.getfixturevalue(who))

    answer = client.get(pages(draft)[page])

    assert answer.status_code in (302, 403, 404)
    assert SECRET not in answer.content.decode()


def test_a_note_that_became_a_draft_meanwhile_shows_nothing_to_others(enter, mina, joon, story):
    note = builders.note(story, "🕯️ lit", "Public.", by=mina)
    sent = {"body": "Joon's.", "state": "published", "motivation": "commenting", "version": 1}
    enter(mina).post(pages(note)[3], sent | {"body": SECRET, "state": "draft"})

    answer = enter(joon).post(pages(note)[3], sent)

    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()
