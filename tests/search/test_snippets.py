"""What a result shows: a stretch of text with the matches marked, and nothing invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import mark, parse, snippet

MARKS = [
    ("The evil spirits rose.", '"evil spirits"', "The [evil spirits] rose."),
    ("Evil, SPIRITS: both.", '"evil spirits"', "[Evil, SPIRITS]: both."),
    ("The lamp and lamps.", "lamp", "The [lamp] and lamps."),
    ("The lamp and lamps.", "lamp*", "The [lamp] and [lamps]."),
    ("Jong-un, Jong un, Jongun", "Jongun", "[Jong-un], [Jong un], [Jongun]"),
    ("Jong-un, Jong un, Jongun", "Jong-un", "[Jong-un], [Jong un], [Jongun]"),
    ("An anti-socialist club", "antisocialist", "An [anti-socialist] club"),
    ("Café Zürich", "cafe zurich", "[Café] [Zürich]"),
    ("Cafe\u0301 open", "café", "[Café] open"),
    ("It’s the mayor’s", "mayor's", "It’s the [mayor’s]"),
    ("조선중앙통신은", "통신", "조선중앙[통신]은"),
    ("북한의 KBS는", "kbs", "북한의 [KBS]는"),
    ("\u1112\u1161\u11ab강", "한강", "[한강]"),
    ("lamp storm", "lamp -storm", "[lamp] storm"),
    ("lamp storm", "note:storm lamp", "[lamp] storm"),
    ("<img onerror=kim>", "kim", "<img onerror=[kim]>"),
    ("la\u202emp", "lamp", "[lamp]"),
    ("lamp", "*", "lamp"),
]


def shown(parts) -> str:
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in parts)


@pytest.mark.parametrize(("text", "typed", "expected"), MARKS)
def test_matches_are_marked(text, typed, expected):
    assert shown(mark(text, parse(typed))) == expected


def block(text: str, kind: str, words: str) -> dict:
    start = text.index(words)
    return {"kind": kind, "start": start, "end": start + len(words)}


def test_a_match_in_a_caption_is_called_one():
    text = "A lamp\n\nThe quay.\n\nA lamp at night."
    blocks = [
        block(text, "title", "A lamp"),
        block(text, "paragraph", "The quay."),
        block(text, "caption", "A lamp at night."),
    ]

    cut = snippet(text, parse("lamp"), blocks)

    assert (cut.where, shown(cut.parts)) == ("caption", "A [lamp] at night.")


def test_without_a_match_the_text_opens_and_nothing_is_marked():
    text = "A lamp\n\nThe quay."
    blocks = [block(text, "title", "A lamp"), block(text, "paragraph", "The quay.")]

    cut = snippet(text, parse("lamp"), blocks)

    assert (cut.where, shown(cut.parts)) == ("", "The quay.")


def test_a_long_text_is_cut_at_words_around_the_matches():
    text = "word " * 500 + "the evil spirits came " + "more " * 500

    cut = snippet(text, parse("evil spirits"))

    assert cut.is_cut_before
    assert cut.is_cut_after
    assert "the [evil] [spirits] came" in shown(cut.parts)
    assert set(shown(cut.parts).split()) == {"word", "the", "[evil]", "[spirits]", "came", "more"}


def test_the_stretch_with_the_most_different_words_is_shown():
    text = "A lamp. " + "word " * 200 + "A lamp in the storm. " + "word " * 200

    assert "[lamp] in the [storm]" in shown(snippet(text, parse("lamp storm")).parts)


@given(st.text(max_size=600), st.text(max_size=30))
def test_a_snippet_holds_nothing_but_the_text(text, typed):
    cut = snippet(text, parse(typed))

    assert sum(len(part.text) for part in cut.parts) <= 240
    assert all(part.text for part in cut.parts)
