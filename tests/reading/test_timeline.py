"""The timeline beside the list: how what was asked for spreads over the years, months and days."""

import datetime as dt
from itertools import pairwise

import pytest
from django.urls import reverse

from articles.filters.timeline import stretches_of, unit_for
from tests import builders as build
from tests.reading.seen import links, part, parts, total, words

pytestmark = pytest.mark.django_db
LIST = reverse("articles:articles")


def bars(client, **asked: str) -> dict[str, str]:
    return {name: said for name, (said, _) in drawn(client.get(LIST, asked)).items()}


def drawn(page) -> dict[str, tuple[str, str]]:
    """The bars of a page by what they stand for: what is said of them, and where they lead."""
    bars = part(page, "timeline-bars").iter("a")
    told = [(*words(bar.find("title")).split(": "), bar.get("href")) for bar in bars]
    return {name: (said, address) for name, said, address in told}


def on(year: int, month: int, day: int, **fields) -> None:
    build.article(
        f"{year}-{month}-{day}", published=dt.datetime(year, month, day, 23, 59), **fields
    )


@pytest.fixture
def _twenty_years():
    for year, month, day in ((2004, 1, 1), (2010, 3, 5), (2010, 3, 31), (2010, 11, 2)):
        on(year, month, day)
    on(2023, 12, 31, language="ko")
    build.article("Undated", published=None)


@pytest.mark.usefixtures("_twenty_years")
def test_twenty_years_are_shown_year_by_year_without_a_gap(client):
    found = bars(client)

    assert list(found) == [str(year) for year in range(2004, 2024)]
    assert {year: said for year, said in found.items() if said != "nothing captured"} == {
        "2004": "1 article",
        "2010": "3 articles",
        "2023": "1 article",
    }


@pytest.mark.usefixtures("_twenty_years")
def test_an_estimate_is_made_of_the_days_that_the_room_has(client, monkeypatch):
    on(2023, 1, 1)
    monkeypatch.setattr("articles.search.MOST_COUNTED", 1)
    monkeypatch.setattr("articles.search.counting_postgres._ASKED", 1)
    monkeypatch.setattr("articles.search.counting_sqlite._MET", 1)

    found = bars(client, q="lamp")

    # One article in a day, told of a third of a year, as each year is looked at in three places.
    assert (found["2004"], found["2023"]) == ("about 120 articles", "about 120 articles")


@pytest.mark.usefixtures("_twenty_years")
def test_a_bar_leads_into_its_year_its_month_its_day(client):
    year = client.get(drawn(client.get(LIST))["2010"][1])
    month = client.get(drawn(year)["March 2010"][1])
    days = drawn(month)

    assert total(year) == "3 articles"
    assert len(drawn(year)) == 12
    assert [day for day, (said, _) in days.items() if said == "1 article"] == [
        "5 March 2010",
        "31 March 2010",
    ]
    assert total(client.get(days["5 March 2010"][1])) == "1 article"


@pytest.mark.usefixtures("_twenty_years")
def test_the_way_out_leads_back_to_the_month_the_year_and_all_years(client):
    page = client.get(LIST, {"published_after": "2010-03-05", "published_before": "2010-03-05"})

    wider = links(part(page, "timeline-wider"))

    assert list(wider) == ["All years", "2010", "March 2010"]
    assert total(client.get(wider["March 2010"])) == "2 articles"


@pytest.mark.usefixtures("_twenty_years")
def test_a_month_is_a_calendar_in_which_empty_days_are_named(client):
    page = client.get(LIST, {"published_after": "2010-03-01", "published_before": "2010-03-31"})

    weeks = part(page, "month").findall("tbody/tr")
    assert [words(day).partition(":")[0] for day in weeks[0]] == list("1234567")
    assert page.content.decode().count("nothing captured</span>") == 29


@pytest.mark.usefixtures("_twenty_years")
def test_empty_days_of_a_search_are_only_said_to_hold_nothing_that_was_asked_for(client):
    asked = {"published_after": "2010-03-01", "published_before": "2010-03-31", "language": "en"}

    assert "nothing captured" not in client.get(LIST, asked).content.decode()


@pytest.mark.usefixtures("_twenty_years")
def test_the_timeline_follows_the_words_and_filters_and_looks_closer(client):
    build.article("One more", published=dt.datetime(2023, 12, 29), language="ko")

    assert bars(client, language="ko") == {
        "29 December 2023": "1 article",
        "30 December 2023": "none found",
        "31 December 2023": "1 article",
    }
    assert next(iter(bars(client, q="title:2010"))) == "March 2010"


@pytest.mark.usefixtures("_twenty_years")
def test_the_table_says_what_the_bars_show(client):
    page = client.get(LIST).content.decode()

    assert "As a table" in page
    assert "<td>3 articles</td>" in page


def test_without_a_dated_article_there_is_no_timeline(client):
    build.article(published=None)

    assert parts(client.get(LIST), "timeline") == []


@pytest.mark.parametrize(
    ("first", "last", "unit", "number"),
    [
        ("2022-03-01", "2022-03-31", "day", 31),
        ("2022-01-01", "2022-12-31", "month", 12),
        ("2004-02-29", "2023-12-31", "year", 20),
        ("1899-12-31", "2023-01-01", "decade", 14),
        ("0001-01-01", "9999-12-31", "century", 100),
        ("9999-12-31", "9999-12-31", "day", 1),
    ],
)
def test_stretches_tile_the_days_in_the_finest_unit_that_can_be_seen(first, last, unit, number):
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)

    found = list(stretches_of(unit_for(begin, end), begin, end))

    assert (unit_for(begin, end), len(found)) == (unit, number)
    assert (found[0].first, found[-1].last) == (begin, end)
    assert all(one.last + dt.timedelta(days=1) == other.first for one, other in pairwise(found))
