"""The pictures of a whole page, each photo's own, with a warning for each that is not kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.loading.document import Beside
from articles.loading.pictures.apart import check_apart
from articles.loading.pictures.finding import find_picture
from articles.parsing import PagePhoto, PageWarning, ParsedPage
from articles.parsing.pictures import NoPicture, Picture

_LONGEST_ADDRESS = 120


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found of a page's pictures.

    `pictures` are by the photo's place on the page, counted from 1; `outside` are the places of
    those that came beside the document and are kept nowhere else.
    """

    pictures: Mapping[int, Picture] = field(default_factory=dict)
    outside: frozenset[int] = frozenset()
    warnings: tuple[PageWarning, ...] = ()


def gather_pictures(page: ParsedPage, beside: Beside, most_pixels: int, seconds: int) -> Gathered:
    """Find and check the picture of each photo of a page; one that is none is told, never fatal."""
    pictures: dict[int, Picture] = {}
    outside: set[int] = set()
    warnings: list[PageWarning] = []
    for place, photo in enumerate(page.photos, 1):
        refused: list[PageWarning] = []
        for found in find_picture(photo, page.files, beside):
            try:
                pictures[place] = check_apart(found.raw, most_pixels, seconds)
            except NoPicture as trouble:
                refused.append(_warning(photo, found.address, trouble))
                continue
            if not found.is_inside:
                outside.add(place)
            break
        else:
            warnings += refused[:1]
    return Gathered(pictures, frozenset(outside), tuple(warnings))


def _warning(photo: PagePhoto, address: str, trouble: NoPicture) -> PageWarning:
    shown = address if len(address) <= _LONGEST_ADDRESS else f"…{address[-_LONGEST_ADDRESS:]}"
    return PageWarning("picture-not-kept", f"The picture {shown} is not kept: {trouble}.")
