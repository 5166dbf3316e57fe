"""A rectangle is drawn on a photograph with the mouse, or written in four numbers."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.anchoring import area, read_area
from articles.annotating import NoteText, make_photo_note, place_all
from articles.models import Annotation, Placement, State
from tests import builders
from tests.browser.test_every_page import SHAPES, overflows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    made = builders.article(captions=["The lamp.", "The stair."])
    builders.picture(made.current.photos.get(position=1))
    return made


def on_photo(story, by):
    photo = story.current.photos.select_related("revision__article").get(position=1)
    said = NoteText(body="A crack.", state=State.PUBLISHED)
    return make_photo_note(by, photo, area(10, 20, 30, 40), said)


def draw(page, picture):
    """Draw a rectangle on a picture, from its right lower corner to the left upper one."""
    page.wait_for_load_state()  # the page is there before the script that draws on it
    page.locator(picture).scroll_into_view_if_needed()
    box = page.locator(picture).bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.1, steps=4)
    page.mouse.up()


def test_a_rectangle_drawn_with_the_mouse_becomes_a_note(desk, story):
    page = desk(story)
    page.get_by_role("link", name="Annotate a part of photograph 1").click()
    draw(page, "#picture img")
    page.get_by_label("Note", exact=True).fill("A crack.")
    page.get_by_role("button", name="Save note").click()

    page.get_by_text("Part of photograph 1: The lamp.").wait_for()
    note = Annotation.objects.get()
    found = [round(edge) for edge in (note.x, note.y, note.w, note.h)]
    assert found == pytest.approx([25, 10, 50, 40], abs=1)


def test_four_numbers_move_the_rectangle_without_a_mouse(desk, story, mina):
    note = on_photo(story, mina)
    page = desk(story)
    page.get_by_role("link", name="Move the note").click()

    page.get_by_label("From the left").fill("50")
    expect(page.locator("#drawn")).to_have_attribute("x", "50")
    page.get_by_role("button", name="Save", exact=True).click()

    page.get_by_text("the note is for this part now").wait_for()
    note.refresh_from_db()
    assert (note.x, note.w) == (50, 30)


def test_a_note_lights_its_part_of_the_photograph_and_the_other_way_round(open_page, story, mina):
    note = on_photo(story, mina)
    page = open_page()
    page.goto(story.get_absolute_url())

    page.locator(f"#note-{note.uuid}").hover()
    expect(page.locator(".photo-area.passage-lit")).to_have_count(1)
    page.locator(".photo-area").focus()

    expect(page.locator(".note.note-lit")).to_have_count(1)


def test_a_note_whose_picture_went_is_drawn_on_another_in_the_queue(
    page, axe, signed_in, story, mina
):
    on_photo(story, mina)
    revision = builders.revise(story, "New", ["All is new."], captions=["A lamp.", "A stair."])
    for photo in revision.photos.all():
        builders.picture(photo, builders.painted(size=(60 + photo.position, 50)))
    place_all(revision)
    signed_in(page, mina).goto(reverse("admin:articles_placement_review"))
    axe(page)
    page.keyboard.press("m")
    assert page.evaluate("document.activeElement.name") == "photo"

    draw(page, ".review-photo:nth-of-type(2) .photo-frame")
    assert not overflows(page)
    page.locator("#pictures").get_by_role("button", name="Move the note here").click()

    page.get_by_text("Moved to photograph 2.").wait_for()
    found = read_area(Placement.objects.get(revision=revision).area, None, None)
    assert [round(edge) for edge in found.numbers] == pytest.approx([25, 10, 50, 40], abs=1)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_pages_of_photographs_fit_and_are_open_to_everyone(
    open_page, axe, signed_in, story, mina, shape
):
    on_photo(story, mina)
    page = signed_in(open_page(**shape), mina)

    for address in (
        reverse("admin:articles_article_annotate_photo", args=[story.pk, 1]),
        reverse("admin:articles_article_annotate", args=[story.pk]),
        story.get_absolute_url(),
    ):
        page.goto(address)
        assert not overflows(page), address
        axe(page)
