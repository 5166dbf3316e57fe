"""Pages that keep their text in data for a script to show."""

import json

import pytest

from articles.parsing import Hint, UnknownFormat
from articles.parsing.formats import html
from tests.parsing.html.pages import SENTENCES, TITLE, document, linked, meta, read, story, texts

SHELL = '<div id="app"><p>Loading</p></div>'
STORY = {"title": TITLE, "publishedAt": "2024-03-05T12:00:00+09:00", "author": "Jo Muster"}
PIECE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
OTHER = {"title": "Bakery by the sea wins a prize", "body": PIECE.replace("buoy", "bread")}


def data(*stories: dict) -> str:
    return json.dumps({"props": {"items": [{"story": each} for each in stories]}})


def stored(text: str) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{text}</script>'


def assigned(text: str) -> str:
    return f"<script>var a = 1; window.__STATE__ = {text}; start({{a: a}});</script>"


def quoted(text: str) -> str:
    return f"<script>window.__STATE__ = JSON.parse({json.dumps(text)});</script>"


def streamed(text: str) -> str:
    rows = f"1:{text}\n2:T{len(PIECE.encode()):x},{PIECE}3:[]\n"
    pieces = (rows[:300], rows[300:])
    return "".join(f"<script>self.__f.push([1,{json.dumps(part)}])</script>" for part in pieces)


RUNS = [
    {"type": "paragraph", "children": [{"type": "text", "text": half} for half in halves]}
    for halves in ((sentence[:40], sentence[40:]) for sentence in SENTENCES)
]


@pytest.mark.parametrize(
    ("keep", "text"),
    [
        (stored, PIECE),
        (assigned, "\n\n".join(SENTENCES)),
        (quoted, PIECE + "$$ARTICLE_AD$$"),
        (stored, [{"type": "p", "content": sentence} for sentence in SENTENCES]),
        (stored, {"blocks": RUNS}),
        (stored, {"modules": {"nodes": [{"text": sentence} for sentence in SENTENCES]}}),
        (streamed, "$2"),
    ],
)
def test_a_text_that_only_a_script_would_show_is_read(keep, text):
    page = read(SHELL + keep(data(OTHER, {**STORY, "body": text})), meta("og:title", TITLE))

    assert texts(page) == list(SENTENCES)
    assert (page.title, page.authors) == (TITLE, ("Jo Muster",))
    assert page.published.isoformat() == "2024-03-05T12:00:00+09:00"
    assert "text-from-data" in {warning.code for warning in page.warnings}


@pytest.mark.parametrize("shown", ["", f"<p>{SENTENCES[0]}</p><p>Subscribe to read on.</p>"])
def test_a_text_told_whole_to_machines_is_read_where_less_of_it_is_shown(shown):
    head = linked(headline=TITLE, articleBody="\n".join(SENTENCES)) + meta("og:title", TITLE)

    assert texts(read(f"<main><h1>{TITLE}</h1>{shown}</main>", head)) == list(SENTENCES)


def test_of_one_text_told_twice_the_one_in_paragraphs_is_read():
    head = linked(headline=TITLE, articleBody=" ".join(SENTENCES)) + meta("og:title", TITLE)

    assert texts(read(SHELL + stored(data({**STORY, "body": PIECE})), head)) == list(SENTENCES)


def test_the_text_of_a_photo_page_is_sought_in_its_data_too():
    image = {"@type": "ImageObject", "url": "https://courier.example/b.jpg", "caption": "The buoy"}
    head = linked(headline=TITLE, image=image) + meta("og:title", TITLE)
    kept = {"title": TITLE, "storyContent": [{"text": sentence} for sentence in SENTENCES]}

    assert texts(read(SHELL + stored(data(kept)), head)) == list(SENTENCES)


def test_a_page_that_shows_its_text_is_read_as_it_is_shown():
    page = read(story() + stored(data({**STORY, "body": PIECE + "<p>And more of it.</p>"})))

    assert texts(page) == list(SENTENCES)
    assert "text-from-data" not in {warning.code for warning in page.warnings}


@pytest.mark.parametrize(
    "text",
    [
        data(OTHER),
        data({**STORY, "relatedContent": [{"text": text} for text in SENTENCES]}),
        "{" * 50_000,
        data(STORY),
        '{"title": 1',
    ],
)
def test_a_shell_without_its_own_text_is_refused(text):
    page = document(SHELL + stored(text), meta("og:title", TITLE))

    with pytest.raises(UnknownFormat, match="shows no article"):
        html.parse(page, Hint())
