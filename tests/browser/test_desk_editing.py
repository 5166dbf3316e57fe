"""Changing a note where it stands on the desk, with the keys alone."""

import pytest
from playwright.sync_api import expect

from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    return builders.article(
        paragraphs=["Keepers 🕯️ lit the lamp on Monday.", "The town came to watch the lamp."]
    )


def saved(page):
    page.locator("#desk-status", has_text="Saved:").wait_for()


def test_an_edit_saved_with_the_keys_is_done_and_nothing_of_it_comes_back(desk, story, mina):
    note = builders.note(story, "the lamp on", "As it was.", by=mina)
    page = desk(story)
    page.get_by_role("link", name="Edit the note").press("Enter")
    page.locator(".change-note textarea:focus").wait_for()
    page.keyboard.type("Better: ")
    page.keyboard.press("Control+Enter")
    saved(page)

    # A form that came back would be fetched first.
    page.reload(wait_until="networkidle")
    expect(page.locator(".note-body")).to_have_text("Better: As it was.")
    expect(page.locator(".change-note")).to_have_count(0)
    note.refresh_from_db()
    assert note.version == 2
