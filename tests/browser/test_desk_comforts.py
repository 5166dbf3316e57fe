"""What makes hours at the desk bearable: keys, drafts, undo, moving a note, finding words."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Annotation, State
from tests import builders
from tests.browser.selecting import drag

pytestmark = pytest.mark.django_db(transaction=True)


CHOOSE_THE_FIRST_WORD = """block => {
  document.getSelection().collapse(block, 0);
  document.getSelection().modify("extend", "forward", "word");
}"""


@pytest.fixture
def story():
    return builders.article(
        paragraphs=["Keepers 🕯️ lit the lamp on Monday.", "The town came to watch the lamp."]
    )


def saved(page):
    page.locator("#desk-status", has_text="Saved:").wait_for()


def note_box(page, name="New note"):
    return page.get_by_role("form", name=name).get_by_label("Note", exact=True)


def test_n_begins_a_note_while_words_are_selected(desk, story):
    page = desk(story)

    page.keyboard.press("n")
    expect(page.locator("#new-note")).to_be_hidden()
    drag(page, story, "🕯️ lit")
    page.keyboard.press("n")
    page.keyboard.type("no hint")
    page.keyboard.press("Control+Enter")
    saved(page)

    note = Annotation.objects.get()
    assert (note.body, note.exact) == ("no hint", "🕯️ lit")


def test_h_highlights_at_once_and_undo_takes_one_step_or_several_back(desk, story):
    page = desk(story)

    drag(page, story, "the lamp on")
    page.keyboard.press("h")
    saved(page)
    assert Annotation.objects.get().motivation == "highlighting"
    drag(page, story, "town")
    page.keyboard.press("h")
    page.get_by_role("button", name="Undo: new note on “town”").wait_for()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.locator("#desk-status", has_text="Undone: new note on “the lamp on”.").wait_for()
    expect(page.locator("#desk-text mark")).to_have_count(0)
    page.get_by_role("button", name="Redo: new note on “the lamp on”").click()
    page.locator("#desk-status", has_text="Done again:").wait_for()

    expect(page.locator("#desk-text mark")).to_have_text("the lamp on")
    page.keyboard.press("Control+y")
    page.locator("#desk-status", has_text="Done again: new note on “town”.").wait_for()
    page.get_by_text("Steps").click()
    page.get_by_role("button", name="Undo 2: back to before").click()
    page.locator("#desk-status", has_text="Undone: 2 steps").wait_for()
    expect(page.locator("#desk-text mark")).to_have_count(0)


def test_t_goes_to_the_tags(desk, story):
    builders.tag("Harbour")
    page = desk(story)

    drag(page, story, "Monday")
    page.keyboard.press("t")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    saved(page)

    note = Annotation.objects.get()
    assert (note.motivation, note.tags.get().name) == ("tagging", "Harbour")


def test_keys_are_switched_off_and_the_browser_remembers(desk, story):
    page = desk(story)
    page.get_by_label("Keys").uncheck()
    page.reload()

    assert not page.get_by_label("Keys").is_checked()
    drag(page, story, "Monday")
    page.locator("textarea:focus").wait_for()
    page.keyboard.type("hnt")

    assert note_box(page).input_value() == "hnt"
    assert not Annotation.objects.exists()


def test_what_was_typed_is_back_after_a_reload_and_gone_once_saved(desk, story):
    page = desk(story)
    drag(page, story, "🕯️ lit")
    note_box(page).fill("Half a thought")
    page.reload()

    page.get_by_text("The note that you had begun is back.").wait_for()
    assert note_box(page).input_value() == "Half a thought"
    page.get_by_role("button", name="Save note").click()
    saved(page)
    page.reload()

    expect(page.locator("#new-note")).to_be_hidden()
    assert Annotation.objects.get().exact == "🕯️ lit"


def test_an_edit_is_back_after_a_reload_and_meets_what_was_saved_meanwhile(desk, story, mina):
    note = builders.note(story, "the lamp on", "As it was.", by=mina)
    page = desk(story)
    page.get_by_role("link", name="Edit the note").click()
    note_box(page, "Change the note").fill("Half an edit")
    builders.change(note, "Joon was first.")
    page.reload()

    page.get_by_text("What you had typed in this note is back.").wait_for()
    assert note_box(page, "Change the note").input_value() == "Half an edit"
    page.get_by_role("button", name="Save", exact=True).click()

    page.locator(".conflict ins", has_text="Joon").wait_for()


def test_an_edit_that_is_cancelled_leaves_nothing_behind(desk, story, mina):
    builders.note(story, "the lamp on", "As it was.", by=mina)
    page = desk(story)
    page.get_by_role("link", name="Edit the note").click()
    note_box(page, "Change the note").fill("Half an edit")
    page.get_by_role("link", name="Cancel").click()
    page.reload()
    page.get_by_role("link", name="Edit the note").click()

    assert note_box(page, "Change the note").input_value() == "As it was."


def test_a_note_moves_to_the_words_selected_next(desk, story, mina):
    note = builders.note(story, "Monday", "Which lamp?", by=mina)
    page = desk(story)

    page.get_by_role("link", name="Move the note").click()
    page.get_by_role("form", name="Change the words").wait_for()
    drag(page, story, "town came")
    page.keyboard.press("Control+Enter")
    saved(page)

    note.refresh_from_db()
    assert (note.exact, note.body, note.version) == ("town came", "Which lamp?", 2)
    expect(page.locator("#desk-text mark")).to_have_text("town came")


def test_escape_leaves_a_note_where_it_is(desk, story, mina):
    builders.note(story, "Monday", by=mina)
    page = desk(story)
    move = page.get_by_role("link", name="Move the note")

    move.click()
    page.get_by_role("form", name="Change the words").wait_for()
    page.keyboard.press("Escape")

    expect(page.locator(".span-form")).to_have_count(0)
    assert move.evaluate("link => link === document.activeElement")


def test_found_words_open_the_form_on_the_place_that_was_meant(desk, story):
    page = desk(story)

    page.get_by_label("Find the words").fill("LAMP")
    page.keyboard.press("Enter")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("2 places.")
    page.locator("a.hit").last.click()
    page.keyboard.type("The second.")
    page.keyboard.press("Control+Enter")
    saved(page)

    assert Annotation.objects.get().start == story.current.text.rindex("lamp")


def test_found_words_become_a_note_without_javascript(open_page, signed_in, desk, story, mina):
    page = desk(story, on=signed_in(open_page(java_script_enabled=False), mina))

    page.get_by_label("Find the words").fill("lamp")
    page.get_by_role("button", name="Find").click()
    page.locator("a.hit").last.click()
    page.get_by_label("Note", exact=True).fill("The second.")
    page.get_by_role("button", name="Save note").click()

    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert Annotation.objects.get().start == story.current.text.rindex("lamp")


def test_a_save_changes_only_its_part_of_the_page_and_brings_colleagues_notes(desk, story, mina):
    builders.note(story, "Keepers", by=mina)
    page = desk(story)
    page.evaluate("document.querySelector('#desk-text .block').dataset.same = 'yes'")

    drag(page, story, "the lamp on")
    page.keyboard.press("h")
    saved(page)
    expect(page.locator("[data-same]")).to_have_count(1)
    expect(page.locator(".note")).to_have_count(2)
    builders.note(story, "town came", "From a colleague.", by=builders.curator("joon"))
    page.get_by_role("button", name="Undo").click()

    page.get_by_text("From a colleague.").wait_for()
    expect(page.locator(".note")).to_have_count(3)


def test_a_screen_reader_hears_where_a_note_begins_and_ends(desk, story, mina):
    builders.note(story, "lit the lamp", by=mina)
    page = desk(story)

    heard = page.locator("#desk-text").aria_snapshot()

    begins = heard.index("Note on lit the lamp begins: Comment by mina")
    words = heard.index("lit the lamp", begins + 20)
    assert begins < words < heard.index("[note on lit the lamp ends]")


def test_the_beginning_of_a_note_in_the_text_marks_it_when_it_has_the_focus(desk, story, mina):
    builders.note(story, "lit the lamp", by=mina)
    page = desk(story)

    page.locator("#desk-text .begin").focus()

    expect(page.locator(".note.lit")).to_have_count(1)
    expect(page.locator("mark.lit")).to_have_text("lit the lamp")


def test_a_finger_on_a_phone_reaches_everything(open_page, signed_in, desk, story, mina):
    phone = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = desk(story, on=signed_in(phone, mina))

    page.get_by_role("link", name="Annotate paragraph 2").tap()
    note_box(page).fill("By thumb.")
    page.get_by_role("button", name="Save note").tap()
    saved(page)

    seen = "mark => mark.getBoundingClientRect().top >= 0"
    assert page.locator("#desk-text mark").evaluate(seen)
    assert Annotation.objects.get().state == State.DRAFT


def test_words_chosen_by_a_long_press_reach_the_form_and_grow_by_their_handles(
    open_page, signed_in, desk, story, mina
):
    phone = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = desk(story, on=signed_in(phone, mina))
    quote = page.get_by_label("Words of the text")
    block = page.locator("#desk-text .block", has_text="The town came")
    page.wait_for_load_state()

    # What a phone's browser does: the finger rests, a word is chosen, the touch is taken away.
    block.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    block.evaluate(CHOOSE_THE_FIRST_WORD)
    page.locator("body").evaluate("() => new Promise(requestAnimationFrame)")
    expect(page.locator("#new-note")).to_be_hidden()
    block.dispatch_event("pointercancel", {"pointerType": "touch", "bubbles": True})
    expect(quote).to_have_value("The")
    page.evaluate("document.getSelection().modify('extend', 'forward', 'word')")

    expect(quote).to_have_value("The town")
    note_box(page).fill("By thumb.")
    page.get_by_role("button", name="Save note").tap()
    saved(page)
    assert Annotation.objects.get().exact == "The town"


def test_the_desk_with_everything_open_is_open_to_everyone(desk, axe, story, mina):
    builders.note(story, "lit the lamp", by=mina, tags=[builders.tag()])
    page = desk(story)
    page.get_by_text("How the desk works").click()
    page.get_by_label("Find the words").fill("lamp")
    page.keyboard.press("Enter")
    page.locator("a.hit").first.click()
    page.get_by_role("link", name="Move the note").click()
    page.get_by_role("form", name="Change the words").wait_for()

    axe(page)
    page.goto(
        reverse(
            "admin:articles_article_annotate_words", args=[story.pk, story.annotations.get().pk]
        )
    )
    axe(page)
