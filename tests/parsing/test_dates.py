"""Dates and times as pages print them, whatever the order and the language."""

import datetime as dt
import locale

import pytest

from articles.parsing.dates import read_stamps


def read(line):
    """Each stamp as its role, its possible days, its clock and its zone."""
    roles = {None: "", True: "updated ", False: "published "}
    return [
        roles[stamp.is_update]
        + " or ".join(day.isoformat() for day in (stamp.day.readings if stamp.day else ()))
        + (f" {stamp.clock:%H:%M:%S}" if stamp.clock else "")
        + (f" {stamp.zone.zone}" if stamp.zone else "")
        for stamp in read_stamps(line)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mar 29, 2022 - 09:54", "2022-03-29 09:54:00"),
        ("March 29, 2022", "2022-03-29"),
        ("March 29th, 2022 at 9:54am", "2022-03-29 09:54:00"),
        ("2022-03-29 09:54", "2022-03-29 09:54:00"),
        ("2022/03/29 09:54:11", "2022-03-29 09:54:11"),
        ("29 March 2022", "2022-03-29"),
        ("29-Mar-2022 09:54", "2022-03-29 09:54:00"),
        ("2022.03.29", "2022-03-29"),
        ("2022. 3. 29.", "2022-03-29"),
        ("2022. 3. 29. 오후 9:54", "2022-03-29 21:54:00"),
        ("2022년 3월 29일", "2022-03-29"),
        ("2022년 3월 29일 오전 12시 5분", "2022-03-29 00:05:00"),
        ("2022-03-29(화) 09:54:11", "2022-03-29 09:54:11"),
        ("06:45 June 05, 2021", "2021-06-05 06:45:00"),
        ("12:54 a.m., May 3, 2022", "2022-05-03 00:54:00"),
        ("Wednesday 15 March 2023 22:41", "2023-03-15 22:41:00"),
        ("Aug. 3, 2026 - 10:11:12", "2026-08-03 10:11:12"),
        ("28/12/2022", "2022-12-28"),
        ("12-28-2022", "2022-12-28"),
        ("07-07-2021 05:07 IST", "2021-07-07 05:07:00 Asia/Kolkata"),
        ("03/04/2022", "2022-04-03 or 2022-03-04"),
        ("2022-03-29T09:54:00+09:00", "2022-03-29 09:54:00 +09:00"),
        ("2022-03-29T09:54Z", "2022-03-29 09:54:00 UTC"),
        ("Mar 29, 2022 9:54 PM EDT", "2022-03-29 21:54:00 -04:00"),
        ("March 29, 2022, 09:54 (GMT+9)", "2022-03-29 09:54:00 +09:00"),
        ("2022-03-29 09:54 KST", "2022-03-29 09:54:00 Asia/Seoul"),
        ("Published: 16 Feb. 2017, 19:54", "published 2017-02-16 19:54:00"),
        ("Publish Date: 11:01 - 24 March 2022", "published 2022-03-24 11:01:00"),
        ("Last updated: May 12, 2023", "updated 2023-05-12"),
        ("최종수정 2022.03.29 10:11", "updated 2022-03-29 10:11:00"),
        ("송고시간2022-03-29 10:11", "published 2022-03-29 10:11:00"),
        ("Updated 12:54 a.m.", "updated  00:54:00"),
    ],
)
def test_a_stamp_is_read(line, expected):
    assert read(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Published : Mar 29, 2022 - 09:54 \u00a0\u00a0 Updated : Mar 29, 2022 - 10:11",
        "Updated: 2022-03-29 10:11 | Created: 2022-03-29 09:54",
        "입력 2022.03.29 (09:54) 수정 2022.03.29 (10:11)",
        "등록 2022.03.29 09:54:00수정 2022.03.29 10:11:00",
        "기사입력 : 2022-03-29 오전 9:54 최종수정 : 2022-03-29 오전 10:11",
    ],
)
def test_two_times_on_a_line_are_told_apart_in_any_order(line):
    assert sorted(read(line)) == ["published 2022-03-29 09:54:00", "updated 2022-03-29 10:11:00"]


@pytest.mark.parametrize("line", ["31 Feb 2022", "2022-13-01", "0000-01-01", "99/99/2022"])
def test_a_day_that_cannot_be_is_quoted_and_not_read(line):
    (stamp,) = read_stamps(line)

    assert stamp.wrong == line
    assert not stamp.day.readings


def test_a_weekday_that_agrees_with_one_reading_settles_it():
    (stamp,) = read_stamps("Tue, 02/03/2009 - 11:47")

    assert stamp.settled(None).day.readings == (dt.date(2009, 2, 3),)


@pytest.mark.parametrize(
    "line", ["Flight 2022 leaves", "He won 10:11 and 3.29.22", "room 2022-03", "1,000 of 2,000"]
)
def test_other_numbers_are_no_days(line):
    assert all(stamp.day is None for stamp in read_stamps(line))


def test_month_names_do_not_depend_on_the_locale():
    before = locale.setlocale(locale.LC_ALL)
    locale.setlocale(locale.LC_ALL, "C")

    assert read("29 March 2022") == ["2022-03-29"]

    locale.setlocale(locale.LC_ALL, before)
