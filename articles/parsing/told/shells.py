"""Pages that keep their text in their data: it is put where a reader looks for it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.trees import squeezed, untagged
from articles.parsing.told.columns import fields_of
from articles.parsing.told.prose import is_markup
from articles.parsing.told.scripts import nodes_in_scripts
from articles.parsing.told.times import read_time
from articles.parsing.told.values import text_of, texts_of
from articles.parsing.wording import folded, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.parsing.told.scripts import Node

# So much text is an article rather than the words of a teaser or a notice.
_ENOUGH = 250
_SHORTEST_TITLE = 8
_IN_PARAGRAPHS = 1.25
_MOST_PIECES, _DEEPEST = 2000, 8
# One text may be referred to from thousands of places.
_MOST_LETTERS = 20_000_000
_WORDS = re.compile(
    r"(?!.*(?:relat|recommend|teaser|similar|popular|comment|next|more|side|advert|meta))"
    r".*(?:content|body|text|paragraph|block|element|module|component)"
)
# Blocks keep their words under these keys; "href" and "id" hold no words.
_INNER = (
    "content",
    "children",
    "text",
    "value",
    "html",
    "body",
    "data",
    "paragraphs",
    "blocks",
    "nodes",
    "modules",
)
_INLINE = re.compile(r"text|span|link|hyperlink|a|b|i|em|strong|mark|bold|italic", re.IGNORECASE)
_HEADING = re.compile(r"h[2-6]|(?:sub-?)?head(?:ing|line|er)?", re.IGNORECASE)
# Where a script puts an advertisement: "$$AD$$", "{{AD_1}}", "[[AD]]".
_SLOT = re.compile(r"(?:\$\$|%%|##|\[\[|\{\{) ?[A-Z][A-Z0-9_-]{1,40} ?(?:\$\$|%%|##|\]\]|\}\})")
_PUBLISHED = re.compile(r"(?<!re)(?:publi|deploy|releas|regist|posted|issued|firstdate)")
_UPDATED = re.compile(r"updat|modif|revis|redeploy|republi")


@dataclass(frozen=True, slots=True)
class _Told:
    """A story of the data: its text as markup, and how many letters that shows."""

    title: str = ""
    markup: str = ""
    size: int = 0
    node: Node = field(default_factory=dict)


def with_text_of_data(source: str, titles: Iterable[str], deepest: int) -> str | None:
    """The source of a page with the text that its data holds below it; None where none does.

    A page holds the data of other stories too: its own is the one called as the page is.
    """
    wanted = {likeness(title) for title in titles if len(title) >= _SHORTEST_TITLE}
    best, left = _Told(), _MOST_LETTERS
    for node in nodes_in_scripts(source, deepest):
        told = _told(node, wanted)
        best = max(best, told, key=_worth)
        left -= told.size
        if left < 0:
            break
    if best.size < _ENOUGH:
        return None
    described = json.dumps(_described(best), ensure_ascii=False).replace("</", "<\\/")
    end = max(source.rfind("</body"), source.rfind("</BODY"))
    end = len(source) if end < 0 else end
    return (
        f'{source[:end]}<script type="application/ld+json">{described}</script>'
        f"<article><h1>{escape(best.title)}</h1>{best.markup}</article>{source[end:]}"
    )


def _worth(told: _Told) -> float:
    """How much of a story it is: the same text in paragraphs is worth more than in one lump."""
    return told.size * (_IN_PARAGRAPHS if told.markup.count("<p") > 1 else 1)


def _is_meant(title: str, wanted: set[str]) -> bool:
    """Whether the page is called so; its own title may have the name of the paper behind it."""
    sought = likeness(title)
    return len(sought) >= _SHORTEST_TITLE and any(whole.startswith(sought) for whole in wanted)


def _told(node: Node, wanted: set[str]) -> _Told:
    fields = fields_of(tuple(node), ())
    told = (text for name in fields.get("title", ()) if (text := text_of(node[name])))
    title = untagged(next(told, ""))
    if not _is_meant(title, wanted):
        return _Told()
    names = [*fields.get("html", ()), *fields.get("text", ())]
    others = (name for name in node if isinstance(node[name], dict | list) and name not in names)
    names += [name for name in others if _WORDS.match(folded(name))]
    best = ""
    for name in names:
        markup = "".join(_markup(node[name], _DEEPEST))
        best = max(best, markup, key=len)
    return _Told(title, best, len(untagged(best)), node)


def _markup(value: Any, deepest: int) -> list[str]:
    """The words of a value as markup: of a text, of a list of blocks, or of one block."""
    if isinstance(value, str):
        value = _SLOT.sub("", value)
        if is_markup(value):
            return [value]
        return [f"<p>{escape(line)}</p>" for line in value.splitlines() if line.strip()]
    if isinstance(value, list) and deepest:
        if any(isinstance(each, dict) and _is_inline(each) for each in value):
            return [f"<p>{_line(value, deepest)}</p>"]
        inner = (piece for each in value for piece in _markup(each, deepest - 1))
        return list(islice(inner, _MOST_PIECES))
    if isinstance(value, dict) and deepest:
        pieces = _markup(_inside(value), deepest - 1)
        if _HEADING.fullmatch(_kind(value)) and len(pieces) == 1:
            return [f"<h2>{untagged(pieces[0])}</h2>"]
        return pieces
    return []


def _line(runs: list[Any], deepest: int) -> str:
    """The words of one paragraph that is kept in runs, each with its own type."""
    return "".join(escape(text) for run in runs for text in _texts(run, deepest))


def _texts(value: Any, deepest: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and deepest:
        for each in value:
            yield from _texts(each, deepest - 1)
    elif isinstance(value, dict) and deepest:
        yield from _texts(_inside(value), deepest - 1)


def _inside(block: Node) -> Any:
    return next((block[key] for key in _INNER if block.get(key)), None)


def _is_inline(block: Node) -> bool:
    """Whether a block is a run of a paragraph: of such a type, and with words of its own."""
    kind = _kind(block)
    text = block.get("text", block.get("value"))
    return bool(_INLINE.fullmatch(kind)) and isinstance(text, str) and not is_markup(text)


def _kind(block: Node) -> str:
    found = (block.get(key) for key in ("type", "_type", "nodeType", "tag", "kind"))
    return next((kind for kind in found if isinstance(kind, str)), "")


def _described(told: _Told) -> dict[str, Any]:
    """What the data tells beside the text, in the words in which pages tell it."""
    node, fields = told.node, fields_of(tuple(told.node), ())
    authors = next((names for n in fields.get("authors", ()) if (names := texts_of(node[n]))), [])
    found = {
        "headline": told.title,
        "datePublished": _stamp(node, fields.get("published", ()), _PUBLISHED),
        "dateModified": _stamp(node, fields.get("updated", ()), _UPDATED),
        "author": [{"@type": "Person", "name": untagged(name)} for name in authors[:10]],
    }
    return {"@type": "NewsArticle", **{name: value for name, value in found.items() if value}}


def _stamp(node: Node, known: Iterable[str], called: re.Pattern[str]) -> str:
    """The first value under a known name, or one called alike, that reads as a stamp."""
    others = (name for name in node if called.search(folded(name)))
    for name in (*known, *others):
        moment = read_time(squeezed(text_of(node[name])))
        if moment:
            return moment.value.isoformat()
    return ""
