"""Only a browser can show keys, selecting, and what the review queue looks like."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.annotating import place_all
from articles.models import PlacementStatus
from tests import builders
from tests.browser.test_every_page import SHAPES, overflows

pytestmark = pytest.mark.django_db(transaction=True)

QUEUE = "admin:articles_placement_review"
OLD = (
    "Keepers 🕯️ lit the lamp on Monday after nine dark winters of waiting.",
    "The town came down to the quay to watch the first beam.",
    "Nobody spoke until the ferry answered with its horn.",
)
NEW = (
    "Harbour people said that the lamp on Monday 🕯️ shone over the ferry at noon.",
    *(
        f"Paragraph {number} says little of the harbour, and much of the rain. " * 4
        for number in range(12)
    ),
    "A ferry 🎉 crossed, then the ferry came again.",
    OLD[2],
)
ALIKE = "lit the lamp on Monday after nine dark"
LOST = "came down to the quay to watch"
SELECT = """([first, last]) => {
  const block = [...document.querySelectorAll("#new-text .block")].find(
    (one) => one.textContent.includes(first));
  const text = block.firstChild;
  const range = document.createRange();
  range.setStart(text, text.data.indexOf(first));
  range.setEnd(text, text.data.indexOf(last) + last.length);
  document.querySelector("#new-text").scrollTop = block.offsetTop;
  block.scrollIntoView({ block: "center" });
  const [a, b] = [range.getClientRects()[0], [...range.getClientRects()].at(-1)];
  return [a.left, a.top + a.height / 2, b.right, b.top + b.height / 2];
}"""


@pytest.fixture
def mina():
    return builders.curator()


@pytest.fixture
def places(mina):
    """Two places that wait: one with a candidate, one without."""
    story = builders.article(paragraphs=OLD)
    notes = [builders.note(story, quote, tags=[builders.tag()]) for quote in (ALIKE, LOST)]
    revision = builders.revise(story, story.title, NEW)
    place_all(revision)
    found = [note.placements.get(revision=revision) for note in notes]
    assert [one.status for one in found] == [PlacementStatus.REVIEW, PlacementStatus.GONE]
    return found


@pytest.fixture
def queue(page, signed_in, mina):
    """Open the queue."""

    def open_queue(on=None):
        at = on or signed_in(page, mina)
        at.goto(reverse(QUEUE))
        return at

    return open_queue


def words_of(place):
    place.refresh_from_db()
    return place.revision.text[place.start : place.end] if place.start is not None else ""


def test_keys_go_through_the_queue_and_decide(queue, places, mina):
    page = queue()

    page.keyboard.press("j")
    page.wait_for_url(f"**/{places[1].pk}/")
    page.keyboard.press("k")
    page.wait_for_url(f"**/{places[0].pk}/")
    page.keyboard.press("a")
    page.wait_for_url(f"**/{places[1].pk}/")
    page.keyboard.press("g")
    page.get_by_text("Every note has its place").wait_for()

    assert "the lamp on Monday" in words_of(places[0])
    places[1].refresh_from_db()
    assert (places[1].status, places[1].decided_by) == (PlacementStatus.GONE, mina)


def test_a_key_with_nothing_to_do_says_so(queue, places):
    page = queue()

    page.keyboard.press("k")
    page.get_by_text("This is the first one that waits.").wait_for()
    page.keyboard.press("j")
    page.wait_for_url(f"**/{places[1].pk}/")
    page.keyboard.press("a")

    page.get_by_text("There is no proposed place to accept.").wait_for()


def test_letters_typed_in_a_field_decide_nothing(queue, places):
    page = queue()

    page.keyboard.press("m")
    page.keyboard.type("a ferry gjkma")

    expect(page.get_by_label("Words of the text")).to_have_value("a ferry gjkma")
    expect(page.get_by_text("Note 1 of 2 that wait")).to_be_visible()


def test_keys_are_switched_off_and_stay_off(queue, places):
    page = queue()

    page.get_by_label("Keys").uncheck()
    page.keyboard.press("j")
    page.keyboard.press("Control+g")
    page.reload()
    page.keyboard.press("g")

    assert not page.get_by_label("Keys").is_checked()
    expect(page.locator("kbd:visible")).to_have_count(0)
    expect(page.get_by_text("Note 1 of 2 that wait")).to_be_visible()


def test_a_korean_keyboard_has_the_same_keys(queue, places):
    page = queue()

    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'ㅓ', code: 'KeyJ', bubbles: true, cancelable: true}))"
    )

    page.wait_for_url(f"**/{places[1].pk}/")


def test_words_selected_in_the_new_text_take_the_note(queue, places):
    page = queue()
    left, top, right, bottom = page.evaluate(SELECT, ["🎉 crossed", "the ferry"])

    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move(right - 0.5, bottom, steps=4)
    page.mouse.up()
    page.get_by_text("Chosen in the new text.").wait_for()
    page.get_by_role("button", name="Move the note here").click()
    page.get_by_text("Moved to").wait_for()

    assert words_of(places[0]) == "🎉 crossed, then the ferry"


def test_the_proposed_words_are_in_view(queue, places):
    page = queue()
    page.keyboard.press("j")
    page.wait_for_url(f"**/{places[1].pk}/")

    box, near = (page.locator(one).bounding_box() for one in ("#new-text", "#near"))

    assert box["y"] <= near["y"] <= box["y"] + box["height"]


def test_the_keyboard_alone_moves_a_note(queue, places):
    page = queue()

    page.keyboard.press("m")
    page.keyboard.type("ferry came again")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Moved to").wait_for()

    assert words_of(places[0]) == "ferry came again"


def test_everything_works_without_javascript(open_page, signed_in, queue, places, mina):
    page = queue(signed_in(open_page(java_script_enabled=False), mina))

    page.get_by_text("Move to…").click()
    page.get_by_label("Words of the text").fill("ferry")
    page.get_by_role("button", name="Move the note here").click()
    page.locator(".places input").last.check()
    page.get_by_role("button", name="Move the note here").click()
    page.get_by_role("button", name="Gone").click()

    expect(page.get_by_text("Every note has its place")).to_be_visible()
    places[0].refresh_from_db()
    assert places[0].start == places[0].revision.text.rindex("ferry answered")


@pytest.mark.parametrize("shape", SHAPES)
def test_every_page_of_it_fits_and_is_open_to_everyone(
    open_page, axe, signed_in, places, mina, shape
):
    page = signed_in(open_page(**shape), mina)
    history = reverse("admin:articles_annotation_history", args=[places[0].annotation_id])
    first, second = (f"{reverse(QUEUE)}{place.pk}/" for place in places)
    for address in (reverse("admin:index"), first, second, history):
        check(page, axe, address)
    page.goto(second)
    page.get_by_role("button", name="Gone").click()
    check(page, axe, second)
    page.goto(first)
    page.get_by_text("Move to…").click()
    page.get_by_label("Words of the text").fill("ferry")
    page.get_by_role("button", name="Move the note here").click()
    check(page, axe)


def check(page, axe, address=""):
    if address:
        page.goto(address)
    assert not overflows(page), f"{page.url} scrolls sideways"
    axe(page)
