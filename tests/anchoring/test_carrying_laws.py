"""What holds for every text and every passage."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from articles.anchoring import carry

WORDS = st.sampled_from(
    ("ferry", "lamp", "12", "1987", "Saltmere", "Orla", "the", "of", "said", "“so”", "café", "등대")
)
LINES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
PARAGRAPHS = st.lists(LINES, min_size=1, max_size=3).map(" ".join)
PAGES = st.lists(PARAGRAPHS, min_size=1, max_size=8).map("\n\n".join)
ANY = st.one_of(PAGES, st.text(max_size=80))
HEAD = "Nobody expected such weather in June\n\n"


@st.composite
def passages(draw, texts=ANY, least=0):
    """Draw a text and spans of it."""
    text = draw(texts)
    spans = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        spans.append((start, draw(st.integers(start, len(text)))))
    return text, [(start, end) for start, end in spans if end - start >= least]


@given(passages())
def test_in_an_unchanged_text_everything_is_the_same(drawn):
    text, spans = drawn

    found = carry(text, text, spans)

    assert [(one.start, one.end, one.status, one.kept) for one in found] == [
        (start, end, "same", 1.0) for start, end in spans
    ]


@given(passages(), ANY)
def test_what_is_placed_stands_inside_the_new_text(drawn, new):
    old, spans = drawn

    for one in carry(old, new, spans):
        assert 0.0 <= one.kept <= 1.0
        if one.status in ("same", "moved", "changed"):
            assert 0 <= one.start < one.end <= len(new) or old == new
        else:
            assert (one.start, one.end) == (None, None)


@given(passages(PAGES), PAGES)
def test_the_order_and_company_of_passages_do_not_matter(drawn, new):
    old, spans = drawn

    together = carry(old, new, spans)

    assert carry(old, new, spans[::-1]) == together[::-1]
    assert [carry(old, new, [span])[0] for span in spans] == together


@given(passages(PAGES, least=1))
def test_text_put_in_before_moves_a_passage_by_its_length(drawn):
    old, spans = drawn
    spans = [(start, end) for start, end in spans if old[start:end].strip()]

    found = carry(old, HEAD + old, spans)

    assert [(one.start, one.end) for one in found] == [
        (start + len(HEAD), end + len(HEAD)) for start, end in spans
    ]
    assert all(one.status == "same" for one in found)


@given(st.lists(PARAGRAPHS, min_size=2, max_size=8, unique=True), st.randoms(use_true_random=False))
def test_a_deleted_paragraph_places_none_of_its_passages(paragraphs, chance):
    at = chance.randrange(len(paragraphs))
    gone = "Quorum Xylophone " * chance.randint(1, 4) + "vanished yesterday without trace."
    old = "\n\n".join([*paragraphs[:at], gone, *paragraphs[at:]])
    new = "\n\n".join(paragraphs)
    start = old.index(gone)

    found = carry(
        old, new, [(start, start + len(gone)), (start, start + 16), (start + 7, start + 16)]
    )

    assert [one.start for one in found] == [None] * 3


@given(PAGES, PAGES, st.integers(0, 10**6))
def test_no_two_places_of_the_old_text_share_words_of_the_new_one(old, new, seed):
    assume(old != new)
    words = [(at, at + 1) for at in range(len(old)) if not old[at].isspace()]
    chosen = random.Random(seed).sample(words, min(40, len(words)))

    placed = [one for one in carry(old, new, chosen) if one.kept == 1.0 and one.start is not None]

    assert len({one.start for one in placed}) == len({*placed})
