"""Tags and half-written notes through an afternoon at the desk: offered, never carried along."""

import pytest
from playwright.sync_api import expect

from articles.models import Annotation
from tests import builders
from tests.browser.selecting import drag

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    return builders.article(
        paragraphs=["Keepers 🕯️ lit the lamp on Monday.", "The town came to watch the lamp."]
    )


def saved(page):
    page.locator("#desk-status", has_text="Saved:").wait_for()


def begin(page, number):
    """Open the form on a paragraph and go to the note, with the keys alone."""
    page.get_by_role("link", name=f"Annotate paragraph {number}").press("Enter")
    page.keyboard.press("Tab")


def drafts(page):
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('desk-draft:'))")


def test_tags_just_used_are_offered_first_and_not_put_on_the_next_note(desk, story):
    builders.tag("Atlas")
    page = desk(story)
    form = page.locator("#new-note")

    drag(page, story, "Monday")
    page.keyboard.press("t")
    page.keyboard.press("Tab")
    page.keyboard.type("Lamps")
    page.keyboard.press("Control+Enter")
    saved(page)
    begin(page, 3)

    expect(form.locator(".first-tags label")).to_have_text("Lamps")
    expect(form.locator(".tags :checked")).to_have_count(0)
    page.keyboard.type("Who came?")
    page.keyboard.press("Control+Enter")
    page.locator(".note", has_text="Who came?").wait_for()
    tagged, plain = Annotation.objects.order_by("pk")
    assert (tagged.motivation, tagged.tags.get().name) == ("tagging", "Lamps")
    assert (plain.motivation, plain.tags.count()) == ("commenting", 0)
    assert not drafts(page)


def test_who_may_see_a_note_stays_chosen_from_note_to_note(desk, story):
    page = desk(story)
    for number in (2, 3):
        begin(page, number)
        page.keyboard.type(f"Note {number}.")
        if number == 2:
            page.locator("#new-note").get_by_label("Published").check()
        page.keyboard.press("Control+Enter")
        page.locator(".note", has_text=f"Note {number}.").wait_for()

    assert {note.state for note in Annotation.objects.all()} == {"published"}


def test_a_note_that_was_begun_is_thrown_away_and_does_not_come_back(desk, story):
    page = desk(story)
    begin(page, 2)
    page.keyboard.type("Not this.")

    page.get_by_role("button", name="Discard").press("Enter")
    expect(page.locator("#new-note")).to_be_hidden()
    assert not drafts(page)
    page.reload(wait_until="networkidle")
    begin(page, 2)

    expect(page.locator("#new-note").get_by_label("Note", exact=True)).to_have_value("")
    expect(page.get_by_role("button", name="Discard")).to_be_hidden()


def test_a_part_of_the_name_finds_one_tag_among_many(desk, story, mina):
    builders.note(story, "Monday", by=mina, tags=[builders.tag("Harbour")])
    for number in range(1, 41):
        builders.tag(f"Topic {number}")
    page = desk(story)
    begin(page, 3)
    page.keyboard.type("Seen.")

    page.locator("#new-note summary", has_text="Other tags").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("ic 37")
    expect(page.locator("#new-note .more-tags .tags label:visible")).to_have_text("Topic 37")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    saved(page)

    assert Annotation.objects.latest("pk").tags.get().name == "Topic 37"


def test_a_note_that_is_changed_shows_its_own_tags_first(desk, story, mina, axe):
    for number in range(1, 21):
        builders.tag(f"Topic {number}")
    builders.note(story, "Monday", by=builders.curator("joon"), tags=[builders.tag("Topic 9")])
    page = desk(story)

    page.get_by_role("link", name="Edit the note").press("Enter")
    page.locator(".change-note textarea:focus").wait_for()

    form = page.get_by_role("form", name="Change the note")
    expect(form.locator(".first-tags label")).to_have_text("Topic 9")
    form.locator("summary").click()
    axe(page)
