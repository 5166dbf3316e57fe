"""Sentences that ran together, and words that were cut or parted from their full stop."""

import pytest

from articles.anchoring import carry

LEAD = "The ferry to Saltmere stops running in the 1970s, the harbour office said."
HOURS = "Scroll down for the hours at which the rare night boats cross"
LAMP = "The lamp on Gannet Rock stays lit through the long nights, whatever the council says."
MILL = "Meanwhile the tide mill grinds on. Its miller sleeps when the water lets him."
KEEPER = "She never wished less to leave it than ever. Nobody else would live there."


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


OLD = page("A title", LEAD, HOURS, LAMP, KEEPER, MILL)


@pytest.mark.parametrize(
    ("new", "words", "stands_on"),
    [
        pytest.param(
            page("A title", LEAD, f"{HOURS} {MILL}", LAMP),
            "the tide mill grinds",
            "the tide mill grinds",
            id="appended to a line without a full stop",
        ),
        pytest.param(
            page("A title", f"{LEAD[:-1]} {LAMP}", HOURS, MILL),
            "Gannet Rock stays lit",
            "Gannet Rock stays lit",
            id="appended after a full stop that went",
        ),
        pytest.param(
            OLD.replace("to leave it than ever. Nobody else", "to leave it than nobody else"),
            "leave it than ever. Nobody else",
            "leave it than nobody else",
            id="a full stop dropped within the passage",
        ),
        pytest.param(OLD.replace("1970s", "1990s"), "1970", "1990", id="a part of a word"),
    ],
)
def test_a_passage_stands_on_its_own_words(new, words, stands_on):
    start = OLD.index(words)

    (found,) = carry(OLD, new, [(start, start + len(words))])

    assert found.start is not None
    assert new[found.start : found.end] == stands_on


def test_a_sentence_swallowed_twice_is_nowhere():
    nobody = KEEPER[KEEPER.index("Nobody") :]
    left = KEEPER.removesuffix(f" {nobody}")
    new = page("A title", f"{LEAD[:-1]} {nobody}", HOURS, f"{LAMP[:-1]} {nobody}", left, MILL)
    start = OLD.index(nobody)

    (found,) = carry(OLD, new, [(start, start + len(nobody))])

    assert found.start is None
