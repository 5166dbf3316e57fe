"""Words → articles: searching, counting, ranking. The queryset's own filters always hold."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import DEFAULT_DB_ALIAS

from articles.models.articles import ArticleQuerySet
from articles.search.counted import Counted
from articles.search.engine import counter, engine
from articles.search.meaning import meaning
from articles.search.naming import named
from articles.search.query import parse
from articles.search.spans import Ranked, Within
from articles.search.tree import Leaf, Node, Not, Query, Term, wanted

ANYTHING = Within()
MOST_COUNTED = 10_000
MOST_RANKED = 1_000


def search(
    queryset: ArticleQuerySet, words: Query | str, within: Within = ANYTHING
) -> ArticleQuerySet:
    """Keep the articles that the words ask for, newest first; without words all are kept."""
    query = _query(words)
    if not query and within == ANYTHING:
        return queryset
    return engine(queryset.db).narrow(queryset, _node(query, within), within)


def count(
    queryset: ArticleQuerySet,
    words: Query | str,
    within: Within = ANYTHING,
    cap: int = MOST_COUNTED,
) -> Counted:
    """Count the articles that the words ask for, up to `cap`."""
    query = _query(words)
    if queryset.query.where or not (query or within != ANYTHING):
        number = search(queryset, query, within).order_by()[: cap + 1].count()
    else:
        node = _node(query, within)
        number = counter(queryset.db).count(node, within, cap + 1, queryset.db)
    return Counted(min(number, cap), is_least=number > cap)


def tally(
    words: Query | str,
    withins: Sequence[Within],
    cap: int = MOST_COUNTED,
    using: str = DEFAULT_DB_ALIAS,
) -> list[Counted]:
    """Count what the words find within each of several bounds, up to `cap` each: one question."""
    query = _query(words)
    names = named(query.root)
    nodes = [(meaning(query.root, names, within.keys), within) for within in withins]
    counted = counter(using).tally(nodes, cap + 1, using) if nodes else []
    return [Counted(min(number, cap), is_least=number > cap) for number in counted]


def tally_keys(
    words: Query | str,
    within: Within,
    keys: Sequence[str],
    total: Counted | None = None,
    cap: int = MOST_COUNTED,
    using: str = DEFAULT_DB_ALIAS,
) -> list[Counted]:
    """Count what the words find that has each of several facts as well, up to `cap` each.

    `total` tells how much they find in all, where that is known: of few, the facts are read once;
    of many, the index is asked for every key.
    """
    query = _query(words)
    if total and not total.is_least and total.number <= _most_read(query, using):
        facts = counter(using).facts(_node(query, within), within, using)
        if facts is not None:
            numbers = (facts[key] for key in keys)
            return [Counted(min(number, cap), is_least=number > cap) for number in numbers]
    bounds = [Within((*within.keys, key), within.oldest, within.newest) for key in keys]
    return tally(query, bounds, cap, using)


def _most_read(query: Query, using: str) -> int:
    """Return how many articles' facts are sooner read than asked for one by one.

    A plain word is found again in no time; phrases, fields and several words are not.
    """
    root = query.root
    is_plain = root is None or (isinstance(root, Term) and not root.is_phrase and not root.where)
    most: int = counter(using).MOST_READ
    return most if is_plain else MOST_COUNTED


def spread(
    words: Query | str, within: Within, starts: Sequence[int], using: str = DEFAULT_DB_ALIAS
) -> list[int]:
    """Count what is found in each stretch of clocks: from each start up to the next, to the end.

    `starts` are wall clocks in ascending order; the last only ends the stretch before it.
    """
    query = _query(words)
    node = _node(query, within) if query or within.keys else None
    return counter(using).spread(node, within, starts, using)


def relevance(
    queryset: ArticleQuerySet,
    words: Query | str,
    within: Within = ANYTHING,
    newest: int = MOST_RANKED,
) -> Ranked:
    """Rank the newest articles that match: title above text above caption, then by bm25."""
    query = _query(words)
    if not query:
        return Ranked(())
    node, searched = _node(query, within), wanted(_in_texts(query.root))
    weighed = meaning(searched, {}, ()) if searched else None
    pks = engine(queryset.db).rank(queryset, node, weighed, within, newest + 1)
    return Ranked(tuple(pks[:newest]), is_bounded=len(pks) > newest)


def _query(words: Query | str) -> Query:
    return words if isinstance(words, Query) else parse(words)


def _node(query: Query, within: Within) -> Node:
    return meaning(query.root, named(query.root), within.keys)


def _in_texts(node: Node | None) -> Node | None:
    """Return the tree of the words that are looked for in title, text and captions."""
    if isinstance(node, Term):
        return node if node.where in ("", "title", "caption") else None
    if isinstance(node, Not | Leaf) or node is None:
        return None
    parts = tuple(part for part in map(_in_texts, node.parts) if part)
    if not parts:
        return None
    return type(node)(parts) if len(parts) > 1 else parts[0]
