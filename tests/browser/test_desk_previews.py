"""A note is shown as it will read before it is saved, and what is typed is not lost anywhere."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Annotation
from tests import builders
from tests.browser.selecting import drag

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = "**Which** lamp? <b>That</b> one."


@pytest.fixture
def story():
    made = builders.article(
        paragraphs=["Keepers lit the lamp on Monday.", "The town came."], captions=["The lamp."]
    )
    builders.picture(made.current.photos.get())
    return made


@pytest.fixture
def photo_page(story):
    return reverse("admin:articles_article_annotate_photo", args=[story.pk, 1])


@pytest.fixture
def note_page(story, mina):
    note = builders.note(story, "the lamp on", "As it was.", by=mina)
    return reverse("admin:articles_annotation_change", args=[note.pk])


def box(page):
    return page.locator("textarea[name=body]").first


def look(page):
    """Press *Preview* and wait for what it shows."""
    page.get_by_role("button", name="Preview").click()
    shown = page.get_by_role("region", name="Preview").locator(".note-text")
    expect(shown).to_have_text("Which lamp? <b>That</b> one.")
    expect(shown.locator("strong")).to_have_text("Which")


def test_a_new_note_is_shown_as_it_will_read_and_saved_only_afterwards(desk, axe, story):
    page = desk(story)
    drag(page, story, "lit the lamp")
    box(page).fill(TYPED)

    look(page)
    axe(page)
    assert not Annotation.objects.exists()
    page.get_by_role("button", name="Save note").click()
    page.locator("#desk-status", has_text="Saved:").wait_for()

    assert Annotation.objects.get().body == TYPED


def test_a_note_that_is_edited_at_the_desk_is_shown_before_it_is_saved(desk, story, note_page):
    page = desk(story)
    page.get_by_role("link", name="Edit the note").click()
    form = page.get_by_role("form", name="Change the note")
    form.get_by_label("Note", exact=True).fill(TYPED)

    form.get_by_role("button", name="Preview").click()

    expect(form.locator(".preview strong")).to_have_text("Which")
    assert Annotation.objects.get().body == "As it was."


@pytest.mark.parametrize("page_of", ["photo_page", "note_page"])
def test_a_note_on_a_page_of_its_own_is_shown_before_it_is_saved(
    page, axe, signed_in, mina, request, page_of
):
    address = request.getfixturevalue(page_of)
    signed_in(page, mina).goto(address)
    box(page).fill(TYPED)

    look(page)

    axe(page)
    assert not Annotation.objects.filter(body=TYPED).exists()


@pytest.mark.parametrize("page_of", ["desk_page", "photo_page", "note_page"])
def test_without_javascript_a_preview_shows_the_form_again_and_saves_nothing(
    open_page, signed_in, story, mina, request, page_of
):
    desk_page = reverse("admin:articles_article_annotate", args=[story.pk]) + "?block=2"
    address = desk_page if page_of == "desk_page" else request.getfixturevalue(page_of)
    page = signed_in(open_page(java_script_enabled=False), mina)
    page.goto(address)
    box(page).fill(TYPED)

    look(page)

    expect(box(page)).to_have_value(TYPED)
    expect(page.locator(".errornote, .errorlist")).to_have_count(0)
    assert not Annotation.objects.filter(body=TYPED).exists()


@pytest.mark.parametrize("page_of", ["photo_page", "note_page"])
def test_what_was_typed_on_a_page_of_its_own_is_back_and_gone_once_saved(
    page, axe, signed_in, mina, request, page_of
):
    address = request.getfixturevalue(page_of)
    signed_in(page, mina).goto(address)
    box(page).fill("Half a thought")
    page.reload()

    page.get_by_text("What you had typed is back.").wait_for()
    expect(box(page)).to_have_value("Half a thought")
    axe(page)
    page.get_by_role("button", name="Save", exact=False).first.click()
    page.locator(".messagelist .success").wait_for()
    page.goto(address)

    expect(page.locator(".draft-back")).to_have_count(0)
    assert Annotation.objects.filter(body="Half a thought").exists()


def test_what_was_typed_can_be_left_out(page, signed_in, mina, note_page):
    signed_in(page, mina).goto(note_page)
    box(page).fill("Half a thought")
    page.reload()
    page.get_by_role("button", name="Leave it out").click()

    expect(box(page)).to_have_value("As it was.")
    page.reload()
    expect(box(page)).to_have_value("As it was.")


def test_a_save_that_never_arrived_leaves_what_was_typed(page, signed_in, mina, photo_page):
    signed_in(page, mina).goto(photo_page)
    box(page).fill("Half a thought")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save note").click()
    page.wait_for_url("chrome-error://**")
    page.context.set_offline(False)
    page.goto(photo_page)

    expect(box(page)).to_have_value("Half a thought")
