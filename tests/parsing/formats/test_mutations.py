"""Bytes flipped, cut, inserted and spliced: every format gives pages or a refusal, no more."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.parsing import Hint, ParsedPage, UnknownFormat, parse
from articles.parsing.formats import FORMATS
from tests.parsing.formats import samples
from tests.parsing.formats.samples import raw_json

SAMPLES = {
    "text-dump": [samples.DUMP],
    "html": [samples.PAGE],
    "feed": [samples.RSS, samples.RSS_1, samples.ATOM],
    "newsml-g2": [samples.NEWSML, samples.PICTURE_ITEM],
    "nitf": [samples.NITF],
    "ninjs": [raw_json(each) for each in (samples.NINJS_1, samples.NINJS_2, samples.NINJS_3)],
    "json": [raw_json(samples.NEWS_PLEASE), raw_json([samples.TRAFILATURA, samples.ARCHIVEBOX])],
    "csv": [samples.CSV],
    "markdown": [samples.MARKDOWN, samples.TOML],
    "mhtml": [samples.MHTML],
    "mail": [samples.MAIL],
}
BYTES = {
    name: [raw if isinstance(raw, bytes) else raw.encode() for raw in raws]
    for name, raws in SAMPLES.items()
}
ALL = [raw for raws in BYTES.values() for raw in raws]
# What parsers trip over: ends of quotes and tags, halves of characters, numbers without an end.
TOKENS = st.sampled_from(
    [
        *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1f\x8b", b"\r", b"\x85"),
        *(b"<", b">", b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE x [", b"&#0;", b"&#x110000;"),
        *(b"&nosuch;", b'"', b'""', b"\\", b"\\ud800", b"{", b"}", b"[" * 700, b"1e999", b"NaN"),
        *(b"<a>" * 300, b"<div>" * 600, b"\n", b",,,,", b";", b"\t", b"9999-12-31T23:59:59+14:00"),
        *(b"0001-01-01T00:00:00-14:00", b"<script>", b"javascript:alert(1)", b"\x1b[31m"),
        *(
            b"=?utf-8?b?//8=?=",
            b"--boundary--\r\n",
            b"---\n",
            b"+++\n",
            b"%PDF-",
            "\u202e".encode(),
        ),
    ]
)
ANY = TOKENS | st.binary(max_size=8)


@st.composite
def mutated(draw, raw):
    """Damage a document in a few places."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 40)))
        raw = draw(
            st.one_of(
                ANY.map(lambda new, raw=raw, a=start, b=end: raw[:a] + new + raw[b:]),
                st.just(raw[:start]),
                st.just(raw[start:]),
                st.just(raw[:start] + raw[start:end] * 3 + raw[end:]),
                st.sampled_from(ALL).map(lambda other, raw=raw, a=start: raw[:a] + other[a:]),
            )
        )
    return raw


def as_bytes(text):
    return text.encode("utf-8", "replace")


def length_of(page):
    words = [page.title, page.byline, *(block.text for block in page.blocks)]
    words += [text for photo in page.photos for text in (photo.caption, photo.credit, photo.alt)]
    return sum(map(len, words))


def assert_harmless(page):
    assert isinstance(page, ParsedPage)
    addresses = [page.url, *(photo.url for photo in page.photos)]
    assert all(url.startswith(("http://", "https://")) for url in addresses if url)
    shown = "".join((page.title, page.byline, *(block.text for block in page.blocks)))
    assert not any(ord(letter) < 32 or "\ud800" <= letter <= "\udfff" for letter in shown)


def assert_pages_or_refusal(read, raw):
    try:
        pages = read(raw, Hint(default_zone="Asia/Seoul"))
    except UnknownFormat as trouble:
        refusal = str(trouble)
        pages = ()
    else:
        refusal = "Nothing was refused."
    assert 10 < len(refusal) < 3000
    for page in pages:
        assert_harmless(page)
    assert sum(map(length_of, pages)) <= 4 * len(raw) + 1000


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.NAME)
def test_each_sample_is_known_by_its_own_format(known):
    for raw in BYTES[known.NAME]:
        assert {page.format for page in parse(raw)} == {known.NAME}


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.NAME)
@given(chosen=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_gives_pages_or_a_refusal(known, chosen):
    raw = chosen.draw(st.sampled_from(BYTES[known.NAME]).flatmap(mutated))

    assert_pages_or_refusal(parse, raw)
    assert_pages_or_refusal(known.parse, raw)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.NAME)
@given(
    raw=st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
@settings(max_examples=40, deadline=None)
def test_any_bytes_at_all_give_pages_or_a_refusal(known, raw):
    assert 0 <= known.recognises(raw) <= 1
    assert_pages_or_refusal(known.parse, raw)
