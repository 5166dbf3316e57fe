"""The photographs of the story among the figures of its page: each once, the lead photo known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.captions import Words
from articles.parsing.markup.crediting import bare_credit, part, tidy
from articles.parsing.markup.linked import plain
from articles.parsing.page import PagePhoto
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.parsing.markup.figures import Figure
    from articles.parsing.markup.linked import Node
    from articles.parsing.markup.shown import SavedPage

_NO_LEAD = re.compile(r"logo|default|placeholder|fallback|share|social|icon|\.svg", re.IGNORECASE)
_CREDIT_NAMES = ("creditText", "copyrightHolder", "author", "creator", "copyrightNotice")
_SIZE = re.compile(
    r"=[wsh][0-9]{2,5}.*$|[-_](?:[0-9]{2,4}x[0-9]{2,4}|[0-9]{3,4}w?|scaled|large|medium|small)$"
)


def photos_of(
    page: SavedPage, figures: Sequence[Figure], places: dict[int, int], base: str
) -> tuple[PagePhoto, ...]:
    """The photos in reading order; a caption that stands twice is one photo."""
    told = list(_told_images(page))
    photos: dict[str, PagePhoto] = {}
    for figure in figures:
        photo = _photo(figure, places[figure.number], told)
        key = likeness(photo.caption) or _stem(photo.url) or str(figure.number)
        known = photos.get(key)
        photos[key] = _merged(known, photo) if known else photo
    return _with_lead(tuple(photos.values()), page, base)


def _photo(figure: Figure, after_block: int, told: list[Node]) -> PagePhoto:
    twin = _twin(figure.url, told)
    words = figure.words if figure.words.caption or figure.words.credit else twin
    credit = words.credit or twin.credit or _credit_in_title(figure)
    return PagePhoto(words.caption, credit, figure.url, figure.alt, 1, after_block)


def _twin(url: str | None, told: list[Node]) -> Words:
    """What the page tells machines of the same picture."""
    stem = _stem(url)
    node = next((node for node in told if stem and stem == _stem(_node_url(node))), None)
    if node is None:
        return Words()
    caption, credit = part(plain(node.get("caption")))
    names = (plain(node.get(name)) for name in _CREDIT_NAMES)
    return Words(tidy(caption), next((bare_credit(name) for name in names if name), credit))


def _credit_in_title(figure: Figure) -> str:
    """Some pages print the credit only where a mouse finds it: "Boats at dawn | Jo Muster"."""
    for text in (figure.title, figure.alt):
        words, bar, credit = text.rpartition("|")
        if bar and words and len(credit) <= 80:
            return bare_credit(credit)
        words, credit = part(text)
        if words and credit:
            return credit
    return ""


def _merged(known: PagePhoto, again: PagePhoto) -> PagePhoto:
    return PagePhoto(
        known.caption,
        known.credit or again.credit,
        known.url or again.url,
        known.alt or again.alt,
        known.occurrences + 1,
        known.after_block,
    )


def _with_lead(photos: tuple[PagePhoto, ...], page: SavedPage, base: str) -> tuple[PagePhoto, ...]:
    """Put the picture that the page is shared with in front, unless it is among the others."""
    lead = lead_url(page, base)
    if lead is None or any(_stem(photo.url) == _stem(lead) for photo in photos):
        return photos
    words = _twin(lead, list(_told_images(page)))
    if words.caption and any(
        likeness(photo.caption) == likeness(words.caption) for photo in photos
    ):
        return photos
    return (PagePhoto(words.caption, words.credit, lead), *photos)


def lead_url(page: SavedPage, base: str) -> str | None:
    """The address of the picture that stands for the page where it is shared."""
    written = (
        page.metas.first("og:image", "og:image:url", "og:image:secure_url"),
        *(_image_url(value) for value in page.linked.follow(page.linked.article.get("image"))),
        page.metas.first("twitter:image", "twitter:image:src", "thumbnail"),
    )
    whole = (web_address(address, base) for address in written if address)
    return next(
        (
            address
            for address in whole
            if address and not _NO_LEAD.search(address.rsplit("/", 1)[-1])
        ),
        None,
    )


def _told_images(page: SavedPage) -> Iterator[Node]:
    for value in page.linked.follow(page.linked.article.get("image")):
        if isinstance(value, dict):
            yield value
    yield from page.linked.of_type("ImageObject")


def _image_url(value: Any) -> str:
    return value if isinstance(value, str) else _node_url(value) if isinstance(value, dict) else ""


def _node_url(node: Node) -> str:
    return plain(node.get("url")) or plain(node.get("contentUrl"))


def _stem(url: str | None) -> str:
    """The file's name without size and ending: two sizes of one photo share it."""
    if not url:
        return ""
    path = unquote(urlsplit(url).path).rstrip("/")
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _SIZE.sub("", name).casefold()
