"""Which sources and tags a reader means by `source:` and `tag:`.

The index holds their ids, so a source or tag that is renamed needs no new index.
"""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Source, Tag
from articles.search.tree import Node, Term, Where, terms_of
from articles.search.words import LONGEST_TOKEN, readings, spell


def named(root: Node | None) -> dict[Term, tuple[int, ...]]:
    """Return the ids that each source: and tag: term means. A query for each kind in use."""
    asked = [term for term in terms_of(root) if term.where in (Where.SOURCE, Where.TAG)]
    kinds = {term.where for term in asked}
    known = {
        Where.SOURCE: _sources() if Where.SOURCE in kinds else {},
        Where.TAG: _tags() if Where.TAG in kinds else {},
    }
    return {term: tuple(_meant(term, known[term.where])) for term in asked}


def _sources() -> dict[int, list[str]]:
    rows = Source.objects.order_by().values_list("pk", "name", "aliases")
    return {pk: [name, *aliases] for pk, name, aliases in rows}


def _tags() -> dict[int, list[str]]:
    return {pk: [name] for pk, name in Tag.objects.order_by().values_list("pk", "name")}


def _meant(term: Term, known: dict[int, list[str]]) -> Iterable[int]:
    needles = [
        _spaced(tokens)[: None if not term.is_beginning else -1] for tokens in readings(term.text)
    ]
    for pk, names in known.items():
        told = [_told(name) for name in names]
        if any(needle in name for needle in needles for name in told):
            yield pk


def _told(name: str) -> str:
    spelling = spell(name)
    joined = [spelling.joined(first, size) for first, size in spelling.joins]
    return _spaced((*spelling.tokens, *(token[:LONGEST_TOKEN] for token in joined)))


def _spaced(tokens: Iterable[str]) -> str:
    return f" {' '.join(tokens)} "
