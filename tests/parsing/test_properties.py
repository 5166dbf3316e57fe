"""What holds for every document, however odd: nothing is lost and nothing else is raised."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.parsing import Hint, UnknownFormat, parse
from tests.parsing.dumps import BOW, FIRST, LISTED, SECOND, THIRD, TIMES, TITLE

LINES = st.sampled_from(
    [
        *("", " ", "\u00a0", "(END)", "-", "<p>", "By Yonhap", "By Ma Ri-na (marina@example.com)"),
        *(LISTED, TITLE, TIMES, FIRST, SECOND, THIRD, THIRD + " (Yonhap)", BOW + " (KCNA)"),
        *("<p>" + BOW + " REUTERS/Pell Undo</p>", "Photo: AP", "Reuters | Ostry | 2023-05-11"),
        *("Updated : 31/02/2023 25:61 IST", "입력 2023.05.11 (08:05)", "김가상 기자", "(끝)"),
        *("(오스트리=연합뉴스) 여객선이 다닌다.", "Keywords", "#ferry", "OSTRY (AP) -- " + FIRST),
        *("0000-00-00 00:00", "9999-12-31 23:59 +14:00", "0001-01-01 00:00 +14:00", "title: x"),
    ]
)
DUMPS = st.lists(LINES | st.text(max_size=60), max_size=24).map("\n".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949", "gb18030"])


def pages_of(raw, hint=None):
    try:
        return parse(raw, hint or Hint())
    except UnknownFormat:
        return ()


def assert_tiles(page, size):
    ends = [0, *(stretch.end for stretch in page.ledger)]
    assert ends[-1] == size
    assert [stretch.start for stretch in page.ledger] == ends[:-1]
    assert all(stretch.start < stretch.end for stretch in page.ledger)


def assert_clean(page):
    texts = [page.title, page.byline, *(block.text for block in page.blocks)]
    texts += [words for photo in page.photos for words in (photo.caption, photo.credit)]
    for text in texts:
        assert text == " ".join(text.split())
        assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text)


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example(b"\x00\x01")
def test_any_bytes_are_pages_or_refused(raw):
    for page in pages_of(raw):
        assert_tiles(page, len(raw))
        assert_clean(page)


@given(DUMPS, ENCODINGS)
@settings(max_examples=300, deadline=None)
def test_any_dump_is_tiled_to_the_byte_in_every_encoding(text, encoding):
    raw = text.encode(encoding, "replace")

    for page in pages_of(raw):
        assert_tiles(page, len(raw))
        assert_clean(page)


@given(DUMPS)
@settings(deadline=None)
def test_parsing_twice_gives_the_same(text):
    raw = text.encode("utf-8", "replace")

    assert pages_of(raw) == pages_of(raw)


def content(page):
    return page.title, page.byline, page.published, page.updated, page.blocks, page.photos


@given(st.lists(LINES, max_size=20), st.sampled_from(["\r\n", "\r", "\u0085"]))
@settings(deadline=None)
def test_the_kind_of_line_end_makes_no_difference(lines, end):
    plain, other = ("".join(line + ending for line in lines) for ending in ("\n", end))

    expected = [content(page) for page in pages_of(plain.encode())]

    assert [content(page) for page in pages_of(other.encode())] == expected


@given(DUMPS, st.binary(min_size=1, max_size=3), st.integers(0, 400))
@settings(deadline=None)
def test_a_damaged_document_is_still_tiled(text, damage, place):
    raw = text.encode("utf-8", "replace")
    raw = raw[:place] + damage + raw[place:]

    for page in pages_of(raw):
        assert_tiles(page, len(raw))
        assert_clean(page)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None)
def test_any_hint_is_taken(zone, publisher, language):
    hint = Hint(time_zone=zone, publisher=publisher, language=language, default_zone=zone)

    assert len(parse(f"{TITLE}\n{TIMES}\n{FIRST}\n".encode(), hint)) == 1
