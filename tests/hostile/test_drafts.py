"""A draft is its own curator's: no page that anybody else can reach by links has a word of it."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import AnnotationVersion, State
from tests import builders
from tests.hostile.crawling import walk

pytestmark = pytest.mark.django_db
SECRET = "unspoken"


@pytest.fixture
def draft(story, mina):
    """A draft with a history, whose words and tag stand nowhere else."""
    return builders.note(story, "Keepers", f"{SECRET} words", mina, State.DRAFT, [
        builders.tag("Embargo", slug=f"{SECRET}-tag")
    ])  # fmt: skip


@pytest.mark.parametrize("who", ["joon", "clerk", "reader", None])
def test_no_page_says_a_word_of_anothers_draft(client, request, story, draft, who):
    if who in ("clerk", "reader"):
        client.force_login(User.objects.create_user(who, is_staff=who == "clerk"))
    elif who:
        client.force_login(request.getfixturevalue(who))
    desk = reverse("admin:articles_article_annotate", args=[story.pk])

    for address, answer in walk(client, "/", "/sources/", "/admin/", desk):
        if "/tag/" not in address and not answer.streaming:
            assert f"{SECRET} words" not in answer.content.decode(), address


def test_its_own_curator_meets_it(client, story, mina, draft):
    client.force_login(mina)

    pages = [answer for _, answer in walk(client, "/admin/") if not answer.streaming]

    assert any(f"{SECRET} words" in page.content.decode() for page in pages)


@pytest.mark.parametrize("query", ["q=unspoken", "q=Keepers", "state__exact=draft", "o=-3"])
def test_no_search_and_no_filter_counts_it(client, joon, draft, query):
    client.force_login(joon)

    answer = client.get(f"{reverse('admin:articles_annotation_changelist')}?{query}")

    assert draft not in answer.context["cl"].queryset
    expected = 1 if query == "o=-3" else 0
    assert answer.context["cl"].result_count == expected


def test_it_is_counted_for_no_reader(client, story, draft):
    story.refresh_from_db()

    assert story.annotation_count == 1
    assert "1 note" in client.get("/").content.decode()


@pytest.mark.parametrize("accepted", ["application/json", "text/html"])
def test_the_desk_answers_another_curators_save_without_it(client, joon, story, draft, accepted):
    client.force_login(joon)
    sent = {"revision": story.current_id, "quote": "The town", "body": "Mine.", "state": "draft"}
    desk = reverse("admin:articles_article_annotate", args=[story.pk])

    answer = client.post(desk, sent, headers={"Accept": accepted}, follow=True)

    assert answer.status_code in (200, 201)
    assert "Mine." in answer.content.decode()
    assert SECRET not in answer.content.decode().replace(f"{SECRET}-tag", "")


def test_its_earlier_versions_are_as_private_as_it_is(client, joon, story, mina):
    note = builders.note(story, "Keepers", f"{SECRET} words", mina, State.DRAFT)
    assert AnnotationVersion.objects.filter(annotation=note).exists()
    client.force_login(joon)

    for page in ("history", "change", "delete"):
        address = reverse(f"admin:articles_annotation_{page}", args=[note.pk])
        answer = client.get(address)
        assert answer.status_code in (403, 404)
        assert SECRET not in answer.content.decode()


def test_an_unknown_note_and_anothers_draft_are_answered_alike(client, joon, draft):
    client.force_login(joon)
    name = "admin:articles_annotation_change"

    there = client.get(reverse(name, args=[draft.pk]))
    nowhere = client.get(reverse(name, args=[draft.pk + 99]))

    assert (there.status_code, there.content) == (nowhere.status_code, nowhere.content)
