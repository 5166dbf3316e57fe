"""Say a search back in words, in parts that a template can mark up; and write it as typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.search.tree import All, Any, Node, Not, Query, Term, Where

_PLACES = {
    Where.ANYWHERE: "",
    Where.TITLE: " in the title",
    Where.CAPTION: " in a caption",
    Where.NOTE: " in a note",
}
_OPENINGS = {Where.SOURCE: "from a source named ", Where.TAG: "tagged "}
_ORDER = ("with ", "without ", *_OPENINGS.values())


@dataclass(frozen=True, slots=True)
class Said:
    """A few words; `is_typed` when they are the reader's own."""

    text: str
    is_typed: bool = False


def say(query: Query) -> tuple[Said, ...]:
    """Return the search in words: articles with *kim* and the phrase *evil spirits*."""
    if not query.root:
        return (Said("all articles"),)
    parts = query.root.parts if isinstance(query.root, All) else (query.root,)
    groups = {opening: [part for part in parts if _opening(part) == opening] for opening in _ORDER}
    clauses = [(opening, those) for opening, those in groups.items() if those]
    said = [Said("articles ")]
    for at, (opening, those) in enumerate(clauses):
        said.append(Said(f", {opening}" if at else opening))
        said += _listed(those)
    return tuple(_merged(said))


def _opening(node: Node) -> str:
    """Return the words that begin the clause which says a condition."""
    if isinstance(node, Not):
        return "without "
    where = node.where if isinstance(node, Term) else Where.ANYWHERE
    return _OPENINGS.get(where, "with ")


def _listed(nodes: list[Node]) -> Iterator[Said]:
    for at, node in enumerate(nodes):
        if at:
            yield Said(" and " if at == len(nodes) - 1 else ", ")
        if isinstance(node, Term) and node.where in _OPENINGS:
            yield _typed(node)
        else:
            yield from _noun(node.part if isinstance(node, Not) else node)


def _noun(node: Node) -> Iterator[Said]:
    if isinstance(node, Term):
        yield from _term(node)
    elif isinstance(node, Any):
        yield Said("either ")
        yield from _joined(node.parts, " or ")
    elif isinstance(node, All):
        yield Said("all of (")
        yield from _joined(node.parts, " and ")
        yield Said(")")
    elif isinstance(node, Not):
        yield Said("no ")
        yield from _noun(node.part)


def _joined(parts: Iterable[Node], glue: str) -> Iterator[Said]:
    for at, part in enumerate(parts):
        if at:
            yield Said(glue)
        yield from _noun(part)


def _term(term: Term) -> Iterator[Said]:
    if term.where == Where.SOURCE:
        yield Said("a source named ")
    elif term.where == Where.TAG:
        yield Said("the tag ")
    elif term.is_beginning:
        yield Said("words beginning with ")
    elif term.is_phrase:
        yield Said("the phrase ")
    yield _typed(term)
    if place := _PLACES.get(term.where):
        yield Said(place)


def _typed(term: Term) -> Said:
    return Said(term.text, is_typed=True)


def _merged(said: Iterable[Said]) -> Iterator[Said]:
    """Yield the parts, plain words that follow each other as one."""
    held = ""
    for part in said:
        if not part.is_typed:
            held += part.text
            continue
        if held:
            yield Said(held)
        held = ""
        yield part
    if held:
        yield Said(held)


def write(query: Query) -> str:
    """Write a search as it could have been typed: reading it again gives the same tree."""
    if not query.root:
        return ""
    if isinstance(query.root, All):
        return " ".join(_written(part) for part in query.root.parts)
    return _written(query.root)


def _written(node: Node) -> str:
    if isinstance(node, Term):
        field = f"{node.where}:" if node.where else ""
        star = "*" if node.is_beginning else ""
        return f'{field}"{node.text}{star}"' if node.is_phrase else f"{field}{node.text}{star}"
    if isinstance(node, Not):
        return f"-{_inside(node.part)}"
    if isinstance(node, Any):
        return " OR ".join(_inside(part) for part in node.parts)
    return f"({write(Query(root=node))})"


def _inside(node: Node) -> str:
    return f"({_written(node)})" if isinstance(node, Any) else _written(node)
