"""Times and days in words."""

import datetime as dt

import pytest

from articles.presenting.times import day_stamp, month_text, stamp

UTC = dt.UTC


@pytest.mark.parametrize(
    ("moment", "zone", "words", "iso"),
    [
        (
            dt.datetime(2022, 3, 29, 0, 54, tzinfo=UTC),
            "Asia/Seoul",
            "29 March 2022, 09:54 KST",
            "2022-03-29T09:54:00+09:00",
        ),
        (
            dt.datetime(2022, 3, 28, 23, 30, tzinfo=UTC),
            "Asia/Seoul",
            "29 March 2022, 08:30 KST",
            "2022-03-29T08:30:00+09:00",
        ),
        (
            dt.datetime(2022, 7, 1, 12, 0, tzinfo=UTC),
            "Europe/London",
            "1 July 2022, 13:00 BST",
            "2022-07-01T13:00:00+01:00",
        ),
        (
            dt.datetime(2022, 12, 31, 21, 5, tzinfo=UTC),
            "Asia/Dubai",
            "1 January 2023, 01:05 (Asia/Dubai)",
            "2023-01-01T01:05:00+04:00",
        ),
        (
            dt.datetime(2022, 5, 4, 3, 2, 1, tzinfo=UTC),
            "",
            "4 May 2022, 03:02 UTC",
            "2022-05-04T03:02:01+00:00",
        ),
        (
            dt.datetime(2022, 5, 4, 3, 2, tzinfo=UTC),
            "Nowhere/At all",
            "4 May 2022, 03:02 UTC",
            "2022-05-04T03:02:00+00:00",
        ),
        (
            dt.datetime(2022, 5, 4, 3, 2, tzinfo=UTC),
            "../../etc/passwd",
            "4 May 2022, 03:02 UTC",
            "2022-05-04T03:02:00+00:00",
        ),
        (
            dt.datetime(9999, 12, 31, 23, 0, tzinfo=UTC),
            "Asia/Seoul",
            "31 December 9999, 23:00 UTC",
            "9999-12-31T23:00:00+00:00",
        ),
    ],
)
def test_a_time_is_written_as_the_clock_of_its_zone_showed_it(moment, zone, words, iso):
    written = stamp(moment, zone)

    assert (written.text, written.iso) == (words, iso)
    assert written.text == f"{written.day}, {written.clock}"


def test_an_assumed_zone_says_which_and_a_stated_one_says_nothing():
    moment = dt.datetime(2022, 3, 29, 0, 54, tzinfo=UTC)

    assert stamp(moment, "Asia/Seoul").note == ""
    assert "Asia/Seoul is assumed" in stamp(moment, "Asia/Seoul", assumed=True).note


def test_a_bare_date_has_no_clock():
    written = day_stamp(dt.date(2022, 3, 9))

    assert (written.text, written.clock, written.iso) == ("9 March 2022", "", "2022-03-09")


def test_months_are_english_whatever_the_locale():
    names = " ".join(month_text(2022, month)[:3] for month in range(1, 13))

    assert names == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
