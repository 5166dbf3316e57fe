"""The canonical text, spans of it, and quotes found in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import canonical, describe, find_exact, segments

PARTS = st.lists(st.tuples(st.sampled_from(["title", "paragraph"]), st.text(), st.none()))
SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=12)


@given(PARTS)
def test_blocks_tile_the_text_and_only_separators_stand_between(parts):
    whole = canonical(parts)

    assert "\n\n".join(whole.text[block.start : block.end] for block in whole.blocks) == whole.text
    assert [whole.text[block.start : block.end] for block in whole.blocks] == [
        text for _, text, _ in parts if text
    ]


def test_a_caption_block_names_its_photo():
    whole = canonical([("title", "Lamp lit", None), ("caption", "The lamp.", 2)])

    assert whole.blocks[1].photo == 2


@pytest.mark.parametrize(
    ("text", "start", "end", "exact"),
    [
        ("빛이 켜졌다 🎉 오늘", 7, 8, "🎉"),
        ("a👩‍🚀b", 1, 4, "👩‍🚀"),
        ("plain words", 6, 11, "words"),
    ],
)
def test_offsets_are_code_points(text, start, end, exact):
    assert describe(text, start, end).exact == exact


def test_a_passage_knows_the_words_around_it():
    passage = describe("before the lamp after", 11, 15)

    assert (passage.prefix, passage.suffix) == ("before the ", " after")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="not inside the text"):
        describe("short", start, end)


@pytest.mark.parametrize(
    ("text", "quote", "starts"),
    [
        ("the lamp, the lamp", "the lamp", [0, 10]),
        ("aaa", "aa", [0, 1]),
        ("the\u00a0old\n\nlamp", " the old  lamp ", [0]),
        ("(a+)+$", "(a+)+$", [0]),
        ("the lamp", "The lamp", []),
        ("the lamp", "   ", []),
    ],
)
def test_a_pasted_quote_is_found_wherever_it_stands(text, quote, starts):
    assert [passage.start for passage in find_exact(text, quote)] == starts


@given(st.integers(0, 40), SPANS)
def test_segments_tile_the_range_and_name_every_span_over_them(length, spans):
    keyed = [(low, high, number) for number, (low, high) in enumerate(spans)]

    tiles = segments(0, length, keyed)

    assert "".join("." * (tile.end - tile.start) for tile in tiles) == "." * length
    for tile in tiles:
        over = {key for low, high, key in keyed if low <= tile.start and tile.end <= high}
        assert set(tile.keys) == over


@given(SPANS)
def test_each_span_begins_in_exactly_one_segment(spans):
    keyed = [(low, high, number) for number, (low, high) in enumerate(spans)]

    begun = [key for tile in segments(0, 50, keyed) for key in tile.begins]

    visible = [number for low, high, number in keyed if max(low, 0) < min(high, 50)]
    assert sorted(begun) == sorted(visible)
