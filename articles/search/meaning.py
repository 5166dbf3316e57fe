"""The reader's tree → a tree of tokens that either engine can ask its index for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.search.tree import All, Any, Leaf, Node, Not, Term, Where, all_of, any_of
from articles.search.words import is_cjk, readings

# Labels are signs that no text's token can hold (see words.py).
KEY = "§"
NOTE = "†"
EVERY = Leaf((f"{KEY}all",))
NOTHING = Leaf((f"{KEY}none",))
NAMED = {Where.SOURCE: "source", Where.TAG: "tag"}


def key(kind: str, value: object = "") -> str:
    """Return the token of a fact: `source` 12, `sourceagency` 12, `hasphoto`."""
    plain = "".join(sign for sign in str(value).lower() if sign.isalnum())
    return f"{KEY}{kind}{plain}"


def label(mark: str, stream: str) -> str:
    """Return a stream in which every token carries a label."""
    return " ".join(mark + token for token in stream.split())


def meaning(root: Node | None, named: Mapping[Term, Iterable[int]], keys: Iterable[str]) -> Node:
    """Return the tree of tokens. `named` tells which sources or tags a term means."""
    asked = [_meaning(root, named)] if root else []
    return all_of([*asked, *(Leaf((token,)) for token in keys)]) or EVERY


def _meaning(node: Node, named: Mapping[Term, Iterable[int]]) -> Node:
    if isinstance(node, Term):
        return _term(node, named)
    if isinstance(node, Not):
        return Not(_meaning(node.part, named))
    if isinstance(node, Any):
        return any_of([_meaning(part, named) for part in node.parts])
    if isinstance(node, All):
        parts = node.parts
        return (
            all_of(
                any_of([_meaning(part, named), *_written_as_one(parts, at)])
                for at, part in enumerate(parts)
            )
            or EVERY
        )
    return node


def _term(term: Term, named: Mapping[Term, Iterable[int]]) -> Node:
    if kind := NAMED.get(term.where):
        found = [Leaf((key(kind, pk),)) for pk in sorted(named.get(term, ()))]
        return any_of(found) if found else NOTHING
    return any_of(_leaf(term, tokens) for tokens in readings(term.text))


def _leaf(term: Term, tokens: tuple[str, ...]) -> Leaf:
    # One syllable is no gram: it is found where a gram begins with it.
    is_beginning = term.is_beginning or (len(tokens[-1]) == 1 and is_cjk(tokens[-1]))
    if term.where == Where.NOTE:
        return Leaf(tuple(NOTE + token for token in tokens), Where.ANYWHERE, is_beginning)
    return Leaf(tokens, term.where, is_beginning)


def _written_as_one(parts: tuple[Node, ...], at: int) -> list[Node]:
    """Return a word joined with the words typed on either side: `Jong un` also reads Jongun."""
    pairs = [parts[at - 1 : at + 1]] if at else []
    pairs.append(parts[at : at + 2])
    found: list[Node] = []
    for pair in pairs:
        words = [_single(part) for part in pair]
        if len(words) == 2 and all(words) and _where(pair[0]) == _where(pair[1]):
            found.append(_leaf(pair[1], ("".join(filter(None, words)),)))  # type: ignore[arg-type]
    return found


def _single(node: Node) -> str:
    """Return the token of a plain word; nothing for all else."""
    if not isinstance(node, Term) or node.is_phrase or node.where in NAMED or node.is_beginning:
        return ""
    tokens = readings(node.text)[0]
    return tokens[0] if len(tokens) == 1 and not is_cjk(tokens[0]) else ""


def _where(node: Node) -> Where | None:
    return node.where if isinstance(node, Term) else None
