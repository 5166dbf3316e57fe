"""Where a sentence ends, and where a word does."""

import pytest

from articles.anchoring.tokens import sentences

AT_REST = 100_000


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ('"Back in April." He left.', ['"Back in April."', "He left."]),
        ("Mr. Venn met Dr. A. Moss. They spoke.", ["Mr. Venn met Dr. A. Moss.", "They spoke."]),
        ("It cost 3.50 crowns.", ["It cost 3.50 crowns."]),
        ("A title\n\nA paragraph\nof two lines.", ["A title", "A paragraph of two lines."]),
        ("  Space  around.  \n \n  Next. ", ["Space around.", "Next."]),
        ("灯台は光る。船は行く。", ["灯台は光る。", "船は行く。"]),
        ("등대가 켜졌다. 배가 떠났다.", ["등대가 켜졌다.", "배가 떠났다."]),
        (" \n\n ", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_sentences(text, lines):
    found = sentences(text)

    assert found.lines == lines
    assert [
        " ".join(text[low:high].split()) for low, high in zip(found.starts, found.ends, strict=True)
    ] == lines


def test_a_sentence_knows_its_paragraph():
    found = sentences("One. Two.\n\nThree.")

    assert found.paragraphs == [0, 0, 1]
    assert [found.opens(number) for number in range(3)] == [True, False, True]
    assert [found.closes(number) for number in range(3)] == [False, True, True]


def test_words_and_their_places_agree():
    found = sentences("It's 12 crowns,  灯台.")
    starts, ends = found.word_places(0)

    assert found.words(0) == ["It", "'", "s", "12", "crowns", ",", "灯", "台", "."]
    assert [found.text[low:high] for low, high in zip(starts, ends, strict=True)] == found.words(0)


@pytest.mark.parametrize("piece", ["\n ", ". ", '."', ".)", "\n", " ", "。", "A.", "Mr. "])
def test_no_text_makes_the_cutting_slow(piece):
    hostile = piece * (AT_REST // len(piece)) + "x"

    assert len(sentences(hostile).lines) <= AT_REST
