"""Rectangles of a picture, as W3C Media Fragments write them: `xywh=percent:10,20,30,40`."""

from __future__ import annotations

import re
from dataclasses import dataclass

WHOLE = 100.0
# A thousandth of a percent is less than a pixel of any picture that the room keeps.
DIGITS = 3
_NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,12})?)"
_FRAGMENT = re.compile(rf"xywh=(?:(pixel|percent):)?{_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in percent of the picture: its left and top edge, its width and height."""

    x: float
    y: float
    w: float
    h: float

    def __str__(self) -> str:
        numbers = (f"{number:.{DIGITS}f}".rstrip("0").rstrip(".") for number in self.numbers)
        return f"xywh=percent:{','.join(numbers)}"

    @property
    def numbers(self) -> tuple[float, float, float, float]:
        """Return x, y, width and height."""
        return (self.x, self.y, self.w, self.h)


def area(x: float, y: float, w: float, h: float) -> Area:
    """Return a rectangle, rounded. Raises ValueError when it is empty or leaves the picture."""
    x, y, w, h = (round(number, DIGITS) for number in (x, y, w, h))
    if not (0 <= x < WHOLE and 0 <= y < WHOLE and w > 0 and h > 0):
        raise ValueError("A rectangle begins inside the picture and has a width and a height.")
    # Rounding may put an edge a thousandth outside.
    w, h = round(min(w, WHOLE - x), DIGITS), round(min(h, WHOLE - y), DIGITS)
    return Area(x, y, w, h)


def read_area(fragment: str, width: int | None, height: int | None) -> Area | None:
    """Read a fragment of a picture of so many pixels; None when it is no rectangle in it."""
    found = _FRAGMENT.fullmatch(fragment.removeprefix("#"))
    if not found:
        return None
    x, y, w, h = map(float, found.groups()[1:])
    if found[1] != "percent":
        if not width or not height:
            return None
        x, w = x / width * WHOLE, w / width * WHOLE
        y, h = y / height * WHOLE, h / height * WHOLE
    try:
        return area(x, y, w, h)
    except ValueError:
        return None
