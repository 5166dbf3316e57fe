"""Invented saved pages: a small newspaper by the sea, built piece by piece."""

import json

from articles.parsing import Hint, ParsedPage
from articles.parsing.formats import html

TITLE = "Harbour master finds the missing buoy"
SENTENCES = (
    "The green buoy that marked the eastern shoal was found on Tuesday behind the old salt works, "
    "three miles from where the winter storm had torn it loose.",
    "Harbour master Ines Calder said that a schoolboy had heard its bell at night and had told "
    "nobody for a week, because he liked the sound.",
    "The town will pay for a new chain. Until then a rowing boat with a lamp lies at the shoal, "
    "and two pensioners take turns in it with a flask of tea.",
    "Ships that come in from the south are asked to keep to the western channel until the end of "
    "the month, when the divers have looked at the anchor stone.",
)


def document(body: str, head: str = "", language: str = "en") -> bytes:
    """A whole page of these parts, as a browser saves it."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def story(extra: str = "", before: str = "", title: str = TITLE) -> str:
    """An article with a title and four paragraphs; `extra` stands after the second."""
    paragraphs = [f"<p>{sentence}</p>" for sentence in SENTENCES]
    text = "".join([*paragraphs[:2], extra, *paragraphs[2:]])
    return f"<article><h1>{title}</h1>{before}<div class='text'>{text}</div></article>"


def linked(**properties: object) -> str:
    """A JSON-LD script that describes an article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **properties}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    """A meta element."""
    return f'<meta property="{name}" content="{content}">'


def read(body: str, head: str = "", **hint: str) -> ParsedPage:
    """Parse a page made of these parts; it holds one article."""
    (page,) = html.parse(document(body, head), Hint(**hint))
    return page


def texts(page: ParsedPage) -> list[str]:
    """The texts of a page's blocks."""
    return [block.text for block in page.blocks]
