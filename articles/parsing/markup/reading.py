"""All evidence of a saved page put together: one article, or a sentence why it is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from articles.parsing.markup.addresses import base_of, own_address, web_address
from articles.parsing.markup.agencies_told import agencies_told
from articles.parsing.markup.body import read_body
from articles.parsing.markup.charset import oddities
from articles.parsing.markup.figures import take_figures
from articles.parsing.markup.languages import language_of
from articles.parsing.markup.listings import is_listing
from articles.parsing.markup.mentions import mentions_of, named
from articles.parsing.markup.people import completed, writers_of
from articles.parsing.markup.photos import photos_of
from articles.parsing.markup.publishers import publisher_of
from articles.parsing.markup.saved import saving_of
from articles.parsing.markup.sections import section_of
from articles.parsing.markup.times import times_of
from articles.parsing.markup.titles import read_titles
from articles.parsing.page import BlockKind, ParsedPage, Role, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.markup.charset import Markup
    from articles.parsing.markup.shown import SavedPage
    from articles.parsing.page import Block, Hint, PagePhoto

NAME = "html"


def read_page(page: SavedPage, markup: Markup, hint: Hint) -> ParsedPage:
    """Read every evidence of a page; raise UnknownFormat when it shows no article."""
    saving = saving_of(page, markup.text)
    page = replace(page, address=saving.address or web_address(hint.url or "") or "")
    base = base_of(page)
    titles, writers, publisher = read_titles(page), writers_of(page), publisher_of(page)
    figures = take_figures(page.tree, base, page.pictures)
    body = read_body(page, titles, (*writers.names, writers.byline), figures)
    writers = completed(writers, page, body.lines)
    photos = photos_of(page, body.figures, body.places, base)
    _refuse_what_is_no_article(page, body.blocks, photos)
    texts = [block.text for block in body.blocks if block.kind is not BlockKind.HEADING]
    agencies = agencies_told(page, writers, texts, body.lines, publisher[0] if publisher else "")
    mentions = mentions_of(publisher, agencies, texts, photos, hint)
    ahead = body.lines[: body.lines_ahead]
    times = times_of(page, hint, body.lines, ahead, named(mentions, Role.PUBLISHER))
    warnings = (*markup.warnings, *oddities((titles.chosen, *texts)), *times.warnings)
    return ParsedPage(
        format=NAME,
        encoding=markup.encoding,
        title=titles.chosen,
        byline=writers.byline,
        authors=writers.authors,
        publisher=named(mentions, Role.PUBLISHER),
        agency=named(mentions, Role.AGENCY),
        language=hint.language or language_of(page, (titles.chosen, *texts)),
        url=own_address(page),
        section=section_of(page),
        captured_at=saving.at,
        published=times.published,
        updated=times.updated,
        listed_date=times.listed,
        time_zone=times.zone,
        zone_assumed=times.zone_assumed,
        blocks=body.blocks,
        photos=photos,
        mentions=mentions,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _refuse_what_is_no_article(
    page: SavedPage, blocks: Sequence[Block], photos: Sequence[PagePhoto]
) -> None:
    if is_listing(page, blocks):
        raise UnknownFormat(
            "The page is a list of other pages, as a front page or a section, not an article."
        )
    if not blocks and not any(photo.caption for photo in photos):
        raise UnknownFormat(
            "The page shows no article: it has no running text and no photo with a caption. "
            "It may be a shell that a script fills: save it after it has loaded."
        )
