"""The timeline beside the list: how what was asked for spreads over the years, months and days."""

import datetime as dt
from itertools import pairwise

import pytest
from django.urls import reverse

from articles.filters.timeline import stretches_of, unit_for
from tests import builders as build

pytestmark = pytest.mark.django_db
LIST = reverse("articles:articles")


def shown(client, **asked: str):
    return client.get(LIST, asked).context["timeline"]


def bars(client, **asked: str) -> dict[str, int]:
    return {bar.words: bar.number for bar in shown(client, **asked).bars}


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
    assert {year: number for year, number in found.items() if number} == {
        "2004": 1,
        "2010": 3,
        "2023": 1,
    }


@pytest.mark.usefixtures("_twenty_years")
def test_a_bar_leads_into_its_year_its_month_its_day(client):
    year = next(bar for bar in shown(client).bars if bar.words == "2010")
    inside = client.get(year.href)
    month = next(bar for bar in inside.context["timeline"].bars if bar.words == "March 2010")
    days = client.get(month.href).context["timeline"]

    assert inside.context["total"] == "3 articles"
    assert len(inside.context["timeline"].bars) == 12
    assert [bar.words for bar in days.bars if bar.number] == ["5 March 2010", "31 March 2010"]
    assert client.get(days.bars[4].href).context["total"] == "1 article"


@pytest.mark.usefixtures("_twenty_years")
def test_the_way_out_leads_back_to_the_month_the_year_and_all_years(client):
    picture = shown(client, published_after="2010-03-05", published_before="2010-03-05")

    assert [link.words for link in picture.wider] == ["All years", "2010", "March 2010"]
    assert client.get(picture.wider[2].href).context["total"] == "2 articles"


@pytest.mark.usefixtures("_twenty_years")
def test_a_month_is_a_calendar_in_which_empty_days_are_named(client):
    page = client.get(LIST, {"published_after": "2010-03-01", "published_before": "2010-03-31"})

    weeks = page.context["timeline"].weeks
    assert [cell.number for cell in weeks[0]] == [1, 2, 3, 4, 5, 6, 7]
    assert page.content.decode().count("nothing captured</span>") == 29


@pytest.mark.usefixtures("_twenty_years")
def test_empty_days_of_a_search_are_only_said_to_hold_nothing_that_was_asked_for(client):
    asked = {"published_after": "2010-03-01", "published_before": "2010-03-31", "language": "en"}

    assert "nothing captured" not in client.get(LIST, asked).content.decode()


@pytest.mark.usefixtures("_twenty_years")
def test_the_timeline_follows_the_words_and_filters_and_looks_closer(client):
    assert bars(client, language="ko") == {"31 December 2023": 1}
    assert next(iter(bars(client, q="title:2010"))) == "March 2010"


@pytest.mark.usefixtures("_twenty_years")
def test_the_table_says_what_the_bars_show(client):
    page = client.get(LIST).content.decode()

    assert "As a table" in page
    assert "<td>3 articles</td>" in page


def test_without_a_dated_article_there_is_no_timeline(client):
    build.article(published=None)

    assert shown(client) is None


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
