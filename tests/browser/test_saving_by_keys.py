"""Ctrl+Enter saves a note wherever one is written, not on the desk alone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.annotating import place_all
from articles.models import Annotation, Placement
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_note_on_a_photograph(page, signed_in, mina):
    story = builders.article(captions=["The lamp."])
    photo = builders.picture(story.current.photos.get())
    signed_in(page, mina).goto(
        reverse("admin:articles_article_annotate_photo", args=[story.pk, photo.position]),
        wait_until="networkidle",
    )

    page.get_by_label("Note", exact=True).fill("A crack.")
    page.keyboard.press("Control+Enter")

    page.get_by_text("Saved: draft.").wait_for()
    assert Annotation.objects.get().body == "A crack."


def test_the_admins_form_of_a_note(page, signed_in, mina):
    story = builders.article()
    note = builders.note(story, "the lamp", "As it was.", by=mina)
    signed_in(page, mina).goto(
        reverse("admin:articles_annotation_change", args=[note.pk]), wait_until="networkidle"
    )

    page.get_by_label("Note:").fill("Better.")
    page.keyboard.press("Control+Enter")

    page.locator(".messagelist .success").wait_for()
    note.refresh_from_db()
    assert (note.body, note.version) == ("Better.", 2)


def test_moving_a_note_in_the_review_queue(page, signed_in, mina):
    story = builders.article(paragraphs=["The council chose seven members.", "Nobody spoke."])
    builders.note(story, "chose seven members", by=mina)
    place_all(builders.revise(story, story.title, ["Eleven people sit in it.", "Nobody spoke."]))
    signed_in(page, mina).goto(reverse("admin:articles_placement_review"), wait_until="networkidle")

    page.keyboard.press("m")
    page.keyboard.press("Control+A")
    page.keyboard.type("Eleven people")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".messagelist")).to_contain_text("Moved to “Eleven people”")
    placed = Placement.objects.get(revision=story.revisions.get(number=2))
    assert story.current.text[placed.start : placed.end] == "Eleven people"
