"""Word by word: what was taken out, what was put in, and both texts whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.presenting.word_changes import WordChange, word_changes

SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}


def written(old, new):
    return "".join(SIGNS[change.kind].format(change.text) for change in word_changes(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new", "[+new+]"),
        ("old", "", "[-old-]"),
        ("The lamp was lit.", "The lamp is lit.", "The lamp [-was-][+is+] lit."),
        ("a b c d", "a x y d", "a [-b c-][+x y+] d"),
        ("lamp", "lamp,", "lamp[+,+]"),
        ("불을 켰다", "불을 껐다", "불을 [-켰다-][+껐다+]"),
        ("灯台の光", "灯台の火", "灯台の[-光-][+火+]"),
        ("one\ntwo", "one\n\ntwo", "one[-\n-][+\n\n+]two"),
        ("<b>", "<i>", "<[-b-][+i+]>"),
    ],
)
def test_words_are_compared(old, new, shown):
    assert written(old, new) == shown


@given(*[st.text(st.sampled_from("ab .\n한字🕯\u0301"), max_size=80)] * 2)
def test_both_texts_can_be_read_off_whole(old, new):
    changes = word_changes(old, new)

    assert "".join(one.text for one in changes if one.kind != "new") == old
    assert "".join(one.text for one in changes if one.kind != "gone") == new


def test_a_text_of_too_many_pieces_is_compared_by_lines():
    old = "\n".join(f"line {number} of many" for number in range(2_000))

    changes = word_changes(old, old.replace("line 7 of", "row 7 of"))

    assert WordChange("gone", "line 7 of many\n") in changes


@pytest.mark.parametrize(("old", "new"), [("x y ", "y x z "), ("x ", "x\n"), ("\n", "a\n")])
def test_hostile_texts_come_to_an_end(old, new):
    for before, after in ((old * 10_000, new * 10_000), (old * 49, new * 10_000)):
        changes = word_changes(before, after)

        assert "".join(one.text for one in changes if one.kind != "gone") == after
