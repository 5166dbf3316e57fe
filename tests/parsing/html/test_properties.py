"""What holds for every page: no markup, no control characters, no other exception."""

import re
import unicodedata
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.parsing import Hint, ParsedPage, UnknownFormat
from articles.parsing.formats import html
from articles.parsing.markup.crediting import bare_credit, part, tidy
from tests.parsing.html.pages import document, linked, meta, story

FIGURE = (
    "<figure><img src='/b-4711.jpg' alt='b'>"
    "<figcaption>A buoy. (Foto: Jo/dpa)</figcaption></figure>"
)
WHOLE = document(
    story(
        FIGURE, before="<p class='byline'>By Jo Muster</p><time datetime='2024-03-05'>today</time>"
    ),
    linked(headline="A buoy", datePublished="2024-03-05T12:00Z") + meta("og:site_name", "Courier"),
)
PIECES = [
    b"<p>",
    b"</p>",
    b"<div>",
    b"<figure>",
    b"<img src=x>",
    b"&#0;",
    b"\x00",
    b"\xff",
    b"<table>",
    b"\xe2\x80",
]


def parsed(raw: bytes) -> tuple[ParsedPage, ...]:
    try:
        return html.parse(raw, Hint())
    except UnknownFormat:
        return ()


def assert_clean(text: str) -> None:
    assert text == text.strip()
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs")]
    # A page may spell "<p>" as text; a whole element in a text would be markup left in it.
    assert not re.search(r"<(p|div|script|figure)[^<>]*>.*</\1>", text)


@given(st.binary(max_size=2000))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(raw):
    for page in parsed(raw):
        assert page.format == "html"


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 40), st.sampled_from(PIECES)),
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_mutated_pages_give_clean_text_or_are_refused(changes):
    raw = WHOLE
    for start, length, piece in changes:
        raw = raw[:start] + piece + raw[start + length :]

    for page in parsed(raw):
        for text in (page.title, page.byline, *(block.text for block in page.blocks)):
            assert_clean(text)
        for photo in page.photos:
            assert_clean(photo.caption)
            assert photo.url is None or photo.url.startswith("http")


@given(st.integers(0, len(WHOLE)))
@settings(max_examples=60, deadline=None)
def test_a_page_cut_off_anywhere_is_read_or_refused(end):
    for page in parsed(WHOLE[:end]):
        assert page.blocks or page.photos


ADDRESSES = st.text(max_size=60) | st.sampled_from(
    [
        *("/p/buoy.jpg", "./a_files/b.jpg", "cid:1", "https://i.example/b.jpg", "blob:x"),
        *("javascript:alert(1)", "JaVa\tscript:1", "vbscript:1"),
        *("data:image/png;base64,AAAA", "data:text/html,<p>"),
    ]
)
NAMES = st.sampled_from(["src", "srcset", "data-src", "data-original", "data-big-image", "style"])


@given(st.dictionaries(NAMES, ADDRESSES, max_size=6), st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_script_and_no_stand_in_is_a_source_of_a_picture(attributes, in_picture):
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    image = f"<img {written}>"
    box = f"<picture><source {written}>{image}</picture>" if in_picture else image

    for page in parsed(document(story(f"<figure>{box}<figcaption>A buoy.</figcaption></figure>"))):
        for source in (source for photo in page.photos for source in photo.sources):
            scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", source.replace(" ", ""))
            assert scheme is None or scheme[1].lower() in ("http", "https", "cid", "file")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_a_caption_and_its_credit_are_words_of_what_is_printed(text):
    caption, credit = part(text)

    assert set(caption) <= set(text)
    assert set(bare_credit(credit)) <= {*text, " ", "/"}
    assert tidy(caption) in caption
