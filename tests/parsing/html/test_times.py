"""When a page was published and updated, with the zone."""

import datetime as dt

import pytest

from articles.parsing import Hint
from articles.parsing.formats import html
from articles.parsing.markup.foreign_words import in_english
from articles.parsing.markup.moments import read_moment
from tests.parsing.html.pages import document, linked, meta, read, story

SEOUL = dt.timezone(dt.timedelta(hours=9))
NOON = dt.datetime(2024, 3, 5, 12, 0, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-03-05T12:00:00+09:00", "2024-03-05T12:00:00+09:00"),
        ("2024-03-05T12:00:00+0900", "2024-03-05T12:00:00+09:00"),
        ("2024-03-05T12:00Z", "2024-03-05T12:00:00+00:00"),
        ("2024-03-05 12:00:00Z", "2024-03-05T12:00:00+00:00"),
        ("2024-03-05T12:00:00.123Z", "2024-03-05T12:00:00.123000+00:00"),
        ("Tue Mar 05 12:00:00 CET 2024", "2024-03-05T12:00:00+01:00"),
        ("Tue, 05 Mar 2024 12:00:00 +0900", "2024-03-05T12:00:00+09:00"),
        ("2024-03-05T12:00:00", "2024-03-05T12:00:00"),
        ("2024-03-05", "2024-03-05"),
        ("20240305T1200", "2024-03-05T12:00:00"),
    ],
)
def test_stamps_for_machines(written, iso):
    assert read_moment(written).value.isoformat() == iso


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2024-13-05", "0001-01-01T00:00:00Z", "12:00"]
)
def test_what_is_no_stamp_gives_nothing(written):
    assert read_moment(written) is None


@pytest.mark.parametrize(
    ("line", "english"),
    [
        ("Aktualisiert am 5. März 2024, 12:00 Uhr", "Updated 5 March 2024, 12:00"),
        ("Publicado el 5 de marzo de 2024", "Published 5 March 2024"),
        ("Uppdaterad 15.59", "Updated 15:59"),
        ("5 Nisan 2024", "5 April 2024"),
        ("05.03.2024", "05.03.2024"),
    ],
)
def test_other_languages_are_read_as_english(line, english):
    assert in_english(line) == english


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(datePublished="2024-03-05T12:00:00+09:00"), ""),
        (meta("article:published_time", "2024-03-05T12:00:00+09:00"), ""),
        (meta("article:published:time", "2024-03-05T12:00:00+09:00"), ""),
        (meta("DC:date-issued", "2024-03-05T12:00:00+09:00"), ""),
        ("", '<time datetime="2024-03-05T12:00:00+09:00">Tuesday</time>'),
        ("", '<span itemprop="datePublished" content="2024-03-05T12:00:00+09:00"></span>'),
        (linked(**{"@type": "WebPage", "datePublished": "2024-03-05T12:00:00+09:00"}), ""),
        (linked(datePublished="2024-03-05T12:00:00") + meta("date", "2024-03-05T12:00+09:00"), ""),
        (linked(datePublished="2024-03-05") + meta("date", "2024-03-05T12:00+09:00"), ""),
    ],
)
def test_the_published_time_is_told_in_many_ways(head, body):
    assert read(story(before=body), head).published == NOON


def test_a_date_shown_counts_when_nothing_else_is_told():
    page = read(story(before="<p class='meta'>Veröffentlicht am 5. März 2024</p>"))

    assert page.published == page.listed_date == dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("told", "printed", "iso"),
    [
        ("2024-03-05", "5 March 2024, 12:00 KST", "2024-03-05T12:00:00+09:00"),
        ("2024-03-05T00:00:00+09:00", "5 March 2024, 12:00", "2024-03-05T12:00:00+09:00"),
        ("2024-03-05T03:00:00Z", "March 5, 2024 12:00 KST", "2024-03-05T12:00:00+09:00"),
        ("2024-03-05T18:00:00Z", "March 5, 2024 12:00 CST", "2024-03-05T12:00:00-06:00"),
        ("2024-03-05T04:00:00Z", "March 5, 2024 12:00 CST", "2024-03-05T12:00:00+08:00"),
        ("2024-03-05T04:30:00Z", "March 5, 2024 12:00 CST", "2024-03-05T04:30:00+00:00"),
        ("2024-03-05", "6 March 2024, 12:00", "2024-03-05"),
    ],
)
def test_what_is_told_is_made_finer_by_what_the_page_prints(told, printed, iso):
    page = read(story(before=f"<p>{printed}</p>"), linked(datePublished=told))

    assert page.published.isoformat() == iso


@pytest.mark.parametrize(
    ("host", "language", "zone"),
    [
        ("courier.example.kr", "en", "Asia/Seoul"),
        ("courier.example.de", "de", "Europe/Berlin"),
        ("courier.example", "ja", "Asia/Tokyo"),
        ("courier.example", "de-AT", "Europe/Vienna"),
        ("courier.example.us", "en-US", "UTC"),
    ],
)
def test_a_page_without_a_zone_runs_in_that_of_its_country(host, language, zone):
    canonical = f'<link rel="canonical" href="https://{host}/buoy">'
    told = canonical + linked(datePublished="2024-03-05T12:00:00")

    (page,) = html.parse(document(story(), told, language), Hint())

    assert (page.time_zone, page.zone_assumed) == (zone, True)


def test_a_clock_without_a_zone_runs_in_the_zone_given_and_says_so():
    page = read(story(), linked(datePublished="2024-03-05T12:00:00"), time_zone="Asia/Seoul")

    assert page.published == NOON
    assert page.zone_assumed
    assert "zone-assumed" in {warning.code for warning in page.warnings}


def test_the_local_zone_is_kept_where_the_page_tells_it_beside_utc():
    head = linked(datePublished="2024-03-05T03:00:00Z")

    page = read(story(), head + meta("article:published_time", "2024-03-05T12:00:00+09:00"))

    assert (page.time_zone, page.published.utcoffset()) == ("+09:00", dt.timedelta(hours=9))


def test_an_update_shown_outweighs_one_told_and_is_warned_of():
    told = linked(
        datePublished="2024-03-05T12:00:00+09:00", dateModified="2024-03-05T12:00:00+09:00"
    )

    page = read(story(before="<p class='meta'>Updated: March 5, 2024 - 14:10</p>"), told)

    assert page.updated == NOON.replace(hour=14, minute=10)
    assert "updated-contradicts" in {warning.code for warning in page.warnings}


def test_an_update_equal_to_the_publication_is_none_unless_shown():
    told = linked(
        datePublished="2024-03-05T12:00:00+09:00", dateModified="2024-03-05T12:00:00+09:00"
    )

    assert read(story(), told).updated is None


def test_the_address_is_no_date_source():
    page = read(story(), '<link rel="canonical" href="https://courier.example/2024/03/05/buoy">')

    assert page.published is None
