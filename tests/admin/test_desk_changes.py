"""The desk moves notes to other words, finds words, and takes new tags."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.annotating import change_note
from articles.models import Annotation, State, Tag
from tests import builders

JSON = {"HTTP_ACCEPT": "application/json"}
DESK = "admin:articles_article_annotate"
HUGE = "9" * 30


@pytest.fixture
def note(story, mina):
    return builders.note(story, "🕯️ lit", "Seen.", by=mina)


def address(note, name=""):
    return reverse(f"{DESK}{name}", args=[note.article_id, note.pk])


def desk(story):
    return reverse(DESK, args=[story.pk])


def moved(story, quote="Keepers", **changes):
    start = story.current.text.index(quote)
    span = {"start": start, "end": start + len(quote), "exact": quote, "quote": quote}
    return {"revision": story.current_id, "version": 1} | span | changes


def test_a_note_is_given_other_words_and_the_desk_offers_to_undo_it(enter, mina, story, note):
    answer = enter(mina).post(address(note, "_words"), moved(story), **JSON)

    note.refresh_from_db()
    assert (answer.status_code, note.exact, note.version) == (200, "Keepers", 2)
    assert "Undo: move of the note to “Keepers”" in answer.json()["undo"]


def test_words_are_changed_without_javascript_by_writing_them(enter, mina, story, note):
    client = enter(mina)
    assertContains(client.get(address(note, "_words")), "🕯️ lit</textarea>")

    sent = moved(story, start="", end="", exact="", quote="the lamp")
    assertContains(client.post(address(note, "_words"), sent), "stand 2 times", status_code=409)
    last = story.current.text.rindex("the lamp")
    answer = client.post(address(note, "_words"), sent | {"place": last}, follow=True)

    assertContains(answer, "the note is for these words now")
    assert Annotation.objects.get().start == last


def test_the_desks_script_gets_back_the_rows_and_the_card_that_changed(enter, mina, story, note):
    builders.note(story, "Keepers", by=mina)

    answer = enter(mina).post(address(note, "_words"), moved(story, "then", rows="2"), **JSON)

    told = answer.json()
    assert set(told["rows"]) == {"2", "3"}
    assert "data-notes" in told["rows"]["3"]
    assert (told["total"], "text" in told, "Seen." in told["card"]) == (2, False, True)


@pytest.mark.parametrize("rows", ["", "x", "-1", "9" * 5000, "1," * 5000, "٣"])
def test_rows_that_are_none_are_left_out(enter, mina, story, note, rows):
    answer = enter(mina).post(address(note, "_words"), moved(story, rows=rows), **JSON)

    assert (answer.status_code, "2" in answer.json()["rows"]) == (200, True)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"exact": "Other"}, 409),
        ({"revision": 10**15}, 409),
        ({"start": 9, "end": 3}, 400),
        ({"start": HUGE}, 400),
        ({"version": ""}, 400),
        ({"version": HUGE}, 400),
        ({"version": 7}, 409),
    ],
)
def test_a_move_that_cannot_be_saved_is_refused_in_words(enter, mina, story, note, changes, status):
    answer = enter(mina).post(address(note, "_words"), moved(story) | changes, **JSON)

    assert answer.status_code == status
    assert "errorlist" in answer.json()["form"]
    assert Annotation.objects.get().exact == "🕯️ lit"


def test_a_move_over_a_colleagues_save_keeps_what_the_colleague_wrote(
    enter, mina, joon, story, note
):
    change_note(joon, note, 1, builders.NoteText(body="Joon's.", state=State.PUBLISHED))
    client = enter(mina)

    refused = client.post(address(note, "_words"), moved(story), **JSON)
    client.post(address(note, "_words"), moved(story, version=2), **JSON)

    assert 'name="version" value="2"' in refused.json()["form"]
    note.refresh_from_db()
    assert (note.exact, note.body, note.version) == ("Keepers", "Joon's.", 3)


def test_only_those_who_may_and_see_a_note_move_it(client, enter, clerk, joon, story, mina):
    draft = builders.note(story, "Keepers", by=mina, state=State.DRAFT)
    there = address(draft, "_words")
    assertRedirects(client.post(there), f"{reverse('admin:login')}?next={there}")

    assert enter(clerk).post(there, moved(story)).status_code == 403
    assert enter(joon).post(there, moved(story)).status_code == 404
    draft.refresh_from_db()
    assert draft.version == 1


def test_words_are_found_with_what_is_around_them(enter, mina, story):
    answer = enter(mina).get(desk(story), {"find": "LAMP"})

    start = story.current.text.index("lamp")
    assertContains(answer, "3 places.")
    assertContains(answer, f'href="?start={start}&amp;end={start + 4}#new-note"')
    assertContains(answer, "lit the <mark>lamp</mark>.")


def test_a_place_that_was_found_fills_the_form_with_it_chosen(enter, mina, story):
    start = story.current.text.rindex("the lamp")

    answer = enter(mina).get(desk(story), {"start": start, "end": start + 8})

    assertContains(answer, f'name="place" value="{start}" checked')
    assertContains(answer, "the lamp</textarea>")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\x00", "(" * 500, "no such words"])
def test_words_that_are_nowhere_are_said_to_be_nowhere(enter, mina, story, words):
    answer = enter(mina).get(desk(story), {"find": words}, **JSON)

    assert "stand nowhere" in answer.json()["hits"]
    assertNotContains(enter(mina).get(desk(story), {"find": words}), "<script>alert")


@pytest.mark.parametrize("asked", [{"start": HUGE, "end": HUGE}, {"start": "9", "end": "3"}])
def test_an_address_that_names_no_place_shows_the_desk(enter, mina, story, asked):
    assert enter(mina).get(desk(story), asked).status_code == 200


def test_new_tags_are_made_with_the_note_by_those_who_may(enter, mina, story):
    sent = moved(story, body="Seen.", new_tags=" Night  watch, harbour ,, Night watch")
    builders.tag("Harbour")

    enter(mina).post(desk(story), sent, **JSON)

    assert sorted(tag.name for tag in Annotation.objects.get().tags.all()) == [
        "Harbour",
        "Night watch",
    ]


def test_a_curator_who_may_not_add_tags_adds_none(enter, mina, story):
    mina.groups.get().permissions.remove(Permission.objects.get(codename="add_tag"))
    client = enter(mina)
    assertNotContains(client.get(desk(story)), "New tags")

    client.post(desk(story), moved(story, body="Seen.", new_tags="Night watch"), **JSON)

    assert Annotation.objects.count() == 1
    assert not Tag.objects.exists()


def test_the_tags_used_last_are_offered_first(enter, mina, story):
    for name in ("Weather", "Harbour", "Atlas"):
        builders.tag(name)
    builders.note(story, "lamp", by=mina, tags=[builders.tag("Weather")])
    builders.note(story, "lamp", by=mina, tags=[builders.tag("Harbour")])

    page = enter(mina).get(desk(story)).content.decode()

    legends = (
        "Tags used last",
        "Harbour</label>",
        "Weather</label>",
        "Other tags",
        "Atlas</label>",
    )
    at = [page.index(words) for words in legends]
    assert at == sorted(at)


def test_a_highlight_is_one_button(enter, mina, story):
    enter(mina).post(desk(story), moved(story, body="", motivation=["commenting", "highlighting"]))

    assert Annotation.objects.get().motivation == "highlighting"
