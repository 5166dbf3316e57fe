"""The tree that a search is: words and phrases, joined by all, any and not. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Where(StrEnum):
    """Where a term is looked for. Without a field: title, text and captions."""

    ANYWHERE = ""
    TITLE = "title"
    CAPTION = "caption"
    SOURCE = "source"
    TAG = "tag"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase. `start` and `end` are code points of what was typed."""

    text: str
    where: Where = Where.ANYWHERE
    is_phrase: bool = False
    is_beginning: bool = False  # word*
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Leaf:
    """Tokens that stand side by side in the index: what a term comes down to."""

    tokens: tuple[str, ...]
    where: Where = Where.ANYWHERE
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Everything of it must hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of it is enough."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It must not hold."""

    part: Node


Node = Term | Leaf | All | Any | Not


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that could not be used, and why."""

    text: str
    reason: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, what it means, and what was left out of it."""

    text: str = ""
    root: Node | None = None
    leftovers: tuple[Leftover, ...] = ()

    def __bool__(self) -> bool:
        return self.root is not None


def all_of(parts: Iterable[Node]) -> Node | None:
    """Join parts that must all hold, each once; None when there are none."""
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, All) else (part,)))
    kept = tuple(flat)
    return All(kept) if len(kept) > 1 else kept[0] if kept else None


def any_of(parts: Iterable[Node]) -> Node:
    """Join parts of which one is enough, each once."""
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, Any) else (part,)))
    kept = tuple(flat)
    return Any(kept) if len(kept) > 1 else kept[0]


def terms_of(node: Node | None) -> Iterator[Term]:
    """Yield the terms of a tree, in the order they were typed."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from terms_of(node.part)
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from terms_of(part)


def wanted(node: Node | None) -> Node | None:
    """Return the tree without what must not hold; None when nothing else is asked."""
    if isinstance(node, Not):
        return None
    if not isinstance(node, All | Any):
        return node
    parts = [part for part in map(wanted, node.parts) if part]
    if not parts:
        return None
    return all_of(parts) if isinstance(node, All) else any_of(parts)


def has_beginning(node: Node | None) -> bool:
    """Tell whether a tree of tokens asks for words by their beginning."""
    if isinstance(node, Not):
        return has_beginning(node.part)
    if isinstance(node, All | Any):
        return any(map(has_beginning, node.parts))
    return isinstance(node, Leaf) and node.is_beginning
