"""What is read out of what a person types: words, phrases, fields, and what was left out."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.search.query import LONGEST_QUERY, MOST_TERMS, parse
from articles.search.saying import say, write
from articles.search.tree import terms_of
from tests.search.hostile import HOSTILE

SAID = [
    ("kim", "articles with *kim*"),
    ('kim "evil spirits"', "articles with *kim* and the phrase *evil spirits*"),
    ('"evil spirits" -lee', "articles with the phrase *evil spirits*, without *lee*"),
    ("a b c", "articles with *a*, *b* and *c*"),
    ("kim OR lee", "articles with either *kim* or *lee*"),
    ("kim OR lee OR park", "articles with either *kim* or *lee* or *park*"),
    ("mill kim OR lee", "articles with *mill* and either *kim* or *lee*"),
    ("kim -lee -park", "articles with *kim*, without *lee* and *park*"),
    ("-(kim lee)", "articles without all of (*kim* and *lee*)"),
    ("missi*", "articles with words beginning with *missi*"),
    ("title:kim", "articles with *kim* in the title"),
    ("caption:quay", "articles with *quay* in a caption"),
    ("note:hoax", "articles with *hoax* in a note"),
    ("source:yonhap missile", "articles with *missile*, from a source named *yonhap*"),
    ("tag:harbour", "articles tagged *harbour*"),
    ("title:(kim lee)", "articles with *kim* in the title and *lee* in the title"),
    ("북한 통신", "articles with *북한* and *통신*"),
    ("", "all articles"),
    ("   ", "all articles"),
]
LEFT_OUT = [
    ('"', '"'),
    ('lamp "', '"'),
    ("*", "*"),
    ("^", "^"),
    ("AND", "AND"),
    ("OR", "OR"),
    ("NOT", "NOT"),
    ("lamp OR", "OR"),
    ("OR lamp", "OR"),
    ("lamp )", ")"),
    ("()", "( )"),
    ("🙂 lamp", "🙂"),
    ("lamp - storm", "-"),
    ("title:", "title:"),
    ("lamp title:", "title:"),
    ("-", "-"),
    ("ab*", "ab*"),
    ('""', '""'),
    ("%%% lamp", "%%%"),
]


def said(typed: str) -> str:
    return "".join(f"*{part.text}*" if part.is_typed else part.text for part in say(parse(typed)))


@pytest.mark.parametrize(("typed", "expected"), SAID)
def test_a_search_is_said_back_in_words(typed, expected):
    assert said(typed) == expected


@pytest.mark.parametrize(("typed", "left_out"), LEFT_OUT)
def test_what_cannot_be_used_is_named_with_a_reason(typed, left_out):
    leftovers = parse(typed).leftovers

    assert [leftover.text for leftover in leftovers] == [left_out]
    assert all(leftover.reason.endswith(".") for leftover in leftovers)


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_is_typed_is_an_error(typed):
    query = parse(typed)

    assert len(list(terms_of(query.root))) <= MOST_TERMS
    assert all(len(leftover.text) <= 80 for leftover in query.leftovers)
    assert parse(write(query)).root == query.root


def test_ten_thousand_words_are_cut_and_the_rest_is_counted():
    query = parse(" ".join(f"word{number}" for number in range(10_000)))

    assert len(list(terms_of(query.root))) == MOST_TERMS
    assert any("9,968 more were left out" in leftover.reason for leftover in query.leftovers)


def test_sixty_kilobytes_are_cut_at_a_space():
    query = parse("harbour " * 7_500)

    assert f"{LONGEST_QUERY - LONGEST_QUERY % 8 - 1:,}" in query.leftovers[0].reason


def test_terms_know_where_they_stand_in_what_was_typed():
    typed = 'kim -title:"evil spirits" (lee)'

    places = [typed[term.start : term.end] for term in terms_of(parse(typed).root)]

    assert places == ["kim", '"evil spirits"', "lee"]


PIECES = st.sampled_from(
    [*'()"-*:', " ", " ", "OR", "NOT", "AND", "title:", "note:", "kim", "Jong-un", "북한", "é", "x"]
)


@settings(deadline=None)
@example("OR-")
@example("-(-OR")
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_saying_and_writing_back_are_stable(typed):
    query = parse(typed)
    again = parse(write(query))

    assert again.root == query.root
    assert say(again) == say(query)
    assert not again.leftovers or "phrase" in again.leftovers[0].reason
