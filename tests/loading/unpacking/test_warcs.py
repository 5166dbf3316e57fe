"""Web archives: pages with their addresses, times and pictures; the rest is passed over."""

import gzip
import io

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.loading import Document
from articles.loading.unpacking import Limits, documents_from
from articles.loading.unpacking.warc_record import moment
from tests.loading.unpacking.webarchives import MARCH, MAY, PAGE_AT, Archive, digest, page, wacz
from tests.painting import painted

LAMP = "https://courier.example/img/lamp.jpg"
GENEROUS = Limits()


def opened(raw, limits=GENEROUS, name="crawl.warc"):
    return list(documents_from(io.BytesIO(raw), Document(b"", name), limits))


@pytest.mark.parametrize("is_gzipped", [True, False])
def test_a_page_comes_with_its_address_time_and_charset(is_gzipped):
    (document,) = opened(Archive(is_gzipped).answer(body=page()).bytes())
    assert document.raw == page()
    assert document.told.url == PAGE_AT
    assert document.told.captured_at == moment(MARCH)
    assert document.told.charset == "utf-8"
    assert document.name == f"crawl.warc/{PAGE_AT}"


def test_its_pictures_come_from_their_own_records_through_redirects():
    raw = painted()
    archive = Archive().answer(body=page(image="//courier.example/img/old.jpg#lead"))
    moved = [("Location", "/img/lamp.jpg")]
    archive.answer("http://courier.example/img/old.jpg", b"", status="301 Moved", headers=moved)
    archive.answer(LAMP, raw, "image/jpeg")
    (document,) = opened(archive.bytes())
    assert document.beside("//courier.example/img/old.jpg#lead") == raw
    assert document.beside("../img/lamp.jpg") == raw
    assert document.beside("/img/none.jpg") is None


def test_redirects_in_a_circle_end():
    archive = Archive().answer(body=page())
    for one, other in (("a", "b"), ("b", "a")):
        headers = [("Location", f"/{other}")]
        archive.answer(f"https://courier.example/{one}", status="302 Found", headers=headers)
    (document,) = opened(archive.bytes())
    assert document.beside("/a") is None


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [(gzip.compress(page()), "gzip"), (brotli.compress(page()), "br"), (page(), "identity")],
)
def test_an_answer_is_unpacked_however_it_was_sent(packed, encoding):
    archive = Archive().answer(body=packed, headers=[("Content-Encoding", encoding)])
    assert opened(archive.bytes())[0].raw == page()


def test_an_answer_sent_in_chunks_is_put_together():
    body = page()
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    archive = Archive().answer(body=chunks, headers=[("Transfer-Encoding", "chunked")])
    assert opened(archive.bytes())[0].raw == body


def test_a_revisit_is_the_same_page_at_another_time():
    archive = Archive().answer(body=page())
    archive.revisit(PAGE_AT, digest(page()), PAGE_AT, MARCH, MAY)
    before, after = opened(archive.bytes())
    assert before.raw == after.raw == page()
    assert after.told.captured_at == moment(MAY)


def test_a_revisit_of_what_is_not_there_says_so():
    archive = Archive().revisit(PAGE_AT, "sha1:" + "A" * 32, PAGE_AT, MARCH, MAY)
    (document,) = opened(archive.bytes())
    assert "does not hold" in document.fault


def test_scripts_errors_and_words_for_machines_are_passed_over_and_counted():
    archive = Archive().answer(body=page())
    archive.answer("https://courier.example/app.js", b"x()", "text/javascript")
    archive.answer("https://courier.example/gone", b"<html>gone", status="404 Not Found")
    archive.answer("https://courier.example/robots.txt", b"User-agent: *", "text/plain")
    (document,) = opened(archive.bytes())
    (told,) = document.warnings
    assert "3 are no pages" in told.message


def test_an_archive_without_a_page_says_so():
    (document,) = opened(Archive().answer(LAMP, painted(), "image/jpeg").bytes())
    assert document.fault.startswith("The web archive holds no page.")


def test_a_web_archive_in_one_file_is_read_as_one():
    raw = painted()
    pages, pictures = Archive().answer(body=page()), Archive().answer(LAMP, raw, "image/jpeg")
    (document,) = opened(wacz(pages.bytes(), pictures.bytes()), name="crawl.wacz")
    assert document.beside("/img/lamp.jpg") == raw


def test_a_last_record_cut_short_costs_only_itself():
    archive = Archive(is_gzipped=False).answer(body=page())
    whole = archive.bytes()
    archive.answer("https://courier.example/second", page("Second"))
    fault, document = opened(archive.bytes()[:-300])
    assert f"The record at byte {len(whole):,} was not read" in fault.fault
    assert document.told.url == PAGE_AT


def test_after_a_record_that_lies_of_its_length_the_next_is_read():
    archive = Archive(is_gzipped=False).answer(body=page("First"))
    archive.answer("https://courier.example/second", page("Second"))
    raw = archive.bytes()
    at = raw.index(b"Content-Length: ") + len(b"Content-Length: ")
    fault, second = opened(raw[:at] + b"9" + raw[at + 1 :])
    assert "The record at byte 0 was not read" in fault.fault
    assert second.told.url == "https://courier.example/second"


def test_very_many_records_stop_at_the_setting():
    archive = Archive(is_gzipped=False)
    for number in range(30):
        archive.answer(f"https://courier.example/{number}", b"x")
    fault, *documents = opened(archive.bytes(), Limits(members=20))
    assert "READINGROOM_MAX_MEMBERS" in fault.fault
    assert len(documents) == 20


def test_requests_and_notes_of_a_crawler_do_not_count_against_the_setting():
    archive = Archive(is_gzipped=False)
    for _ in range(30):
        archive.record("request", [("WARC-Target-URI", PAGE_AT)], b"GET / HTTP/1.1\r\n\r\n")
    (document,) = opened(archive.answer(body=page()).bytes(), Limits(members=20))
    assert document.raw == page()


def test_a_gzipped_archive_cut_short_keeps_the_records_before_the_cut():
    archive = Archive().answer(body=page())
    archive.answer("https://courier.example/second", page("Second"))
    documents = opened(archive.bytes()[:-9])
    assert page() in [one.raw for one in documents]
    assert any("cut short" in one.fault for one in documents)


def test_an_answer_that_unpacks_to_a_flood_is_refused_with_its_place():
    flood = gzip.compress(b"\0" * 30_000_000)
    archive = Archive(is_gzipped=False).answer(body=page())
    archive.answer(f"{PAGE_AT}/bomb", flood, headers=[("Content-Encoding", "gzip")])
    first, fault = opened(archive.bytes())
    assert first.raw == page()
    assert "byte" in fault.fault
    assert "READINGROOM_MAX" in fault.fault


@settings(deadline=None)
@given(st.data())
def test_whatever_happens_to_its_bytes_only_documents_come_out(data):
    sample = Archive(is_gzipped=False).answer(body=page()).answer(LAMP, b"x", "image/jpeg").bytes()
    place = data.draw(st.integers(0, len(sample)))
    cut = data.draw(st.integers(0, 60))
    mutated = sample[:place] + data.draw(st.binary(max_size=30)) + sample[place + cut :]
    documents = opened(mutated)
    assert all(one.raw or one.fault for one in documents)
    assert len(documents) <= 25
