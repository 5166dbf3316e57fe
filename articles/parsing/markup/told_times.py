"""The times that a page tells machines: in JSON-LD, microdata, meta and "time" elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.linked import plain
from articles.parsing.markup.microdata import properties
from articles.parsing.markup.moments import Moment, read_moment
from articles.parsing.markup.trees import marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from articles.parsing.markup.shown import SavedPage

_PUBLISHED_METAS = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "dc.date.created",
    "originalpublicationdate",
    "citation_publication_date",
    "release_date",
]
_UPDATED_METAS = [
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "article:modified",
    "datemodified",
    "last-modified",
    "last_modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
    "cxenseparse:recs:modifiedtime",
]
_CALLED_UPDATED = re.compile(r"updat|modif", re.IGNORECASE)
_MOST = 60


def published_told(page: SavedPage) -> list[Moment]:
    """When the page says that it was published, the most deliberate first."""
    return [*_told(page, "datePublished", _PUBLISHED_METAS), *_time_elements(page)]


def updated_told(page: SavedPage) -> list[Moment]:
    """When the page says that it was updated, the most deliberate first."""
    return [*_told(page, "dateModified", _UPDATED_METAS), *_updated_elements(page)]


def _told(page: SavedPage, name: str, metas: Iterable[str]) -> Iterator[Moment]:
    """What the page tells machines: JSON-LD of the article, microdata, meta elements, the rest."""
    written = [plain(page.linked.article.get(name))]
    written += properties(page.properties, name)
    written += [page.metas.first(meta) for meta in metas]
    if name == "datePublished":
        written.append(plain(page.linked.article.get("dateCreated")))
    # Some makers tell of the page what they tell of no article.
    written += [plain(node.get(name)) for node in page.linked.of_type("WebPage")][:1]
    return (moment for text in written if text and (moment := read_moment(text)))


def _time_elements(page: SavedPage) -> Iterator[Moment]:
    """The machine-readable side of "time" elements, those that are called published first."""
    times = [element for element in _dated(page) if not _is_called_updated(element)]
    times.sort(
        key=lambda element: element.get("pubdate") is None and "publish" not in marks_of(element)
    )
    return (moment for element in times if (moment := read_moment(element.get("datetime", ""))))


def _updated_elements(page: SavedPage) -> Iterator[Moment]:
    """The machine-readable side of the "time" elements that are called updated."""
    times = filter(_is_called_updated, _dated(page))
    return (moment for element in times if (moment := read_moment(element.get("datetime", ""))))


def _dated(page: SavedPage) -> list[HtmlElement]:
    return [element for element in page.tree.iter("time") if element.get("datetime")][:_MOST]


def _is_called_updated(element: HtmlElement) -> bool:
    return _CALLED_UPDATED.search(marks_of(element)) is not None
