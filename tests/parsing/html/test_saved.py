"""Where a page was saved from and when: its savers write it, or the person who loads it knows."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing import Hint
from articles.parsing.formats import html
from tests.parsing.html.pages import document, meta, read, story

HERE = "https://courier.example/coast/buoy"
THEN = dt.datetime(2024, 5, 4, 8, 2, 30, tzinfo=dt.UTC)
CANONICAL = '<link rel="canonical" href="{}">'.format


def saved(comment: str, head: str = "", attributes: str = ""):
    page = document(story(), head).decode()
    (read_page,) = html.parse(
        page.replace("<html", f"<html {attributes}").replace("<head>", f"{comment}<head>").encode(),
        Hint(),
    )
    return read_page


@pytest.mark.parametrize(
    "comment",
    [
        f"<!--\n Page saved with SingleFile \n url: {HERE} \n"
        " saved date: Sat May 04 2024 10:02:30 GMT+0200 (Central European Summer Time)\n-->",
        f"<!-- Saved from {HERE} at 2024-05-04T08:02:30Z using monolith v2.7.0 -->",
        "<!-- Mirrored from courier.example/coast/buoy by HTTrack Website Copier/3.x [XR&CO'2014], "
        "Sat, 04 May 2024 08:02:30 GMT -->",
    ],
)
def test_the_comment_of_a_saver_tells_address_and_time(comment):
    page = saved(comment)

    assert (page.url, page.captured_at) == (HERE.replace("https", page.url.split(":")[0]), THEN)


def test_browsers_tell_the_address_alone():
    page = saved(f"<!-- saved from url=(0034){HERE} -->")

    assert (page.url, page.captured_at) == (HERE, None)


def test_a_saver_may_write_meta_elements():
    head = meta("savepage-url", HERE)
    head += meta(
        "savepage-date", "Sat May 04 2024 10:02:30 GMT+0200 (Central European Summer Time)"
    )
    page = saved("", head)

    assert (page.url, page.captured_at) == (HERE, THEN)


def test_a_saver_may_write_attributes_of_the_page():
    told = f'data-scrapbook-source="{HERE}" data-scrapbook-create="20240504080230123"'

    assert (saved("", attributes=told).url, saved("", attributes=told).captured_at) == (HERE, THEN)


def test_an_archive_of_the_web_tells_both_in_its_addresses():
    page = saved("", CANONICAL(f"https://web.archive.example/web/20240504080230/{HERE}"))

    assert (page.url, page.captured_at) == (HERE, THEN)


def test_an_archive_of_the_web_tells_the_time_at_the_end():
    page = read(story() + "<!-- FILE ARCHIVED ON 08:02:30 May 04, 2024 AND RETRIEVED FROM -->")

    assert page.captured_at == THEN


@pytest.mark.parametrize("comment", ["", "<!-- saved from url=(0014)about:internet -->"])
def test_a_page_that_nobody_signed_has_no_address_and_no_time(comment):
    page = saved(comment)

    assert (page.url, page.captured_at) == (None, None)


def test_the_own_address_of_a_page_comes_before_the_one_it_was_captured_from():
    page = saved(f"<!-- saved from url=(0034){HERE}?from=front -->", CANONICAL(HERE))

    assert page.url == HERE


def test_the_person_who_loads_a_page_may_know_its_address():
    assert read(story(), url=HERE).url == HERE
    assert read(story(), CANONICAL("/coast/buoy"), url="https://courier.example/?x=1").url == HERE


def test_pictures_are_relative_to_where_a_page_was_captured():
    figure = "<figure><img src='b-4711.jpg'><figcaption>A green buoy.</figcaption></figure>"

    assert read(story(figure), url=HERE).photos[0].url == "https://courier.example/coast/b-4711.jpg"


def test_the_name_of_an_outlet_is_at_home_where_its_page_was_captured():
    head = meta("og:site_name", "Tide Group") + "<title>A buoy | The Courier</title>"

    assert read(story(), head, url=HERE).publisher == "The Courier"


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_comment_can_stand_in_a_page(url, when):
    comment = f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: {when}\n-->"

    assert len(html.parse(document(comment + story()), Hint())) == 1
