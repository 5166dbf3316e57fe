"""The order of relevance where the engine has none of its own that counts words by field. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from articles.search.tree import All, Any, Leaf, Node, Not, Where

# bm25 as SQLite's FTS5 computes it, with the weights of title, text and caption.
_WEIGHTS = (10.0, 4.0, 1.0)
_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Weighed:
    """The streams of one article that matches, each token between spaces."""

    pk: int
    title: str
    body: str
    caption: str

    def counts(self, leaf: Leaf) -> float:
        """Return how often a leaf stands in the streams, by weight."""
        needle = f" {' '.join(leaf.tokens)}{'' if leaf.is_beginning else ' '}"
        streams = zip((self.title, self.body, self.caption), _WEIGHTS, strict=True)
        return sum(stream.count(needle) * weight for stream, weight in streams)


def best_first(found: Sequence[Weighed], words: Node | None) -> list[int]:
    """Return the ids: title above text above caption, then bm25, then as they came."""
    if not words or not found:
        return [each.pk for each in found]
    leaves = tuple(dict.fromkeys(_leaves(words)))
    counted = [[each.counts(leaf) for leaf in leaves] for each in found]
    rarity = [
        _rarity(sum(1 for row in counted if row[at]), len(found)) for at in range(len(leaves))
    ]
    lengths = [len(each.title) + len(each.body) + len(each.caption) for each in found]
    usual = sum(lengths) / len(found)
    keys = []
    for at, each in enumerate(found):
        dampened = _K1 * (1 - _B + _B * lengths[at] / usual)
        score = sum(
            share * count * (_K1 + 1) / (count + dampened)
            for share, count in zip(rarity, counted[at], strict=True)
        )
        keys.append(
            (not _holds(words, each.title), not _holds(words, each.title + each.body), -score, at)
        )
    return [found[at].pk for *_, at in sorted(keys)]


def _rarity(hits: int, total: int) -> float:
    return max(math.log((total - hits + 0.5) / (hits + 0.5)), 1e-6)


def _leaves(node: Node) -> list[Leaf]:
    if isinstance(node, Leaf):
        return [node]
    parts = (
        [node.part] if isinstance(node, Not) else node.parts if isinstance(node, All | Any) else ()
    )
    return [leaf for part in parts for leaf in _leaves(part)]


def _holds(node: Node, stream: str) -> bool:
    if isinstance(node, Leaf):
        if node.where == Where.CAPTION:
            return False
        return f" {' '.join(node.tokens)}{'' if node.is_beginning else ' '}" in stream
    if isinstance(node, All):
        return all(_holds(part, stream) for part in node.parts)
    return isinstance(node, Any) and any(_holds(part, stream) for part in node.parts)
