"""A parsed page becomes the values of its rows."""

import datetime as dt
import zoneinfo

import pytest

from articles.loading.drafting import draft
from articles.parsing import Block, BlockKind, PagePhoto, ParsedPage

SEOUL = zoneinfo.ZoneInfo("Asia/Seoul")
MORNING = dt.datetime(2022, 3, 29, 8, 30, tzinfo=SEOUL)
LISTED = dt.date(2022, 3, 28)


def page(*paragraphs: str, **fields) -> ParsedPage:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return ParsedPage(format="text-dump", encoding="utf-8", blocks=blocks, **fields)


@pytest.mark.parametrize(
    ("published", "listed", "day"),
    [
        (MORNING, LISTED, dt.date(2022, 3, 29)),
        (dt.date(2022, 3, 30), LISTED, dt.date(2022, 3, 30)),
        (None, LISTED, LISTED),
        (None, None, None),
    ],
)
def test_the_day_is_that_of_the_published_clock_else_the_listed_date(published, listed, day):
    assert draft(page(published=published, listed_date=listed)).day == day


def test_half_past_eight_in_seoul_is_kept_as_the_evening_before_in_utc():
    ready = draft(page(published=MORNING))

    assert ready.published_at.isoformat() == "2022-03-28T23:30:00+00:00"


@pytest.mark.parametrize(
    ("published", "listed", "clock"),
    [
        (MORNING, LISTED, dt.datetime(2022, 3, 29, 8, 30)),
        (None, LISTED, dt.datetime(2022, 3, 28)),
        (dt.date(2022, 3, 30), None, dt.datetime(2022, 3, 30)),
        (None, None, dt.datetime.min),
    ],
)
def test_lists_are_ordered_by_the_clock_that_the_page_prints(published, listed, clock):
    ready = draft(page(published=published, listed_date=listed))

    assert dt.datetime.min + dt.timedelta(seconds=ready.wall_clock) == clock


def test_a_bare_published_date_is_the_listed_date_and_no_moment_is_invented():
    ready = draft(page(published=dt.date(2022, 3, 30)))

    assert (ready.published_at, ready.listed_date) == (None, dt.date(2022, 3, 30))


@pytest.mark.parametrize(
    "moment",
    [
        dt.datetime(9999, 12, 31, 23, tzinfo=dt.timezone(dt.timedelta(hours=-12))),
        dt.datetime(1, 1, 1, 1, tzinfo=SEOUL),
    ],
)
def test_a_moment_beyond_the_calendar_is_no_moment(moment):
    assert draft(page(published=moment)).published_at is None


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("Asia/Seoul", "Asia/Seoul"),
        ("+09:00", "+09:00"),
        ("-05:00", "-05:00"),
        ("+00:00", "+00:00"),
        ("+05:30", "+05:30"),
        ("+99:00", ""),
        ("Mars/Olympus", ""),
        ("/etc/passwd", ""),
        (None, ""),
    ],
)
def test_a_zone_or_offset_that_a_clock_can_keep_is_kept(stated, kept):
    assert draft(page(time_zone=stated)).time_zone == kept


def test_captions_stand_in_the_text_after_the_block_that_they_follow():
    photos = (
        PagePhoto("Top."),
        PagePhoto("Between.", after_block=1),
        PagePhoto("Far.", after_block=9),
    )

    ready = draft(page("One.", "Two.", title="Title", photos=photos))

    assert ready.body.text.split("\n\n") == ["Title", "Top.", "One.", "Between.", "Two.", "Far."]
    assert [block.get("photo") for block in ready.blocks] == [None, 1, None, 2, None, 3]


def test_blocks_quote_the_text_that_they_name():
    ready = draft(page("한글 🙂 one.", "Two.", title="Title", photos=(PagePhoto("Caption."),)))

    quoted = [ready.body.text[block["start"] : block["end"]] for block in ready.blocks]
    assert quoted == ["Title", "Caption.", "한글 🙂 one.", "Two."]


@pytest.mark.parametrize(
    ("first", "excerpt"),
    [
        ("Short.", "Short."),
        ("word " * 80, "word " * 58 + "word…"),
        ("x" * 400, "x" * 299 + "…"),
        ("line\n broken   here", "line broken here"),
    ],
)
def test_the_excerpt_is_the_first_paragraph_cut_at_a_word(first, excerpt):
    found = draft(page(first, "Second.")).excerpt

    assert found == excerpt
    assert len(found) <= 300


def test_a_page_of_captions_alone_has_its_first_caption_as_excerpt():
    assert draft(page(photos=(PagePhoto("The lamp."),))).excerpt == "The lamp."


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://x/" + "y" * 2000, "", None]
)
def test_an_address_that_may_not_be_linked_is_left_out(address):
    assert draft(page(url=address)).url == ""
