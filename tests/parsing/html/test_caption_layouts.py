"""Captions and credits as newspapers of many countries set them: one line of a table for each."""

from pathlib import Path

import pytest

from articles.parsing.markup.crediting import is_credit, part, tidy
from articles.parsing.markup.labels import without_buttons
from tests.parsing.html.pages import SENTENCES, read, story, texts

WORDS = {
    "IMAGE": '<img src="https://img.courier.example/2024/green-buoy-4711.jpg" alt="A buoy">',
    "CAPTION": "The green buoy lies behind the salt works on Tuesday morning.",
    "SHORT": "The green buoy lies behind the salt works",
}
_TABLE = Path(__file__).with_name("captions.tsv").read_text(encoding="utf-8")
LAYOUTS = [line.format(**WORDS).split("\t") for line in _TABLE.splitlines()[1:]]


def framed(markup: str) -> str:
    """A layout with an image as it is; a caption alone in a figure."""
    if WORDS["IMAGE"] in markup or "<img" in markup:
        return markup
    return f"<figure>{WORDS['IMAGE']}<figcaption>{markup}</figcaption></figure>"


@pytest.mark.parametrize(("markup", "caption", "credit"), LAYOUTS)
def test_the_caption_and_the_credit_of_each_layout(markup, caption, credit):
    page = read(story(framed(markup)))

    assert [(photo.caption, photo.credit) for photo in page.photos] == [(caption, credit)]
    assert texts(page) == list(SENTENCES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Calder (left) and the boy (Archivbild)",
        "Image of the harbour: it was taken in the autumn of last year by somebody.",
        "The trainers of the third league for the season 2023/24",
        "La boya verde está detrás de la salina desde el mes de marzo de este año",
        "Quelle der Freude: die Boje",
        "Foto de archivo de la boya que estaba detrás de la salina del puerto",
        "The buoy was found. Ines Calder smiles",
        "Die Boje am Dienstag. (Archivbild vom März 2020)",
        "부표가 발견됐다. 아래는 항만장 모습이다 그리고",
        "Boats at dawn (file photo)",
        "Ines Calder (v. l.), Jo Muster",
        "Foto de la boya verde detrás de la salina",
        "A photo by the boy shows the buoy on Tuesday",
        "The bell - Jo Muster heard it",
        "Fans of AP and Reuters meet at dawn",
        "AFP headquarters in Paris",
        "Photographer Jo Muster at work in the harbour",
        "US-President / Harbour master",
    ],
)
def test_a_caption_without_a_credit_stays_whole(sentence):
    assert part(sentence) == (sentence, "")


@pytest.mark.parametrize(
    "words", ["Foto: privat", "© dpa", "Photo by Jo Muster", "AFP/Getty Images", "Beeld Jo Muster"]
)
def test_a_credit_alone_is_one(words):
    assert is_credit(words)


@pytest.mark.parametrize(
    "words",
    ["Image: The green buoy lies behind the salt works and nobody minds.", "Boats at dawn", "AFPs"],
)
def test_words_that_are_no_credit(words):
    assert not is_credit(words)


@pytest.mark.parametrize(
    ("printed", "caption"),
    [
        ("Image caption, Boats at dawn", "Boats at dawn"),
        ("Légende : Des bateaux à l'aube", "Des bateaux à l'aube"),
        ("Boats at dawn | ()", "Boats at dawn"),
        ("Boats at dawn Show more", "Boats at dawn"),
        ("Boats at dawn - ", "Boats at dawn"),
        ("Boote am Morgen. 26.10.2025 | 2:43 min", "Boote am Morgen."),
    ],
)
def test_what_only_frames_a_caption_is_left_out(printed, caption):
    assert tidy(printed) == caption


def test_the_buttons_behind_a_line_are_found_in_linear_time():
    assert without_buttons("close " * 50_000).startswith("close")


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p>{IMAGE}The boats went out at dawn, and the harbour was quiet until noon, he said.</p>",
        "<p>{IMAGE}</p><p>The boats went out at dawn, and the harbour was quiet, he said. (AP)</p>",
        "<p>{IMAGE}</p><p>The boats went out in the season 2023/24 and came back late.</p>",
    ],
)
def test_a_paragraph_beside_a_picture_stays_in_the_text(paragraph):
    page = read(story(paragraph.format(**WORDS)))

    assert len(texts(page)) == len(SENTENCES) + 1
