"""Notes are written in Markdown (CommonMark) and shown as HTML of a few elements."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from articles.models.fields import is_web_address

_MAIL = re.compile(r"mailto:[^\s\x00-\x1f\x7f<>\"]+@[^\s\x00-\x1f\x7f<>\"]+", re.IGNORECASE)
# A page shows many notes, and the same ones to every reader.
_REMEMBERED = 2048


@lru_cache(maxsize=_REMEMBERED)
def note_html(body: str) -> SafeString:
    """Return a note's Markdown as HTML.

    Raw HTML is shown as the letters it is made of. Links lead to http, https and mail addresses
    only, pictures are left as links, and headings become paragraphs, so that a note never breaks
    into the outline of the page around it. A line break is a line break.
    """
    # Nothing comes out but the renderer's own elements: what was typed is escaped.
    return mark_safe(_MARKDOWN.render(body))  # noqa: S308


def note_words(body: str) -> str:
    """Return the words of a note in one line, without the marks of its Markdown: for lists."""
    tokens = _MARKDOWN.parse(body)
    spoken = (map(_spoken, token.children) if token.children else token.content for token in tokens)
    return " ".join(" ".join("".join(part) for part in spoken).split())


def may_link(address: str) -> bool:
    """Tell whether a note may link to an address."""
    return is_web_address(address) or bool(_MAIL.fullmatch(address))


def _spoken(part: Token) -> str:
    return " " if part.type in ("softbreak", "hardbreak") else part.content


class _NoteRenderer(RendererHTML):
    """The elements of a note; each method is named after the token it writes."""

    # What a fence calls its language would become a class of the page.
    fence = RendererHTML.code_block

    def heading_open(self, *_: Any) -> str:
        return '<p class="note-heading"><strong>'

    def heading_close(self, *_: Any) -> str:
        return "</strong></p>\n"

    def link_open(
        self,
        tokens: Sequence[Token],
        index: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        tokens[index].attrSet("rel", "external noreferrer noopener")
        return self.renderToken(tokens, index, options, env)


def _markdown() -> MarkdownIt:
    options = {"html": False, "breaks": True, "xhtmlOut": False}
    markdown = MarkdownIt("commonmark", options, renderer_cls=_NoteRenderer)
    markdown.disable("image")
    # The parser looks for the check of its own links by this name.
    markdown.validateLink = may_link  # type: ignore[method-assign, assignment]
    return markdown


_MARKDOWN = _markdown()
