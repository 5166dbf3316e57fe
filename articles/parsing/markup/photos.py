"""The photographs of the story among the figures of its page: each once, the lead photo known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.parsing.markup.crediting import bare_credit, part
from articles.parsing.markup.leads import ToldPictures, with_lead, words_told
from articles.parsing.markup.sources import distinct
from articles.parsing.markup.twins import stem
from articles.parsing.page import PagePhoto
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.parsing.markup.figures import Figure
    from articles.parsing.markup.shown import SavedPage

_LONGEST_CREDIT = 80


def photos_of(
    page: SavedPage, figures: Sequence[Figure], places: Mapping[int, int], base: str
) -> tuple[PagePhoto, ...]:
    """The photos in reading order; a caption that stands twice is one photo."""
    told = ToldPictures(page, base)
    photos: dict[str, PagePhoto] = {}
    for figure in figures:
        photo = told.with_twin(_photo(figure, places[figure.number], told))
        key = likeness(photo.caption) or _name_of(photo) or str(figure.number)
        known = photos.get(key)
        photos[key] = _merged(known, photo) if known else photo
    return with_lead(tuple(photos.values()), told)


def _photo(figure: Figure, after_block: int, told: ToldPictures) -> PagePhoto:
    twin = words_told(told.of(figure.sources))
    words = figure.words if figure.words.caption or figure.words.credit else twin
    return PagePhoto(
        words.caption,
        words.credit or twin.credit or _credit_in_title(figure),
        figure.url,
        figure.alt,
        after_block=after_block,
        sources=figure.sources,
    )


def _credit_in_title(figure: Figure) -> str:
    """Some pages print the credit only where a mouse finds it: "Boats at dawn | Jo Muster"."""
    for text in (figure.title, figure.alt):
        words, bar, credit = text.rpartition("|")
        if bar and words and len(credit) <= _LONGEST_CREDIT:
            return bare_credit(credit)
        words, credit = part(text)
        if words and credit:
            return credit
    return ""


def _name_of(photo: PagePhoto) -> str:
    return stem(photo.url) or next((name for each in photo.sources if (name := stem(each))), "")


def _merged(known: PagePhoto, again: PagePhoto) -> PagePhoto:
    return replace(
        known,
        credit=known.credit or again.credit,
        url=known.url or again.url,
        alt=known.alt or again.alt,
        occurrences=known.occurrences + 1,
        sources=distinct((*known.sources, *again.sources)),
    )
