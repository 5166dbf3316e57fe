"""The text of a Markdown file: blocks and pictures, with what clippers and generators add."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.trees import FIGURE_MARK
from articles.parsing.page import BlockKind, PagePhoto, UnknownFormat
from articles.parsing.told.prose import Prose, from_markup, photo_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_FIRST_MARK = 10_000
_MOST_PICTURES = 500
# Far more than any article has: rows of opened brackets take a parser long.
_LONGEST = 1_000_000
_EMBEDDED = re.compile(r"!\[\[(?P<path>[^\[\]|\n]{1,300})(?:\|(?P<alt>[^\[\]\n]{0,300}))?\]\]")
_LINKED = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?(?P<words>[^\[\]|\n]{1,300})\]\]")
_CALLOUT = re.compile(r"^(?P<mark> {0,3}> ?)\[![\w-]{1,40}\][+-]? ?", re.MULTILINE)
_FIGURE = re.compile(r"\{\{[<%] ?figure (?P<told>[^{}\n]{1,2000}?)/? ?[>%]\}\}")
_SHORTCODE = re.compile(r"\{\{[<%][^{}\n]{0,2000}[>%]\}\}|\{%[^{}\n]{0,2000}%\}")
_TOLD = re.compile(r"(?P<name>[a-z]{1,20}) ?= ?\"(?P<value>[^\"]{0,1000})\"")


def read_body(body: str, base: str = "") -> tuple[str, Prose]:
    """Read the text: its own title, when it begins with one, and its blocks and photos."""
    if len(body) > _LONGEST:
        raise UnknownFormat(f"The Markdown is longer than {_LONGEST:,} characters.")
    renderer = _Renderer(base)
    try:
        source = renderer.rendered(_plain(body))
    except RecursionError:
        raise UnknownFormat("The Markdown is nested too deep.") from None
    prose = from_markup(source, base, renderer.photos)
    first = prose.blocks[0] if prose.blocks else None
    has_title = first is not None and first.kind is BlockKind.HEADING
    return (first.text if first is not None and has_title else ""), prose


def _plain(body: str) -> str:
    """Write what only some programs understand as what all do."""
    body = _EMBEDDED.sub(_as_picture, body)
    body = _FIGURE.sub(_as_figure, body)
    return _SHORTCODE.sub("", _CALLOUT.sub(r"\g<mark>", _LINKED.sub(r"\g<words>", body)))


def _as_picture(match: re.Match[str]) -> str:
    alt = match["alt"] or ""
    return f"![{'' if alt.isdecimal() else alt}](<{match['path']}>)"


def _as_figure(match: re.Match[str]) -> str:
    """Hugo's shortcode for a picture with a caption and its attribution."""
    told = {each["name"]: each["value"] for each in _TOLD.finditer(match["told"])}
    title = f"{told.get('caption') or told.get('title', '')} Photo: {told.get('attr', '')}"
    title = title.removesuffix(" Photo: ").replace('"', "'")
    return f'![{told.get("alt", "")}](<{told.get("src", "")}> "{title}")'


class _Renderer(RendererHTML):
    """Writes HTML, and a mark in the place of each picture, whose words it keeps."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.photos: dict[int, PagePhoto] = {}

    def rendered(self, body: str) -> str:
        """Write Markdown as HTML."""
        markdown = MarkdownIt("commonmark", {"html": True})
        return str(self.render(markdown.parse(body), markdown.options, {}))

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Keep a picture as a photo; its title is its caption."""
        token = tokens[idx]
        source = str(token.attrs.get("src", ""))
        alt = self.renderInlineAsText(token.children, options, env) if token.children else ""
        photo = photo_told(
            web_address(source, self.base),
            str(token.attrs.get("title", "")),
            alt=alt,
            sources=(source,),
        )
        if photo is None or len(self.photos) >= _MOST_PICTURES:
            return escape(alt)
        number = _FIRST_MARK + len(self.photos)
        self.photos[number] = photo
        return f'<span {FIGURE_MARK}="{number}"></span>'
