"""The annotating desk: notes by offsets and by quote, each refusal in a sentence."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.annotating import merge_tags
from articles.models import Annotation, State
from tests import builders

HUGE = "9" * 30
JSON = {"HTTP_ACCEPT": "application/json"}


def desk(story):
    return reverse("admin:articles_article_annotate", args=[story.pk])


def filled(story, quote="🕯️ lit", **changes):
    text = story.current.text
    start = text.index(quote) if quote in text else 0
    span = {"start": start, "end": start + len(quote), "exact": quote, "quote": quote}
    return {"revision": story.current_id, "body": "Seen.", "state": "published"} | span | changes


def by_quote(story, quote, **changes):
    return {"revision": story.current_id, "quote": quote, "body": "Seen.", **changes}


def test_a_note_is_saved_and_its_fragments_come_back(enter, mina, story):
    answer = enter(mina).post(desk(story), filled(story), **JSON)

    note = Annotation.objects.get()
    assert (answer.status_code, note.exact, note.creator) == (201, "🕯️ lit", mina)
    assert '<mark class="depth-1 begins"' in answer.json()["text"]
    assert "Seen." in answer.json()["notes"]


def test_line_ends_of_a_form_are_the_rooms(enter, mina, story):
    quote = "lamp.\n\nThe lamp"
    sent = filled(story, quote, exact=quote.replace("\n", "\r\n"), body="One.\r\nTwo.")

    enter(mina).post(desk(story), sent, **JSON)

    note = Annotation.objects.get()
    assert (note.exact, note.body) == (quote, "One.\nTwo.")


def test_a_tag_that_was_merged_since_the_desk_was_opened_is_what_it_became(
    enter, mina, joon, story
):
    old, new = builders.tag("Lamps"), builders.tag("Lights")
    sent = filled(story, tags=[old.pk])
    merge_tags(joon, old, new)

    enter(mina).post(desk(story), sent, **JSON)

    assert [tag.name for tag in Annotation.objects.get().tags.all()] == ["Lights"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"start": 5, "end": 5, "exact": ""}, 400),
        ({"start": 9, "end": 3}, 400),
        ({"start": 0}, 409),
        ({"start": HUGE, "end": HUGE + "0"}, 400),
        ({"start": -4}, 400),
        ({"start": "x"}, 400),
        ({"end": ""}, 400),
        ({"exact": "Other words"}, 409),
        ({"revision": HUGE}, 400),
        ({"revision": ""}, 400),
        ({"revision": 10**15}, 409),
        ({"body": ""}, 400),
        ({"body": "x" * 30_000}, 400),
        ({"motivation": "shouting"}, 400),
        ({"state": "withdrawn"}, 400),
        ({"tags": [HUGE]}, 400),
        ({"tags": ["x"]}, 400),
        ({"body": "NUL\x00"}, 400),
    ],
)
def test_what_cannot_be_saved_is_refused_in_words(enter, mina, story, changes, status):
    answer = enter(mina).post(desk(story), filled(story) | changes, **JSON)

    assert answer.status_code == status
    assert "errorlist" in answer.json()["form"]
    assert not Annotation.objects.exists()


def test_a_revision_of_another_article_is_refused(enter, mina, story):
    other = builders.article(title="Another")

    answer = enter(mina).post(desk(story), filled(story, revision=other.current_id), **JSON)

    assert answer.status_code == 409
    assert not Annotation.objects.exists()


def test_words_that_moved_are_looked_up_on_the_next_save(enter, mina, story):
    sent = filled(story)
    builders.revise(story, "New", ["More before.", "Keepers 🕯️ lit the lamp."])
    answer = enter(mina).post(desk(story), sent, **JSON)
    assert answer.status_code == 409
    assert f'name="revision" value="{story.current_id}"' in answer.json()["form"]

    again = enter(mina).post(desk(story), by_quote(story, "🕯️ lit"), **JSON)

    assert again.status_code == 201


def test_nothing_typed_is_lost_when_a_note_is_refused(enter, mina, story):
    sent = by_quote(story, "words of another page", body="A <b>long</b> thought.")

    answer = enter(mina).post(desk(story), sent)

    assertContains(answer, "stand nowhere in this text", status_code=400)
    assertContains(answer, "A &lt;b&gt;long&lt;/b&gt; thought.", status_code=400)
    assertContains(answer, "words of another page", status_code=400)


def test_a_quote_that_stands_twice_is_asked_about(enter, mina, story):
    answer = enter(mina).post(desk(story), by_quote(story, "the lamp"))

    assertContains(answer, "These words stand 2 times", status_code=409)
    assertContains(answer, 'name="place"', count=2, status_code=409)
    assertContains(answer, "Seen.</textarea>", status_code=409)


def test_the_chosen_place_is_marked(enter, mina, story):
    last = story.current.text.rindex("the lamp")

    answer = enter(mina).post(desk(story), by_quote(story, "the lamp", place=last), follow=True)

    assertContains(answer, "Saved: draft.")
    assert Annotation.objects.get().start == last


@pytest.mark.parametrize("place", ["999", HUGE, "x"])
def test_a_place_that_is_none_is_asked_about_again(enter, mina, story, place):
    answer = enter(mina).post(desk(story), by_quote(story, "the lamp", place=place))

    assertContains(answer, 'name="place"', count=2, status_code=409)


def test_a_quote_that_stands_too_often_must_be_longer(enter, mina):
    story = builders.article(paragraphs=["la " * 100])

    answer = enter(mina).post(desk(story), by_quote(story, "la"))

    assertContains(answer, "quote more of them", status_code=400)


def test_a_link_quotes_its_paragraph(enter, mina, story):
    answer = enter(mina).get(desk(story), {"block": 2})

    assertContains(answer, "Keepers 🕯️ lit the lamp.</textarea>")


@pytest.mark.parametrize("block", ["0", "99", HUGE, "-1", "x", "²"])
def test_a_link_to_no_paragraph_quotes_nothing(enter, mina, story, block):
    assert enter(mina).get(desk(story), {"block": block}).status_code == 200


def test_creator_version_and_uuid_cannot_be_sent(enter, mina, joon, story):
    sent = filled(story, creator=joon.pk, version=7, uuid="0" * 32, article=99)

    enter(mina).post(desk(story), sent, **JSON)

    note = Annotation.objects.get()
    assert (note.creator, note.version, note.article) == (mina, 1, story)
    assert note.uuid.int


def test_markup_is_shown_as_letters(enter, mina):
    evil = "<script>alert(1)</script>"
    story = builders.article(title=evil, paragraphs=[f"{evil} {{{{ 7*7 }}}} words"])
    note = builders.note(story, evil, evil, by=mina, tags=[builders.tag(evil, slug="evil")])
    edit = reverse("admin:articles_article_annotate_note", args=[story.pk, note.pk])

    for address in (desk(story), edit):
        assertNotContains(enter(mina).get(address), "<script>alert")


def test_notes_that_stand_nowhere_in_this_revision_are_still_listed(enter, mina, story):
    builders.note(story, "🕯️ lit", "Of the first text.", by=mina)
    builders.revise(story, "New", ["Other words."])

    answer = enter(mina).get(desk(story))

    assertContains(answer, "Of the first text.")
    assertContains(answer, "stand nowhere in the current text")


@pytest.mark.parametrize("address", [f"/admin/articles/article/{HUGE}/annotate/"])
def test_an_article_that_is_not_there_is_not_found(enter, mina, address):
    assert enter(mina).get(address).status_code == 404


def test_the_desk_asks_as_much_for_fifty_notes_as_for_two(
    enter, mina, story, django_assert_max_num_queries
):
    def note(times):
        for _ in range(times):
            builders.note(story, "lamp", by=mina, tags=[builders.tag(), builders.tag("Weather")])

    note(2)
    client = enter(mina)
    with django_assert_max_num_queries(12) as few:
        client.get(desk(story))
    note(48)
    with django_assert_max_num_queries(len(few)):
        client.get(desk(story))


def test_a_stranger_signs_in_and_comes_back(client, story):
    answer = client.get(desk(story))

    assertRedirects(answer, f"{reverse('admin:login')}?next={desk(story)}")


def test_a_reader_is_sent_to_sign_in(enter, reader, story):
    assert enter(reader).get(desk(story)).status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_without_permission_are_refused_in_the_admins_clothes(enter, clerk, story, method):
    answer = getattr(enter(clerk), method)(desk(story), filled(story))

    assertContains(answer, "has no permission", status_code=403)
    assertContains(answer, 'id="user-tools"', status_code=403)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_verbs_are_not_answered(enter, mina, story, method):
    assert getattr(enter(mina), method)(desk(story)).status_code == 405


def test_a_post_without_its_token_is_refused(mina, story):
    client = Client(enforce_csrf_checks=True)
    client.force_login(mina)

    assert client.post(desk(story), filled(story)).status_code == 403
    assert not Annotation.objects.exists()


def test_a_draft_is_what_a_note_is_unless_told(enter, mina, story):
    enter(mina).post(desk(story), by_quote(story, "🕯️ lit"))

    assert Annotation.objects.get().state == State.DRAFT
