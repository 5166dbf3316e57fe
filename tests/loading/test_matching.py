"""Which article a page is, and by which evidence."""

import datetime as dt
import zoneinfo
from dataclasses import replace

import pytest

from articles.loading.drafting import draft
from articles.loading.matching import identify
from articles.parsing import Block, BlockKind, ParsedPage

SEOUL = zoneinfo.ZoneInfo("Asia/Seoul")
PAGE = ParsedPage(
    format="text-dump",
    encoding="utf-8",
    title="The harbour light is lit again",
    published=dt.datetime(2022, 3, 29, 9, 54, tzinfo=SEOUL),
    blocks=(Block(BlockKind.PARAGRAPH, "Keepers lit the lamp on Monday."),),
)
OTHER_TEXT = (Block(BlockKind.PARAGRAPH, "Keepers lit the lamp on Monday evening."),)


def is_same(
    one: ParsedPage, other: ParsedPage, who: str = "", other_who: str | None = None
) -> bool:
    first = identify(draft(one), who)
    return first == identify(draft(other), who if other_who is None else other_who)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/news/1", "http://a.example/news/1"),
        ("https://a.example/news/1", "https://A.EXAMPLE:443/news/1#comments"),
    ],
)
def test_one_address_is_one_article_whatever_the_rest_says(one, other):
    assert is_same(replace(PAGE, url=one), replace(PAGE, url=other, title="New", published=None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/view.php?ud=1", "https://a.example/view.php?ud=2"),
        ("https://a.example/News", "https://a.example/news"),
        ("https://a.example:8000/1", "https://a.example/1"),
        ("https://a.example:99999/1", "https://a.example/1"),
    ],
)
def test_two_addresses_are_two_articles(one, other):
    assert not is_same(replace(PAGE, url=one), replace(PAGE, url=other))


def test_the_root_of_a_site_is_nobodys_own_address():
    front = "https://a.example/"

    assert not is_same(replace(PAGE, url=front), replace(PAGE, url=front, title="Another story"))


@pytest.mark.parametrize(
    "changes",
    [
        {"blocks": OTHER_TEXT},
        {"title": "THE  harbour light is lit\u00a0again"},
        {"updated": dt.datetime(2022, 3, 29, 11, tzinfo=SEOUL)},
        {"byline": "By Somebody"},
        {"published": dt.datetime(2022, 3, 29, 9, 54, tzinfo=dt.UTC)},
    ],
)
@pytest.mark.parametrize("who", ["yonhap", ""])
def test_who_when_and_title_are_one_article(changes, who):
    assert is_same(PAGE, replace(PAGE, **changes), who)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "The harbour light is dark again"},
        {"published": dt.datetime(2022, 3, 29, 9, 55, tzinfo=SEOUL)},
        {"published": None},
    ],
)
def test_another_title_or_time_is_another_article(changes):
    assert not is_same(PAGE, replace(PAGE, **changes), "yonhap")


def test_one_story_of_two_publishers_is_two_articles():
    assert not is_same(PAGE, PAGE, "port-harrow-courier", "solmaru-ilbo")


def test_a_day_and_a_title_are_enough_beside_a_name_but_not_without():
    dated = replace(PAGE, published=None, listed_date=dt.date(2022, 3, 29), title="Weather")
    changed = replace(dated, blocks=OTHER_TEXT)

    assert is_same(dated, changed, "port-harrow-courier")
    assert not is_same(dated, changed)


@pytest.mark.parametrize("lack", [{"title": ""}, {"published": None}])
def test_unrelated_pages_without_a_date_or_title_never_merge(lack):
    bare = replace(PAGE, **lack)

    assert not is_same(bare, replace(bare, blocks=OTHER_TEXT), "yonhap")
    assert is_same(bare, replace(bare, byline="By Somebody"), "yonhap")


def test_a_separator_in_the_title_cannot_forge_another_article():
    assert not is_same(replace(PAGE, title="a b"), replace(PAGE, title="b"), "x", "x a")
