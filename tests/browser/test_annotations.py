"""The readers' pages of notes in a real browser: search, the way to a passage, without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.annotating import withdraw_note
from tests import builders
from tests.browser.test_every_page import KOREAN, LONG, SHAPES, WORD, overflows

pytestmark = pytest.mark.django_db(transaction=True)


def furnish() -> list:
    """Notes in everything that is hard to lay out."""
    lamp = builders.tag("Lamps", description="Lights, and who keeps them.", colour="#b5651d")
    narrower = builders.tag("Harbour lamps and their keepers " * 3, parent=lamp)
    story = builders.article(paragraphs=("Keepers lit the lamp on Monday.", WORD, "Short."))
    korean = builders.article(title=KOREAN, language="ko", paragraphs=(KOREAN,))
    long = builders.article(title=LONG, publisher=None, paragraphs=("Word " * 200,))
    withdrawn = builders.note(story, "Monday")
    notes = [
        builders.note(story, "lit the lamp", body="Which?\n\nThe old one.", tags=[lamp, narrower]),
        builders.note(story, WORD[:150], body=WORD, motivation="questioning"),
        builders.note(korean, "아홉 해 만에", body="아홉 해", language="ko", tags=[lamp]),
        builders.note(long, ("Word " * 150).strip(), body="", motivation="highlighting"),
    ]
    builders.revise(story, story.title, ("Nothing of it is left.",))
    withdraw_note(withdrawn.creator, withdrawn, withdrawn.version)
    return [*notes, withdrawn]


def pages(notes: list) -> list[str]:
    listed = reverse("articles:annotations")
    return [
        listed,
        f"{listed}?note=nowhere&tag=lamps&made_after=2022-02-31",
        reverse("articles:article_annotations", args=[notes[0].article_id]),
        *(reverse("articles:annotation", args=[note.uuid]) for note in notes),
        reverse("articles:tags"),
        *(reverse("articles:tag", args=[tag.slug]) for tag in builders.Tag.objects.all()),
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_pages_of_notes_fit_and_are_open_to_everyone(open_page, axe, shape):
    notes = furnish()
    page = open_page(**shape)

    for address in pages(notes):
        page.goto(address)
        assert not overflows(page), f"{address} scrolls sideways"
        axe(page)


def test_they_read_without_javascript(open_page):
    notes = furnish()
    page = open_page(java_script_enabled=False)

    for address in pages(notes):
        page.goto(address)
        expect(page.locator("h1"), address).to_have_count(1)
        assert page.inner_text("main").strip()


@pytest.mark.parametrize("address", ["/annotations/", "/tags/"])
def test_a_room_without_notes_says_so_kindly(page, axe, address):
    page.goto(address)

    assert "yet" in page.inner_text("main")
    axe(page)


def test_a_reader_searches_and_follows_a_note_to_its_passage(page):
    furnish()
    page.goto(reverse("articles:annotations"))

    page.get_by_label("Words of the passage").fill("해 만에")
    page.get_by_role("button", name="Show notes").click()
    page.locator(".slip-quote a").click()

    page.wait_for_url("**/articles/*/#note-*")
    assert "아홉 해" in page.locator(".note:target").inner_text()


def test_on_paper_the_notes_stand_without_the_ways_about(open_page):
    furnish()
    page = open_page()
    page.goto(reverse("articles:annotations"))

    page.emulate_media(media="print")

    expect(page.locator(".slip").first).to_be_visible()
    assert not page.get_by_role("button", name="Show notes").is_visible()
