"""The vocabulary's tools: rename, merge, split, many notes at once; each previewed and undone."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.models import Annotation, BulkChange, State, Tag
from tests import builders

HUGE = "9" * 30
MANY = reverse("admin:articles_tag_many")
CHANGES = reverse("admin:articles_tag_changes")


@pytest.fixture
def lamp(story, mina):
    return builders.note(story, "lamp", "The lamp.", by=mina, tags=[builders.tag("Old")])


def tools(tag):
    return reverse("admin:articles_tag_tools", args=[tag.pk])


def apply(client, asked, *notes):
    address = f"{MANY}?{'&'.join(f'{key}={value}' for key, value in asked.items())}"
    chosen = [f"{note.pk}:{note.version}" for note in notes]
    return client.post(address, {"note": chosen}, follow=True)


def test_a_preview_shows_every_change_and_changes_nothing(enter, mina, lamp):
    new = builders.tag("New")
    asked = {"tag": lamp.tags.get().pk, "add": new.pk, "find": "lamp", "replace": "<b>light"}

    answer = enter(mina).get(MANY, asked)

    assertContains(answer, "1 note would change")
    assertContains(answer, "&lt;b&gt;")
    assertContains(answer, "put on: </span>New")
    assert Annotation.objects.get().version == 1


def test_only_the_chosen_notes_change_and_one_undo_brings_them_back(enter, mina, story, lamp):
    other = builders.note(story, "lamp", "A lamp.", by=mina)
    client = enter(mina)

    assertContains(apply(client, {"find": "lamp", "replace": "light"}, lamp), "Notes changed: 1.")
    assert set(Annotation.objects.values_list("body", flat=True)) == {"The light.", "A lamp."}
    undo = reverse("admin:articles_tag_undo", args=[BulkChange.objects.get().pk])
    assertContains(client.post(undo, follow=True), "Notes as they were: 1.")
    assertContains(client.post(undo, follow=True), "undone already")

    lamp.refresh_from_db()
    other.refresh_from_db()
    assert (lamp.body, lamp.version, other.version) == ("The lamp.", 3, 1)


def test_a_tag_is_split_by_choosing_the_notes_that_get_another(enter, mina, story, lamp):
    old = lamp.tags.get()
    stays = builders.note(story, "lamp", by=mina, tags=[old])
    client = enter(mina)
    assertContains(client.get(tools(old)), f"{MANY}?tag={old.pk}&amp;remove={old.pk}")

    apply(client, {"tag": old.pk, "remove": old.pk, "new_tags": "Lamps"}, lamp)

    assert [tag.name for tag in lamp.tags.all()] == ["Lamps"]
    assert [tag.name for tag in stays.tags.all()] == ["Old"]


def test_a_note_saved_after_the_preview_is_left_and_told(enter, mina, lamp):
    builders.change(lamp, "A lamp, saved meanwhile.")

    answer = apply(enter(mina), {"find": "lamp", "replace": "light"}, lamp)

    assertContains(answer, "Left as they were, for somebody saved them meanwhile: 1.")
    assert Annotation.objects.get().body == "A lamp, saved meanwhile."


def test_drafts_of_others_are_neither_shown_nor_changed(enter, mina, joon, story):
    draft = builders.note(story, "lamp", "A secret lamp.", by=mina, state=State.DRAFT)
    client = enter(joon)

    assertNotContains(client.get(MANY, {"find": "lamp", "replace": "light"}), "secret")
    apply(client, {"find": "lamp", "replace": "light"}, draft)

    draft.refresh_from_db()
    assert draft.version == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"tag": ""},
        {"tag": HUGE, "find": "x"},
        {"add": HUGE},
        {"remove": "x"},
        {"new_tags": "y" * 101},
        {"find": "x" * 501},
        {"find": "\x00"},
    ],
)
def test_what_cannot_be_asked_is_said_in_words(enter, mina, lamp, asked):
    assertContains(enter(mina).get(MANY, asked), "errorlist", status_code=400)


def test_tags_are_merged_and_the_merge_is_undone(enter, mina, lamp):
    into = builders.tag("Into")
    client = enter(mina)

    answer = client.post(tools(lamp.tags.get()), {"into": into.pk}, follow=True)
    assertContains(answer, "Merged “Old” into “Into”. Notes changed: 1.")
    assert [tag.name for tag in lamp.tags.all()] == ["Into"]
    client.post(reverse("admin:articles_tag_undo", args=[BulkChange.objects.get().pk]))

    assert [tag.name for tag in lamp.tags.all()] == ["Old"]


def test_a_tag_is_renamed_and_a_name_that_is_taken_is_refused(enter, mina, lamp):
    builders.tag("Taken")
    old, client = lamp.tags.get(), enter(mina)

    assertContains(client.post(tools(old), {"name": "taken"}), "merge the two", status_code=400)
    client.post(tools(old), {"name": " New  name "})

    old.refresh_from_db()
    assert (old.name, old.slug) == ("New name", "old")


@pytest.mark.parametrize("sent", [{"into": HUGE}, {"into": "x"}, {"into": ""}, {"name": " "}])
def test_a_change_of_a_tag_that_cannot_be_is_refused(enter, mina, lamp, sent):
    assert enter(mina).post(tools(lamp.tags.get()), sent).status_code == 400
    assert not BulkChange.objects.exists()


def test_a_tag_is_never_merged_into_itself(enter, mina, lamp):
    old = lamp.tags.get()

    assert enter(mina).post(tools(old), {"into": old.pk}).status_code == 400


def test_curators_who_may_add_no_tags_add_none_here_either(enter, mina, lamp):
    mina.groups.get().permissions.remove(Permission.objects.get(codename="add_tag"))
    client = enter(mina)

    assert client.get(MANY, {"new_tags": "Night"}).status_code == 400
    apply(client, {"new_tags": "Night"}, lamp)

    assert list(Tag.objects.values_list("name", flat=True)) == ["Old"]


def test_the_list_of_tags_counts_their_notes(
    enter, mina, story, lamp, django_assert_max_num_queries
):
    builders.note(story, "lamp", by=mina, state=State.DRAFT, tags=[lamp.tags.get()])
    client = enter(mina)

    with django_assert_max_num_queries(12):
        answer = client.get(reverse("admin:articles_tag_changelist"))

    assertContains(answer, '<td class="field-notes">2</td>')
    assertContains(answer, '<td class="field-published">1</td>')


@pytest.mark.parametrize("which", ["many", "changes", "tools", "undo"])
def test_only_curators_come_to_the_tools(client, enter, clerk, reader, lamp, mina, which):
    change = BulkChange.objects.create(told="x", by=mina, at=lamp.created_at)
    at = {"many": MANY, "changes": CHANGES, "tools": tools(lamp.tags.get())}
    address = at.get(which) or reverse("admin:articles_tag_undo", args=[change.pk])
    method = "post" if which == "undo" else "get"
    assertRedirects(getattr(client, method)(address), f"{reverse('admin:login')}?next={address}")
    assert getattr(enter(reader), method)(address).status_code == 302

    assert getattr(enter(clerk), method)(address).status_code == 403

    change.refresh_from_db()
    assert change.undone_at is None
