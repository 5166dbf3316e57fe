"""A record, a row of a table or an object of JSON, as the story that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.charset import Markup
from articles.parsing.markup.publishers import source_at
from articles.parsing.markup.reading import read_page
from articles.parsing.markup.shown import open_page
from articles.parsing.markup.trees import squeezed, untagged
from articles.parsing.page import PageWarning
from articles.parsing.told.columns import fields_of
from articles.parsing.told.prose import NO_PROSE, Prose, photo_told, prose_of
from articles.parsing.told.story import Story
from articles.parsing.told.values import objects_of, text_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.page import Hint, PagePhoto
    from articles.parsing.told.values import Record

_MOST_PHOTOS = 200
_WHOLE_PAGE = re.compile(r"<(?:!doctype html|html|head|body)[\s>]", re.IGNORECASE)
_HOST = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}")


def story_of(record: Record, hint: Hint) -> Story:
    """Read a record by the names of its columns. Raises UnknownFormat for a bomb."""
    told = Fields(record, hint)
    url = told.first("url") or _address_in(told.values("publisher"))
    base = web_address(url) or hint.url or ""
    prose, warnings = _prose(told, base, hint)
    return Story(
        title=untagged(told.first("title")),
        authors=tuple(told.all("authors")),
        publisher=_publisher(told),
        agencies=tuple(told.all("agency")[:5]),
        language=told.first("language"),
        url=url,
        section=told.first("section"),
        published=told.first("published"),
        updated=told.first("updated"),
        captured=told.first("captured_at"),
        zone=squeezed(told.first("time_zone")),
        prose=prose.with_photos(_photos(told, base)),
        warnings=warnings,
    )


class Fields:
    """The fields of a record, each by its known columns or those that a person named."""

    def __init__(self, record: Record, hint: Hint) -> None:
        self.record = record
        self.columns = fields_of(tuple(record), hint.columns)

    def values(self, field: str) -> Iterator[Any]:
        """Every value told of a field, the surest first."""
        return (self.record[name] for name in self.columns.get(field, ()))

    def first(self, field: str) -> str:
        """The first text told of a field, or nothing."""
        return next((text for value in self.values(field) if (text := text_of(value))), "")

    def all(self, field: str) -> list[str]:
        """The texts of the first column that tells any."""
        return next((texts for value in self.values(field) if (texts := texts_of(value))), [])


def _publisher(told: Fields) -> str:
    """The name of a publisher; where only a host is told, the source at home there."""
    names = [text for value in told.values("publisher") for text in texts_of(value)[:5]]
    names = [name for name in map(squeezed, names) if name and "://" not in name]
    hosts = [name for name in names if _HOST.fullmatch(name)]
    called = next((name for name in names if name not in hosts), "")
    host = hosts[0].casefold().removeprefix("www.") if hosts else ""
    return called or source_at(host) or host


def _address_in(values: Iterable[Any]) -> str:
    """What trafilatura calls the source of a page is its address."""
    texts = (text for value in values for text in texts_of(value)[:5])
    return next((text for text in texts if text.startswith(("http://", "https://"))), "")


def _prose(told: Fields, base: str, hint: Hint) -> tuple[Prose, tuple[PageWarning, ...]]:
    """Markup tells more than plain text, unless it is that of the whole page around the text."""
    text, markup = "\n\n".join(told.all("text")), told.first("html")
    if markup and not _WHOLE_PAGE.search(markup[:4096]):
        return prose_of(markup, base), ()
    if text:
        return prose_of(text, base), ()
    if markup:
        return _of_whole_page(markup, hint), ()
    summary = told.first("summary")
    if not summary:
        return NO_PROSE, ()
    return prose_of(summary, base), (teaser_only(),)


def _of_whole_page(markup: str, hint: Hint) -> Prose:
    page = read_page(open_page(markup), Markup(markup, "utf-8"), hint)
    return Prose(page.blocks, page.photos)


def teaser_only() -> PageWarning:
    """Make the warning that an article's text is not there, only what leads to it."""
    return PageWarning("teaser-only", "The document holds a summary of the article, not its text.")


def _photos(told: Fields, base: str) -> list[PagePhoto]:
    captions, credited = told.all("caption"), told.all("credit")
    alts = told.all("alt")
    images = [image for value in told.values("image") for image in _images(value)]
    images = images[:_MOST_PHOTOS]
    rows = zip_longest(images, captions[: len(images) or 1], credited[: len(images) or 1])
    made = []
    for number, (image, caption, credit) in enumerate(rows):
        address, its_caption, its_credit, its_alt = image or ("", "", "", "")
        photo = photo_told(
            web_address(address, base),
            its_caption or untagged(caption or ""),
            its_credit or credit or "",
            its_alt or (alts[number] if number < len(alts) else ""),
        )
        made += [photo] if photo else []
    return made


def _images(value: Any) -> list[tuple[str, str, str, str]]:
    """The pictures that a value tells: addresses, or objects with a caption and a credit."""
    objects = objects_of(value)
    if objects:
        return [_image(each) for each in objects]
    return [(text, "", "", "") for text in texts_of(value)]


def _image(told: Mapping[str, Any]) -> tuple[str, str, str, str]:
    address = told.get("url") or told.get("href") or told.get("src") or told.get("contentUrl")
    address = address or told.get("image")
    caption = told.get("caption") or told.get("description") or ""
    credit = told.get("credit") or told.get("creditText") or told.get("copyright") or ""
    return text_of(address), text_of(caption), text_of(credit), text_of(told.get("alt"))
