"""Passages carried from an old text to a new one: the same words, their place, or no place."""

import pytest

from articles.anchoring import carry

TITLE = "Ferry stops for the winter"
LEAD = "The ferry to Saltmere stops running on 4 November, the harbour office said."
PRICE = "A crossing cost 12 crowns this year. Nobody was turned away for want of money."
QUOTE = '"We shall be back in April," said Tam Brockle, who has steered it since 1987.'
LAMP = "The lamp on Gannet Rock stays lit through the long nights, whatever the council says."
MILL = "Meanwhile the tide mill grinds on, and its miller sleeps when the water lets him."
STRANGER = "Rain fell on the market all morning, to the delight of the umbrella seller."


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


OLD = page(TITLE, LEAD, PRICE, QUOTE, LAMP, MILL)


def carried(new: str, words: str, old: str = OLD):
    """Carry the first place of some words; return the status and the words that it stands on."""
    start = old.index(words)
    (found,) = carry(old, new, [(start, start + len(words))])
    return found.status, None if found.start is None else new[found.start : found.end]


@pytest.mark.parametrize(
    ("new", "words", "status", "stands_on"),
    [
        pytest.param(
            OLD.replace("has steered it", "steers it"),
            "Tam Brockle, who has steered it",
            "changed",
            "Tam Brockle, who steers it",
            id="words inside replaced",
        ),
        pytest.param(
            OLD.replace("The lamp on", "Tonight on"),
            "The lamp on Gannet Rock stays",
            "changed",
            "Tonight on Gannet Rock stays",
            id="the first two words replaced",
        ),
        pytest.param(
            OLD.replace("the council says", "the council thinks"),
            "whatever the council says",
            "changed",
            "whatever the council thinks",
            id="the last word replaced",
        ),
        pytest.param(
            OLD.replace("4 November", "11 November"),
            "on 4 November",
            "changed",
            "on 11 November",
            id="a number changed in a phrase",
        ),
        pytest.param(
            OLD.replace("cost 12 crowns", "cost 19 crowns"),
            "12",
            "changed",
            "19",
            id="a number that is the whole passage",
        ),
        pytest.param(
            OLD.replace("harbour office", "harbour offcie"),
            "harbour office",
            "changed",
            "harbour offcie",
            id="a typo",
        ),
        pytest.param(
            OLD.replace("stays lit", "stays, so the log says, lit"),
            "stays lit through",
            "changed",
            "stays, so the log says, lit through",
            id="a clause put in",
        ),
        pytest.param(
            OLD.replace(" on Gannet Rock", ""),
            "The lamp on Gannet Rock stays lit through the long nights",
            "changed",
            "The lamp stays lit through the long nights",
            id="words dropped",
        ),
        pytest.param(
            page(TITLE, MILL, LEAD, PRICE, QUOTE, LAMP),
            "its miller sleeps",
            "moved",
            "its miller sleeps",
            id="a moved paragraph",
        ),
        pytest.param(
            page(TITLE, LEAD, PRICE.split(". ")[1], QUOTE, LAMP, MILL + " " + PRICE.split(". ")[0]),
            "A crossing cost 12 crowns",
            "moved",
            "A crossing cost 12 crowns",
            id="a moved sentence",
        ),
        pytest.param(
            page(TITLE, LEAD, *PRICE.replace(". ", ".\n\n").split("\n\n"), QUOTE, LAMP, MILL),
            "this year. Nobody was",
            "same",
            "this year.\n\nNobody was",
            id="a paragraph split within the passage",
        ),
        pytest.param(
            OLD.replace("on, and its", "on. And its"),
            "grinds on, and its miller",
            "changed",
            "grinds on. And its miller",
            id="a sentence split within the passage",
        ),
        pytest.param(
            page(TITLE, STRANGER, LEAD, PRICE, QUOTE, LAMP, MILL),
            LAMP,
            "same",
            LAMP,
            id="a paragraph put in before",
        ),
        pytest.param(page(TITLE, LEAD, PRICE, QUOTE, MILL), LAMP, "gone", None, id="deleted"),
        pytest.param(
            page(TITLE, LEAD, PRICE, QUOTE, STRANGER, MILL), LAMP, "gone", None, id="rewritten"
        ),
    ],
)
def test_a_passage_stands_on_its_words_or_nowhere(new, words, status, stands_on):
    assert carried(new, words) == (status, stands_on)


def test_a_copy_put_in_earlier_is_not_the_passage():
    new = page(TITLE, LAMP, LEAD, PRICE, QUOTE, LAMP, MILL)

    (found,) = carry(OLD, new, [(OLD.index(LAMP), OLD.index(LAMP) + len(LAMP))])

    assert (found.status, found.start) == ("same", new.rindex(LAMP))


def test_an_exact_copy_does_not_lure_a_passage_from_its_edited_place():
    edited = LAMP.replace("stays lit", "shines")
    new = page(TITLE, LAMP, LEAD, PRICE, QUOTE, edited, MILL)

    assert carried(new, "Gannet Rock stays lit through") == (
        "changed",
        "Gannet Rock shines through",
    )


def test_a_copy_that_outlives_its_paragraph_is_for_a_curator():
    cost = PRICE.split(". ")[0] + "."
    old = page(TITLE, LEAD, QUOTE, LAMP, PRICE, MILL)
    new = page(TITLE, cost, LEAD, QUOTE, LAMP, STRANGER, MILL)

    (found,) = carry(old, new, [(old.index("12 crowns"), old.index("12 crowns") + 9)])

    assert (found.status, found.start, found.end) == ("review", None, None)
    assert new[slice(*found.candidate)] == "12 crowns"


def test_a_lookalike_about_somebody_else_is_for_a_curator():
    other = STRANGER + " " + QUOTE.replace("Tam Brockle", "Ada Moss")
    new = page(TITLE, LEAD, PRICE, LAMP, MILL, other)

    (found,) = carry(OLD, new, [(OLD.index("back in April"), OLD.index("back in April") + 13)])

    assert (found.status, found.start, found.end) == ("review", None, None)


def test_words_that_another_old_place_claims_cannot_be_taken():
    twin = LAMP.replace("Gannet Rock", "Wick Lane")
    old = page(TITLE, LAMP, LEAD, twin, MILL)
    new = page(TITLE, LEAD, twin, MILL)

    start = old.index("through the long nights")
    (found,) = carry(old, new, [(start, start + 23)])

    assert found.start is None


def test_equal_captions_keep_their_own_notes():
    caption = "The ferry at Saltmere quay."
    old = page(TITLE, caption, LEAD, caption, LAMP, caption, MILL)
    new = page(TITLE, STRANGER, caption, LEAD, caption, LAMP, caption, MILL)
    starts = [start for start in range(len(old)) if old.startswith(caption, start)]

    found = carry(old, new, [(start, start + 9) for start in starts])

    assert [one.start for one in found] == [start + len(STRANGER) + 2 for start in starts]


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        (page(TITLE, MILL, LEAD, PRICE), 1.0),
        (OLD.replace("tide mill", "sawyer"), 18 / 26),
        (page(TITLE, LEAD), 0.0),
    ],
)
def test_kept_is_the_share_of_the_words_by_letters(new, kept):
    words = "Meanwhile the tide mill grinds"
    start = OLD.index(words)

    (found,) = carry(OLD, new, [(start, start + len(words))])

    assert found.kept == pytest.approx(kept)


def test_a_span_outside_the_old_text_is_refused():
    with pytest.raises(ValueError, match="not inside the text"):
        carry("Short.", "Short too.", [(2, 60)])


@pytest.mark.parametrize(("old", "new"), [("", "New words."), ("Old words.", ""), (" \n", "New.")])
def test_empty_texts_place_nothing(old, new):
    (found,) = carry(old, new, [(0, len(old))])

    assert (found.status, found.start, found.kept) == ("gone", None, 0.0)


def test_white_space_at_the_ends_of_a_passage_is_carried_too():
    start = OLD.index(" stays lit ")
    new = page(STRANGER, OLD)

    (found,) = carry(OLD, new, [(start, start + 11)])

    assert new[found.start : found.end] == " stays lit "
