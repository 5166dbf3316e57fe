"""The desk's page of one photograph: four numbers, with or without a mouse."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from articles.anchoring import area
from articles.annotating import NoteText, make_photo_note
from articles.models import Annotation, State
from tests import builders

HUGE = "9" * 30
SENT = {"x": "10", "y": "20.5", "w": "30", "h": "40", "body": "A crack.", "state": "published"}


@pytest.fixture
def story(db):
    made = builders.article(captions=["The lamp.", "The stair."])
    builders.picture(made.current.photos.get(position=1))
    return made


def page(story, position=1):
    return reverse("admin:articles_article_annotate_photo", args=[story.pk, position])


def desk(story):
    return reverse("admin:articles_article_annotate", args=[story.pk])


def on_photo(story, by, state=State.PUBLISHED):
    photo = story.current.photos.select_related("revision__article").get(position=1)
    return make_photo_note(by, photo, area(1, 2, 3, 4), NoteText(body="A crack.", state=state))


def test_four_numbers_make_a_note_on_a_part_of_a_photograph(enter, mina, story):
    answer = enter(mina).post(page(story), SENT, follow=True)

    note = Annotation.objects.get()
    assert (note.x, note.y, note.w, note.h, note.creator) == (10, 20.5, 30, 40, mina)
    assertContains(answer, "Part of photograph 1: The lamp.")
    assertContains(answer, '<rect x="10.0" y="20.5" width="30.0" height="40.0"')


@pytest.mark.parametrize(
    "changes",
    [
        {"w": "0"},
        {"x": "100"},
        {"x": "-1"},
        {"x": "nan"},
        {"h": "inf"},
        {"y": ""},
        {"y": HUGE},
        {"y": "x"},
        {"body": ""},
    ],
)
def test_a_part_that_is_none_is_refused_in_words(enter, mina, story, changes):
    answer = enter(mina).post(page(story), SENT | changes)

    assertContains(answer, "errorlist", status_code=400)
    assert not Annotation.objects.exists()


def test_a_part_is_moved_from_the_notes_own_link_and_the_note_stays(enter, mina, story):
    note = on_photo(story, mina)
    client = enter(mina)
    words = reverse("admin:articles_article_annotate_words", args=[story.pk, note.pk])
    there = f"{page(story)}?note={note.pk}"
    assertRedirects(client.get(words), there)

    client.post(there, {"x": 5, "y": 5, "w": 5, "h": 5, "version": 1})

    note.refresh_from_db()
    assert (note.x, note.body, note.version) == (5, "A crack.", 2)


@pytest.mark.parametrize(("version", "status"), [("7", 409), ("", 409), (HUGE, 400)])
def test_a_stale_move_changes_nothing(enter, mina, story, version, status):
    note = on_photo(story, mina)
    sent = {"x": 5, "y": 5, "w": 5, "h": 5, "version": version}

    assert enter(mina).post(f"{page(story)}?note={note.pk}", sent).status_code == status

    note.refresh_from_db()
    assert (note.x, note.version) == (1, 1)


@pytest.mark.parametrize("position", [2, 9, 10**18])
def test_a_photograph_without_a_picture_cannot_be_annotated(enter, mina, story, position):
    assert enter(mina).get(page(story, position)).status_code == 404


def test_only_those_who_may_come_to_the_page(client, enter, clerk, mina, joon, story):
    draft = on_photo(story, mina, State.DRAFT)
    assert client.get(page(story)).status_code == 302
    assert enter(clerk).post(page(story), SENT).status_code == 403

    assert enter(joon).post(f"{page(story)}?note={draft.pk}", SENT).status_code == 404

    assert Annotation.objects.count() == 1


def test_readers_see_the_part_on_the_photograph_and_the_note_beside_it(client, mina, story):
    note = on_photo(story, mina)

    answer = client.get(story.get_absolute_url())

    assertContains(answer, f'id="passage-{note.uuid}" href="#note-{note.uuid}"')
    assertContains(answer, '<rect x="1.0" y="2.0" width="3.0" height="4.0"')
    assertContains(answer, "Part of photograph 1: The lamp.")


def test_the_history_tells_where_the_part_was(enter, mina, story):
    note = on_photo(story, mina)
    client = enter(mina)
    client.post(f"{page(story)}?note={note.pk}", {"x": 5, "y": 5, "w": 5, "h": 5, "version": 1})

    history = client.get(reverse("admin:articles_annotation_history", args=[note.pk]))

    assertContains(history, "xywh=percent:1,2,3,4 → xywh=percent:5,5,5,5")
    lists = client.get(reverse("admin:articles_annotation_changelist"))
    assertContains(lists, "Part of photograph 1: The lamp.")


@pytest.mark.parametrize("name", ["annotations", "annotation"])
def test_a_note_on_a_photograph_stands_in_the_lists(client, mina, story, name):
    note = on_photo(story, mina)
    args = [note.uuid] if name == "annotation" else []

    answer = client.get(reverse(f"articles:{name}", args=args), HTTP_ACCEPT="text/html")

    assertContains(answer, "A crack.")
    assert client.get(reverse("articles:annotations_feed")).status_code == 200
