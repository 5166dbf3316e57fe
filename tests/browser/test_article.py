"""What only a browser can show of the article's page: places, fragments, code points."""

import itertools

import pytest
from playwright.sync_api import expect

from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)
FAMILY = "The 👩‍👩‍👧‍👦 of Café Haneul 하늘, open since 1904."
# The text of a block as it was stored: without the numbers of its notes.
WORDS = """block => {
  const copy = block.cloneNode(true);
  copy.querySelectorAll("[data-apart]").forEach(apart => apart.remove());
  return [Number(block.dataset.start), Number(block.dataset.end), copy.textContent];
}"""


def story():
    made = builders.article(paragraphs=[FAMILY, "The town came. " * 9], captions=["A 🎉 lamp."])
    builders.note(made, "👩‍👩‍👧‍👦 of Café", body="Of whom? " * 40)
    builders.note(made, "Café Haneul 하늘", body="Since when? " * 40)
    builders.note(made, "The town came", body="All of it? " * 40)
    return made


def test_every_block_holds_the_code_points_that_it_says(page):
    made = story()
    page.goto(made.get_absolute_url())

    blocks = [block.evaluate(WORDS) for block in page.locator(".block").all()]

    assert len(blocks) == 4
    for start, end, words in blocks:
        assert words == made.current.text[start:end]
    for mark in page.locator("mark").all():
        start, end, words = mark.evaluate(WORDS)
        assert words == made.current.text[start:end]


def test_a_captured_picture_is_seen_whole_and_no_policy_keeps_it_out(page):
    made = story()
    builders.picture(made.photos.get())
    page.goto(made.get_absolute_url())

    image = page.locator(".photo-image")
    image.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.photo-image').naturalWidth === 640")

    box = image.bounding_box()
    assert abs(box["width"] / box["height"] - 640 / 420) < 0.02


@pytest.mark.parametrize("width", [1280, 1000])
def test_notes_stand_beside_their_words_and_never_over_each_other(open_page, width):
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(story().get_absolute_url())

    notes = [note.bounding_box() for note in page.locator(".note").all()]
    text = page.locator(".block-paragraph").first.bounding_box()

    assert abs(notes[0]["y"] - text["y"]) < 10
    assert all(note["x"] >= text["x"] + text["width"] for note in notes)
    for above, below in itertools.pairwise(notes):
        assert above["y"] + above["height"] <= below["y"]


def test_on_a_phone_notes_follow_the_paragraph_that_they_are_about(open_page):
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(story().get_absolute_url())

    first, second = (block.bounding_box() for block in page.locator(".block-paragraph").all())
    note = page.locator(".note").first.bounding_box()

    assert first["y"] + first["height"] <= note["y"] < second["y"]


def test_a_number_leads_to_its_note_and_the_quote_leads_back(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(story().get_absolute_url())

    page.get_by_role("link", name="Note 2 by mina").press("Enter")
    expect(page.locator(".note:target .note-number")).to_have_text("2")
    page.locator(".note:target .note-quote a").click()
    expect(page.locator(".noteref:target")).to_have_text("2")


def test_pointing_at_a_note_shows_exactly_its_words(page):
    page.goto(story().get_absolute_url())

    page.locator(".note").nth(1).hover()
    lit = page.locator(".passage-lit").all_inner_texts()
    assert "".join(lit) == "Café Haneul 하늘"
    page.mouse.move(0, 0)
    expect(page.locator(".passage-lit")).to_have_count(0)


def test_on_paper_the_notes_follow_the_whole_text(page):
    page.goto(story().get_absolute_url())
    page.emulate_media(media="print")

    last = page.locator(".block-paragraph").last.bounding_box()
    notes = [note.bounding_box() for note in page.locator(".note").all()]

    assert all(note["y"] >= last["y"] + last["height"] for note in notes)


def test_a_crowd_of_notes_has_a_column_that_moves_by_itself(page):
    made = builders.article(paragraphs=["Keepers lit the lamp on Monday. " * 9] * 9)
    for number in range(40):
        builders.note(made, "Keepers lit" if number % 2 else "the lamp", body=f"Remark {number}.")
    page.goto(made.get_absolute_url())

    page.get_by_role("link", name="Note 30 by mina").click()

    assert page.locator(".note:target").bounding_box()["y"] < 900
    assert page.get_by_role("link", name="Note 30 by mina").bounding_box()["y"] < 900
