"""The data in a page's scripts: what a shell keeps there for a script to show."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.linked import read_linked
from articles.parsing.markup.trees import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SHORTEST = 400
_MOST_SCRIPTS, _MOST_VALUES, _MOST_NODES = 200, 20, 50_000
# Where a value begins: `window.__STATE__ = {`, `push({`, `JSON.parse("{`.
_BEGINS = re.compile(r"(?:=|\(|,)\s{0,20}(?=[\[{]|\"\s{0,5}[\[{])")
# A page that streams itself sends its data in pieces, as rows: `4:{"title":…}`, `5:T1f3,<p>…`.
_PIECE = re.compile(r"\.push\(\s{0,5}\[\s{0,5}1\s{0,5},\s{0,5}(?=\")")
_ROW = re.compile(rb"(?P<name>[0-9a-f]{1,6}):(?:T(?P<size>[0-9a-f]{1,6}),|(?P<value>(?=[\[{\"])))")
_DECODER = json.JSONDecoder(strict=False)

Node = dict[str, Any]


def nodes_in_scripts(source: str, deepest: int) -> Iterator[Node]:
    """Every object in the data of a page's scripts, outermost first; what is broken is left out."""
    tree = tree_of(source, deepest)
    yield from read_linked(tree).nodes
    values = (value for script in _scripts(tree) for value in _values(script))
    yield from islice((node for value in values for node in _objects(value)), _MOST_NODES)
    yield from _streamed(tree)


def _scripts(tree: HtmlElement) -> Iterator[str]:
    scripts = (script.text or "" for script in tree.iter("script") if "ld+" not in _kind(script))
    return islice((text for text in scripts if len(text) >= _SHORTEST), _MOST_SCRIPTS)


def _kind(script: HtmlElement) -> str:
    return (script.get("type") or "").casefold()


def _values(script: str) -> Iterator[Any]:
    """The values written in a script: the whole of it, or what it assigns and hands over."""
    whole = _decoded(script.strip(), 0)
    if whole is not None:
        yield whole[0]
        return
    place = 0
    for _ in range(_MOST_VALUES):
        begin = _BEGINS.search(script, place)
        if begin is None:
            return
        found = _decoded(script, begin.end())
        place = found[1] if found else begin.end()
        value = found[0] if found else None
        if isinstance(value, str):
            inner = _decoded(value.strip(), 0)
            value = inner[0] if inner else None
        if isinstance(value, dict | list):
            yield value


def _decoded(text: str, start: int) -> tuple[Any, int] | None:
    try:
        return _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None


def _streamed(tree: HtmlElement) -> Iterator[Node]:
    """The objects of a stream, each reference to one of its texts replaced by the text."""
    pieces = [
        str(found[0])
        for script in tree.iter("script")
        if (begin := _PIECE.search((script.text or "")[:200]))
        and (found := _decoded(script.text, begin.end()))
    ]
    texts, values = _rows("".join(pieces).encode("utf-8", "replace"))
    for value in values:
        yield from _objects(value, texts)


def _rows(stream: bytes) -> tuple[dict[str, str], list[Any]]:
    """The texts of a stream by their names, and its other values: a text tells its size."""
    texts: dict[str, str] = {}
    values: list[Any] = []
    place = 0
    while match := _ROW.match(stream, place):
        name, size = match["name"].decode(), match["size"]
        if size is not None:
            place = match.end() + int(size, 16)
            texts[f"${name}"] = stream[match.end() : place].decode("utf-8", "replace")
            continue
        place = stream.find(b"\n", match.end()) + 1 or len(stream)
        found = _decoded(stream[match.end() : place].decode("utf-8", "replace"), 0)
        values += [found[0]] if found else []
    return texts, values


def _objects(value: Any, texts: dict[str, str] | None = None) -> Iterator[Node]:
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            if texts:
                value = {key: _resolved(inner, texts) for key, inner in value.items()}
            yield value
            inner = [each for each in value.values() if isinstance(each, dict | list)]
            waiting.extend(reversed(inner))


def _resolved(value: Any, texts: dict[str, str]) -> Any:
    return texts.get(value, value) if isinstance(value, str) else value
