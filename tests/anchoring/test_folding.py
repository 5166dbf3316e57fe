"""What two captures of the same words write differently, and how places survive it."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import carry
from articles.anchoring.fold import fold

HEAD = "The harbour office wrote this morning.\n\n"


@pytest.mark.parametrize(
    ("old", "new", "words", "stands_on"),
    [
        ("Le café de Zoë ferme.", normalize("NFD", "Le café de Zoë ferme."), "café", "cafe\u0301"),
        (normalize("NFD", "Un été à Zoé."), "Un été à Zoé.", "e\u0301te\u0301", "été"),
        ("등대는 밤새.", normalize("NFD", "등대는 밤새."), "밤새", normalize("NFD", "밤새")),
        ("The ﬁnal ½ mile…", "The final 1⁄2 mile...", "ﬁnal ½ mile…", "final 1⁄2 mile..."),
        ("Ｆｅｒｒｙ at quay ①.", "Ferry at quay 1.", "Ｆｅｒｒｙ at", "Ferry at"),
        ("It costs 12 crowns now.", "It costs 12\u00a0crowns now.", "12 crowns", "12\u00a0crowns"),
        ("A long\u202fway\u2009off.", "A long way off.", "long\u202fway", "long way"),
        ("The harbour master.", "The har\u00adbour mas\u00adter.", "harbour", "har\u00adbour"),
        ("The har\u00adbour master.", "The harbour master.", "har\u00adbour", "harbour"),
        ("Zero\u200bwidth\u2060join.", "Zerowidthjoin.", "width\u2060join", "widthjoin"),
        ('He said "not yet" twice.', "He said “not yet” twice.", '"not yet"', "“not yet”"),
        ("The miller's wheel.", "The miller’s wheel.", "miller's", "miller’s"),
        ("Tide - and time.", "Tide — and time.", "Tide - and", "Tide — and"),
        ("Lamp 👩‍🚀 lit 🎉 today.", "Lamp 👩‍🚀 lit 🎉 today!", "👩‍🚀 lit 🎉", "👩‍🚀 lit 🎉"),
        ("I ❤ Saltmere.", "I ❤\ufe0f Saltmere.", "❤ Saltmere", "❤\ufe0f Saltmere"),
        ("Two  spaces\nand a break.", "Two spaces and a break.", "spaces\nand", "spaces and"),
    ],
)  # fmt: skip
def test_a_passage_survives_another_way_of_writing(old, new, words, stands_on):
    start = old.index(words)

    (found,) = carry(old, HEAD + new, [(start, start + len(words))])

    assert (HEAD + new)[found.start : found.end] == stands_on
    assert (found.status, found.kept) == ("same", 1.0)


def test_a_note_inside_a_word_keeps_its_letters():
    old, new = "Die Hafenmeisterin kam.", HEAD + "Die Hafen\u00admeisterin kam."

    (found,) = carry(old, new, [(9, 18)])

    assert new[found.start : found.end] == "meisterin"


@given(st.text())
def test_folding_twice_is_folding_once(text):
    folded = fold(text).text

    assert fold(folded).text == folded


@given(st.text())
def test_every_folded_character_knows_where_it_stood(text):
    folded = fold(text)

    assert len(folded.starts) == len(folded.text) + 1
    assert len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(
        0 <= low < high <= len(text)
        for low, high in zip(folded.starts[:-1], folded.ends, strict=True)
    )


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_all_normal_forms_fold_alike(text, form):
    assert fold(normalize(form, text)).text == fold(text).text
