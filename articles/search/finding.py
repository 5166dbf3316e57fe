"""Words → articles: searching, counting, ranking. The queryset's own filters always hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from django.db import DEFAULT_DB_ALIAS

from articles.models.articles import ArticleQuerySet
from articles.search import totals
from articles.search.counted import Counted
from articles.search.engine import counter, engine
from articles.search.meaning import key as fact
from articles.search.meaning import meaning
from articles.search.months import parts_of, runs_of
from articles.search.naming import named
from articles.search.query import parse
from articles.search.spans import Ranked, Spread, Within
from articles.search.tree import Leaf, Node, Not, Query, Term, has_beginning, wanted

ANYTHING = Within()
MOST_COUNTED = 10_000
MOST_RANKED = 1_000
MOST_READ = 2_000  # articles whose facts are read: a hundredth of a second
_OF_SOURCES = fact("source")


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
    """Count the articles that the words ask for, up to `cap`; wholly where the number is kept."""
    query = _query(words)
    if not query and not queryset.query.where and len(within.keys) <= 1 and not _has_ends(within):
        [number] = totals.in_all(within.keys or (totals.EVERYTHING,), queryset.db)
        return Counted(number)
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
    """Count what the words find within each of several bounds, up to `cap` each: one question.

    The numbers of single facts are kept, and told wholly.
    """
    query = _query(words)
    if not query and all(len(each.keys) == 1 and not _has_ends(each) for each in withins):
        facts = [key for each in withins for key in each.keys]
        return [Counted(number) for number in totals.in_all(facts, using)]
    names = named(query.root)
    nodes = [(meaning(query.root, names, within.keys), within) for within in withins]
    counted = counter(using).tally(nodes, cap + 1, using) if nodes else []
    return [Counted(min(number, cap), is_least=number > cap) for number in counted]


def tally_keys(
    words: Query | str,
    within: Within,
    keys: Sequence[str],
    cap: int = MOST_COUNTED,
    most_read: int = MOST_READ,
    using: str = DEFAULT_DB_ALIAS,
) -> list[Counted]:
    """Count what the words find that has each of several facts as well.

    The facts of the newest `most_read` are read in one walk; where there are more, each number
    says that it is the least. Sources alone are tokens that the index counts sooner, up to `cap`
    each.
    """
    query = _query(words)
    if not query and within == ANYTHING:
        return [Counted(number) for number in totals.in_all(keys, using)]
    if not query and all(key.startswith(_OF_SOURCES) for key in within.keys):
        bounds = [Within((*within.keys, key), within.oldest, within.newest) for key in keys]
        return tally(query, bounds, cap, using)
    facts, is_cut = counter(using).facts(_node(query, within), within, most_read, using)
    return [Counted(facts.get(key, 0), is_least=is_cut) for key in keys]


def spread(
    words: Query | str, within: Within, starts: Sequence[int], using: str = DEFAULT_DB_ALIAS
) -> list[int]:
    """Count what is found in each stretch of clocks: from each start up to the next, to the end.

    `starts` are wall clocks in ascending order; the last only ends the stretch before it.
    """
    query = _query(words)
    if not query and len(within.keys) <= 1:
        return _spread_of_kept(within, starts, using)
    return counter(using).spread(_node(query, within), within, starts, using)


def _spread_of_kept(within: Within, starts: Sequence[int], using: str) -> list[int]:
    """Add up what is kept of whole months; only what is left at their ends is counted."""
    numbers = [0] * (len(starts) - 1)
    parts = parts_of(starts)
    whole = [part for part in parts if part.is_months]
    if whole:
        [fact] = within.keys or (totals.EVERYTHING,)
        kept = totals.by_month(fact, whole[0].months[0], whole[-1].months[1], using)
        months = [part.months for part in whole]
        for month, number in kept.items():
            at = bisect_right(months, month, key=itemgetter(0)) - 1
            if month <= months[at][1]:
                numbers[whole[at].stretch] += number
    node = _node(parse(""), within) if within.keys else None
    for run in runs_of(part for part in parts if not part.is_months):
        ends = [*(part.start for part in run), run[-1].end]
        counted = counter(using).spread(node, within, ends, using)
        for part, number in zip(run, counted, strict=True):
            numbers[part.stretch] += number
    return numbers


def _has_ends(within: Within) -> bool:
    return bool(within.oldest) or within.newest is not None


def survey(
    words: Query | str,
    within: Within,
    starts: Sequence[int],
    total: Counted,
    using: str = DEFAULT_DB_ALIAS,
) -> Spread:
    """Count what is found in each stretch of clocks, or where the total is capped, estimate it.

    The beginnings of words are gathered from all over the index each time they are asked for: of
    them one walk meets the newest 10,000.
    """
    query = _query(words)
    if not query:
        return Spread(tuple(spread(query, within, starts, using)))
    node, counts = _node(query, within), counter(using)
    inside = within.between(starts[0], starts[-1] - 1)
    if has_beginning(node):
        numbers, is_cut = counts.walk(node, inside, starts, MOST_COUNTED, using)
        return Spread(tuple(numbers), newest=MOST_COUNTED if is_cut else 0)
    if not total.is_least:
        return Spread(tuple(counts.spread(node, within, starts, using)))
    return Spread(tuple(map(_about, counts.estimate(node, starts, using))), is_about=True)


def _about(number: int) -> int:
    """Keep two digits: an estimate has no more."""
    return round(number, 2 - len(str(number)))


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
