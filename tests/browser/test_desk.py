"""Only a browser can show what selecting on the annotating desk does."""

import pytest
from playwright.sync_api import expect

from articles.models import Annotation, State
from tests import builders
from tests.browser.selecting import drag

pytestmark = pytest.mark.django_db(transaction=True)


def save(page, words, state="Published"):
    form = page.get_by_role("form", name="New note")
    form.get_by_label("Note", exact=True).fill(words)
    form.get_by_text(state).click()
    form.get_by_role("button", name="Save note").click()
    page.get_by_text("Saved:").wait_for()


@pytest.mark.parametrize(
    ("paragraph", "quote"),
    [
        ("Keepers 🕯️ lit the 🕯️ lamp on Monday 👩‍👩‍👧 again.", "the 🕯️ lamp"),
        ("The letter 𝒜𝒷 stands before 𝒜 twice.", "before 𝒜"),
        ("등대지기들은 월요일 등대에 불을 켰다고 밝혔다.", "월요일 등대에"),
        (
            "The name \u1112\u1161\u11ab\u1100\u1173\u11af is written so.",
            "\u1112\u1161\u11ab\u1100\u1173\u11af is",
        ),
    ],
)
def test_words_chosen_with_the_mouse_are_kept_to_the_code_point(desk, paragraph, quote):
    story = builders.article(paragraphs=[paragraph, "Another."])
    page = desk(story)

    drag(page, story, quote)
    save(page, "Seen.")

    note = Annotation.objects.get()
    assert note.exact == quote
    assert story.current.text[note.start : note.end] == quote


def test_words_of_two_paragraphs_are_one_passage(desk):
    story = builders.article(paragraphs=["First 🕯️ paragraph.", "Second one here."])
    page = desk(story)

    drag(page, story, "🕯️ paragraph.\n\nSecond")
    save(page, "Both.")

    assert Annotation.objects.get().exact == "🕯️ paragraph.\n\nSecond"


def test_the_mark_and_the_note_appear_at_once_and_escaped(desk):
    story = builders.article(paragraphs=["Keepers <b>lit</b> the lamp."])
    page = desk(story)

    drag(page, story, "<b>lit</b>")
    save(page, "<img src=x onerror=alert(1)>")

    expect(page.locator("#desk-text mark")).to_have_text("<b>lit</b>")
    expect(page.locator(".note-body")).to_have_text("<img src=x onerror=alert(1)>")
    assert page.url.endswith("/annotate/")


def test_words_under_a_note_can_be_chosen_again(desk, mina):
    story = builders.article(paragraphs=["Keepers 🕯️ lit the lamp on Monday."])
    builders.note(story, "🕯️ lit the", by=mina)
    page = desk(story)

    drag(page, story, "the lamp on")
    save(page, "Overlaps.")

    assert Annotation.objects.latest("pk").exact == "the lamp on"
    expect(page.locator("#desk-text mark.depth-2")).to_have_text("the")


def test_the_keyboard_alone_makes_a_note(desk):
    story = builders.article(paragraphs=["Keepers lit the lamp.", "The town came."])
    page = desk(story)

    page.get_by_role("link", name="Annotate paragraph 3").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("town came")
    page.keyboard.press("Tab")
    page.keyboard.type("From where?")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Saved:").wait_for()

    note = Annotation.objects.get()
    assert (note.exact, note.body, note.state) == ("town came", "From where?", State.DRAFT)


def test_escape_closes_the_form_and_what_was_typed_stays(desk):
    story = builders.article(paragraphs=["Keepers lit the lamp."])
    page = desk(story)
    form = page.locator("#new-note")

    drag(page, story, "lit")
    form.get_by_label("Note", exact=True).fill("Half a thought")
    page.keyboard.press("Escape")
    assert form.is_hidden()
    drag(page, story, "lamp")

    assert form.get_by_label("Note", exact=True).input_value() == "Half a thought"


def test_escape_folds_an_edited_note_and_keeps_what_was_typed(desk, mina):
    story = builders.article(paragraphs=["Keepers lit the lamp."])
    builders.note(story, "the lamp", "As it was.", by=mina)
    page = desk(story)
    edit = page.get_by_role("link", name="Edit the note")
    box = page.get_by_role("form", name="Change the note").get_by_label("Note", exact=True)

    edit.click()
    box.fill("Half a thought")
    page.keyboard.press("Escape")
    expect(page.locator(".change-note")).to_be_hidden()
    edit.click()

    assert box.input_value() == "Half a thought"


def test_words_changed_by_hand_that_stand_twice_are_asked_about(desk):
    story = builders.article(paragraphs=["See the lamp, the old one, the lamp."])
    page = desk(story)

    drag(page, story, "the old one")
    page.get_by_label("Words of the text").fill("the lamp")
    page.get_by_label("Note", exact=True).fill("Which?")
    page.get_by_role("button", name="Save note").click()
    page.locator(".places input").first.check()
    page.get_by_role("button", name="Save note").click()
    page.get_by_text("Saved:").wait_for()

    note = Annotation.objects.get()
    assert (note.body, note.start) == ("Which?", story.current.text.index("the lamp"))


def test_two_curators_on_one_note_lose_nothing(desk, open_page, signed_in, mina):
    story = builders.article(paragraphs=["Keepers lit the lamp."])
    note = builders.note(story, "the lamp", "As it was.", by=mina)
    ours, theirs = desk(story), signed_in(open_page(), builders.curator("joon"))
    desk(story, on=theirs)
    for page in (ours, theirs):
        page.get_by_role("link", name="Edit the note").click()
    for page, words in ((theirs, "Joon was first."), (ours, "Mina was second.")):
        form = page.get_by_role("form", name="Change the note")
        form.get_by_label("Note", exact=True).fill(words)
        form.get_by_role("button", name="Save", exact=True).click()
        page.locator(".conflict, #desk-status:not(:empty)").first.wait_for()

    assert "Joon" in ours.locator(".conflict ins").first.inner_text()
    assert form.get_by_label("Note", exact=True).input_value() == "Mina was second."
    ours.get_by_role("button", name="Save mine over it").click()
    ours.get_by_text("Saved:").wait_for()
    note.refresh_from_db()
    assert (note.body, note.version) == ("Mina was second.", 3)


def test_a_note_marks_its_passage_while_it_is_pointed_at(desk, mina):
    story = builders.article(paragraphs=["Keepers lit the lamp."])
    builders.note(story, "the lamp", by=mina)
    page = desk(story)

    page.locator(".note").hover()

    expect(page.locator("mark.lit")).to_have_text("the lamp")


def test_the_form_works_without_javascript(open_page, signed_in, desk, mina):
    story = builders.article(paragraphs=["See the lamp, the old one, the lamp."])
    page = desk(story, on=signed_in(open_page(java_script_enabled=False), mina))

    page.get_by_label("Words of the text").fill("the lamp")
    page.get_by_label("Note", exact=True).fill("The last one.")
    page.get_by_role("button", name="Save note").click()
    page.locator(".places input").last.check()
    page.get_by_role("button", name="Save note").click()

    expect(page.get_by_text("The last one.")).to_be_visible()
    assert Annotation.objects.get().start == story.current.text.rindex("the lamp")
