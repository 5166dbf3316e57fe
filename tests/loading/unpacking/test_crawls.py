"""What real crawls hold: a page many times over, frames, answers that are not what they say."""

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.loading import Document, LoadOptions, load_paths
from articles.models import Article, Outcome, Photo
from tests.loading.unpacking.test_warcs import LAMP, opened
from tests.loading.unpacking.webarchives import MARCH, MAY, PAGE_AT, Archive, page, wacz
from tests.painting import painted

APRIL = "2022-04-10T09:00:00Z"
FRAME = "https://ads.example/frame.html"


def written_by_warcio(records):
    """A WARC file as the library that most crawlers use writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, kind, body, at in records:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": at},
            )
        )
    return out.getvalue()


# The library leaves closing its own temporary files to the interpreter.
@pytest.mark.filterwarnings("ignore:Exception ignored.*SpooledTemporaryFile")
def test_each_capture_of_a_page_has_the_picture_of_its_own_time():
    pictures = [painted(size=(600, height)) for height in (400, 410, 420)]
    captures = zip((MARCH, APRIL, MAY), pictures, strict=True)
    records = [
        record
        for at, picture in captures
        for record in (
            (PAGE_AT, "text/html", page(f"Read on {at}"), at),
            (LAMP, "image/jpeg", picture, at.replace(":00Z", ":07Z")),
        )
    ]
    documents = opened(written_by_warcio(records))
    assert [one.beside("/img/lamp.jpg") for one in documents] == pictures


def test_a_picture_captured_once_serves_every_capture_of_its_page():
    archive = Archive().answer(LAMP, painted(), "image/jpeg", at=APRIL)
    archive.answer(body=page(), at=MARCH).answer(body=page("Again"), at=MAY)
    assert {one.beside(LAMP) for one in opened(archive.bytes())} == {painted()}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("https://courier.example/i?id=7&w=600", "/i?w=600&id=7"),
        ("https://courier.example/i?id=7&w=600", "/i?id=7&amp;w=600"),
        ("https://courier.example/%EB%93%B1%EB%8C%80.jpg", "/등대.jpg"),
        ("http://courier.example/a%20b.jpg", "/a b.jpg"),
    ],
)
def test_a_picture_is_found_however_its_address_is_written(asked, named):
    archive = Archive().answer(body=page()).answer(asked, painted(), "image/jpeg")
    (document,) = opened(archive.bytes())
    assert document.beside(named) == painted()


def test_a_picture_that_moved_to_the_safe_scheme_is_found():
    moved = [("Location", LAMP)]
    archive = Archive().answer(body=page())
    archive.answer(LAMP.replace("https", "http"), status="301 Moved", headers=moved)
    (document,) = opened(archive.answer(LAMP, painted(), "image/jpeg").bytes())
    assert document.beside("/img/lamp.jpg") == painted()


def test_a_page_whose_server_did_not_say_what_it_is_comes_in():
    (document,) = opened(Archive().answer(body=page(), kind="").bytes())
    assert document.raw == page()


@pytest.mark.parametrize("body", [b"", b" \r\n ", b'{"ok": true}', b'[{"id": 1}]', b"[]"])
def test_what_is_sent_as_a_page_and_holds_none_is_passed_over_and_counted(body):
    archive = Archive().answer("https://courier.example/api", body).answer(body=page())
    (document,) = opened(archive.bytes())
    assert document.told.url == PAGE_AT
    assert "1 are no pages" in document.warnings[0].message


def test_a_page_that_the_crawler_cut_says_so():
    (document,) = opened(
        Archive().answer(body=page(), facts=[("WARC-Truncated", "length")]).bytes()
    )
    assert "WARC-Truncated: length" in document.warnings[0].message


@pytest.mark.parametrize("where", ["listed", "more"])
def test_frames_that_the_list_of_pages_does_not_name_are_passed_over_and_counted(where):
    archive = Archive().answer(FRAME, page("Buy a lamp")).answer(body=page())
    (document,) = opened(wacz(archive.bytes(), **{where: [PAGE_AT]}))
    assert document.told.url == PAGE_AT
    assert "So were 1 that its own list of pages does not name" in document.warnings[0].message


def test_a_listed_page_is_followed_to_where_its_address_leads():
    archive = Archive().answer(FRAME, page("Buy a lamp"))
    moved = [("Location", "/2022/light-is-lit")]
    archive.answer("https://courier.example/s/1", status="302 Found", headers=moved)
    archive.answer(body=page())
    (document,) = opened(wacz(archive.bytes(), listed=["https://courier.example/s/1"]))
    assert document.told.url == PAGE_AT


def test_a_list_that_names_nothing_of_the_archive_keeps_nothing_out():
    archive = Archive().answer(FRAME, page("A page")).answer(body=page())
    assert len(opened(wacz(archive.bytes(), listed=["https://else.example/"]))) == 2


UNTITLED = page().replace(b"<title>The light is lit</title>", b"").replace(b"h1>", b"p>")
LISTED = {"url": PAGE_AT, "title": "The light\n is lit", "ts": MARCH}


@pytest.mark.django_db
@pytest.mark.parametrize(("raw", "title"), [(UNTITLED, "The light is lit"), (page("Lit"), "Lit")])
def test_the_list_of_pages_titles_a_page_that_has_no_title(tmp_path, raw, title):
    archive = Archive().answer(body=raw)
    (tmp_path / "crawl.wacz").write_bytes(wacz(archive.bytes(), listed=[LISTED]))
    load_paths([tmp_path], LoadOptions())
    assert Article.objects.get().title == title


def test_of_several_captures_each_has_the_title_that_was_listed_at_its_time():
    archive = Archive().answer(body=UNTITLED).answer(body=page(), at=MAY)
    later = LISTED | {"title": "It is dark", "ts": MAY.replace("Z", "")}
    documents = opened(wacz(archive.bytes(), listed=[later, LISTED]))
    assert [one.told.title for one in documents] == ["The light is lit", "It is dark"]


def test_the_list_of_pages_says_when_a_page_was_captured_where_its_record_does_not():
    archive = Archive().answer(body=page(), at="yesterday")
    (document,) = opened(wacz(archive.bytes(), listed=[LISTED]))
    assert document.told.captured_at.isoformat() == "2022-03-29T00:54:00+00:00"


@pytest.mark.parametrize("title", [None, 7, PAGE_AT, "a\0b", "\x1b[31mred", "x" * 1001, "\ud800"])
@pytest.mark.parametrize("ts", [None, 7, "soon", "9999-12-31T23:59:59-23:00"])
def test_what_a_list_of_pages_cannot_mean_is_left_out(title, ts):
    listed = [LISTED | {"title": title, "ts": ts}]
    (document,) = opened(wacz(Archive().answer(body=page()).bytes(), listed=listed))
    assert document.told.title is None


@pytest.mark.django_db
def test_what_was_passed_over_is_told_though_the_first_page_is_rejected(tmp_path):
    archive = Archive().answer("https://courier.example/menu", b"<html><body>Menu</body></html>")
    archive.answer("https://courier.example/app.js", b"x()", "text/javascript")
    (tmp_path / "crawl.warc.gz").write_bytes(archive.answer(body=page()).bytes())
    load_paths([tmp_path], LoadOptions())
    rejected = Outcome.objects.get(result="rejected")
    assert "1 are no pages" in str(rejected.warnings)


@pytest.mark.django_db
def test_two_captures_become_two_revisions_each_with_its_own_picture(tmp_path):
    archive = Archive().answer(body=page(), at=MARCH).answer(LAMP, painted(), "image/jpeg")
    archive.answer(body=page(words="They mended the lamp of the harbour in May. "), at=MAY)
    archive.answer(LAMP, painted(size=(80, 50)), "image/jpeg", at=MAY)
    (tmp_path / "crawl.warc.gz").write_bytes(archive.bytes())
    load_paths([tmp_path], LoadOptions())
    assert list(Photo.objects.order_by("revision__number").values_list("width", flat=True)) == [
        60,
        80,
    ]


def test_no_document_is_lost_to_an_address_that_is_none():
    archive = Archive().answer("http://[::bad/x", page("First")).answer(body=page())
    assert [one.fault for one in opened(archive.bytes())] == ["", ""]
    assert isinstance(opened(archive.bytes())[0], Document)
