"""Rectangles of pictures, read and written as media fragments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import area, read_area


@pytest.mark.parametrize(
    ("fragment", "written"),
    [
        ("xywh=percent:10,20,30,40", "xywh=percent:10,20,30,40"),
        ("#xywh=percent:0,0,33.3333,100", "xywh=percent:0,0,33.333,100"),
        ("xywh=pixel:64,42,320,210", "xywh=percent:10,10,50,50"),
        ("xywh=64,42,320,210", "xywh=percent:10,10,50,50"),
        ("xywh=percent:90,90,20,20", "xywh=percent:90,90,10,10"),
        ("xywh=percent:10,20,0,40", None),
        ("xywh=percent:100,0,1,1", None),
        ("xywh=percent:-1,0,1,1", None),
        ("xywh=percent:1e3,0,1,1", None),
        ("xywh=percent:nan,0,1,1", None),
        ("xywh=percent:1,2,3", None),
        ("t=10,20", None),
        ("xywh=" + "9" * 40 + ",0,1,1", None),
        ("", None),
    ],
)
def test_a_fragment_names_a_rectangle_or_nothing(fragment, written):
    found = read_area(fragment, 640, 420)

    assert (str(found) if found else None) == written


def test_pixels_of_a_picture_of_unknown_size_name_nothing():
    assert read_area("xywh=0,0,10,10", None, None) is None


@given(*[st.floats(min_value=0, max_value=99.99)] * 2, *[st.floats(0.01, 100)] * 2)
def test_a_rectangle_stays_inside_and_comes_back_as_it_was_written(x, y, w, h):
    made = area(x, y, w, h)

    assert made.x + made.w <= 100.0005
    assert read_area(str(made), None, None) == made
