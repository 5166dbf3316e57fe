"""Words are found as a person would look for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import find_alike

TEXT = "The “Lamp” was lit.\n\nThe lamp\u00a0was—they said—LIT. Caf\u00e9, cafe\u0301 등대 🕯️."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lamp", ["Lamp", "lamp"]),
        ('the  "LAMP"', ["The “Lamp”"]),
        ("lit. the", ["lit.\n\nThe"]),
        ("lamp was", ["lamp\u00a0was"]),
        ("was-they", ["was—they"]),
        ("café", ["Caf\u00e9", "cafe\u0301"]),
        ("등대", ["등대"]),
        ("🕯️", ["🕯️"]),
        ("(.*)", []),
        ("", []),
        (" \n", []),
        ("absent", []),
    ],
)
def test_case_spaces_quotes_and_forms_make_no_difference(words, found):
    assert [place.exact for place in find_alike(TEXT, words)] == found


@given(st.text(max_size=60), st.text(max_size=6))
def test_every_place_lies_inside_the_text(text, words):
    for place in find_alike(text, words):
        assert text[place.start : place.end] == place.exact != ""
