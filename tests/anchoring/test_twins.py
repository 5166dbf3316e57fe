"""Sentences that stand more than once: told apart by their place, or left to a curator."""

import pytest

from articles.anchoring import Carried, carry

TITLE = "Ferry stops for the winter"
LEAD = "The ferry to Saltmere stops running on 4 November, the harbour office said."
CAPTION = "The ferry lies at Saltmere quay while the market goes on behind it."
LAMP = "The lamp on Gannet Rock stays lit through the long nights, whatever the council says."
MILL = "Meanwhile the tide mill grinds on, and its miller sleeps when the water lets him."
STRANGER = "Rain fell on the market all morning, to the delight of the umbrella seller."


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def each(words: str, text: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def carried(old: str, new: str, words: str) -> list[Carried]:
    """Carry every place of some words."""
    return carry(old, new, [(at, at + len(words)) for at in each(words, old)])


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(page(TITLE, LAMP, MILL, LEAD, CAPTION), id="one moved, one gone"),
        pytest.param(page(TITLE, CAPTION, LEAD, LAMP, MILL, CAPTION), id="one moved, one stayed"),
        pytest.param(page(TITLE, LEAD, LAMP, CAPTION, MILL), id="one left between the two places"),
    ],
)
def test_twins_side_by_side_are_not_told_apart_by_chance(new):
    old = page(TITLE, CAPTION, CAPTION, LEAD, LAMP, MILL)

    found = carried(old, new, "Saltmere quay")

    assert all(one.status in ("review", "gone") for one in found)
    assert any(one.status == "review" for one in found)


def test_as_many_twins_in_one_place_keep_their_rank():
    old = page(TITLE, LEAD, CAPTION, CAPTION, LAMP, MILL)
    new = page(TITLE, STRANGER, LEAD, CAPTION, STRANGER.upper(), CAPTION, LAMP, MILL)

    found = carried(old, new, "Saltmere quay")

    assert [one.start for one in found] == each("Saltmere quay", new)
    assert {one.status for one in found} == {"same"}


def test_an_edited_twin_keeps_its_place_from_an_equal_one():
    edited = CAPTION.replace("market", "fish market")
    old = page(TITLE, LEAD, CAPTION, LAMP, CAPTION, MILL)
    new = page(TITLE, LEAD, edited, LAMP, CAPTION, MILL)

    found = carried(old, new, "Saltmere quay")

    assert [one.start for one in found] == each("Saltmere quay", new)


def test_a_twin_that_moved_is_known_when_the_other_kept_its_place():
    old = page(TITLE, CAPTION, LEAD, LAMP, CAPTION, MILL)
    new = page(TITLE, CAPTION, LEAD, LAMP, MILL, STRANGER, CAPTION)

    stayed, moved = carried(old, new, "Saltmere quay")

    assert (stayed.status, stayed.start) == ("same", each("Saltmere quay", new)[0])
    assert (moved.status, moved.start) == ("moved", each("Saltmere quay", new)[1])


def test_a_passage_is_not_placed_by_half_of_its_sentences():
    old = page(TITLE, LEAD, CAPTION, CAPTION, LAMP, MILL)
    new = page(TITLE, LEAD, CAPTION, LAMP, CAPTION, MILL)
    start = old.index("Saltmere stops")

    (found,) = carry(old, new, [(start, old.index(CAPTION) + len("The ferry lies at Saltmere"))])

    assert (found.status, found.start) == ("review", None)
