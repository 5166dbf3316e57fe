"""The timeline under the mouse: a bar is a link, and dragging over bars takes all of them."""

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _ten_years():
    for year in range(2010, 2020):
        builders.article(f"In {year}", published=dt.datetime(year, 3, 1, 9))


def center(page, bar: int) -> tuple[float, float]:
    box = page.locator("svg[data-brush] .timeline-reach").nth(bar).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.usefixtures("_ten_years")
def test_dragging_over_bars_asks_for_the_years_from_first_to_last(page):
    page.goto(reverse("articles:articles"))

    page.mouse.move(*center(page, 5))
    page.mouse.down()
    page.mouse.move(*center(page, 2))
    with page.expect_navigation():
        page.mouse.up()

    assert "published_after=2012-01-01" in page.url
    assert "published_before=2015-12-31" in page.url
    expect(page.locator(".card")).to_have_count(4)


@pytest.mark.usefixtures("_ten_years")
def test_a_click_on_a_bar_asks_for_its_year(page):
    page.goto(reverse("articles:articles"))

    with page.expect_navigation():
        page.mouse.click(*center(page, 3))

    expect(page.locator(".card")).to_have_count(1)
    assert page.locator(".card").inner_text().startswith("In 2013")
