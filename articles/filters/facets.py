"""How many articles each further choice would leave: sources, roles, languages, tags, and more.

Each count stands under the words and all the *other* filters. The index alone is asked, and
none further than its newest or its cap: nobody waits for a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Any

from articles import search
from articles.filters.articles import HAS, ArticleFilter, fact_of, within
from articles.filters.choices import known_languages
from articles.models.articles import ROLES
from articles.models.offered import Offered, offered_sources, offered_tags
from articles.search import Choice, Counted, Facet

MOST_CHOICES = 60  # of one facet
# Where more than 10,000 articles answer, a facet counts no further than this; and where the facts
# of all that answer are too many to be read, those of so many of the newest tell what they tell.
CAP_OF_MANY = 1_000
_LABELS = {"source": "Source", "role": "Named as", "language": "Language", "tag": "Tag"}
_LABELS["has"] = "With"
# Of each facet its values: as the filter knows them, as addresses write them, in words.
_Offered = list[tuple[str, list[tuple[Any, str, str]]]]


def count_facets(chosen: ArticleFilter, total: Counted) -> tuple[Facet, ...]:
    """Count every choice; the statements do not grow with the choices or the articles."""
    offered = _offered(chosen)
    numbers = _numbers(chosen, offered, total)
    facets = (
        Facet(key, _LABELS[key], _choices(values, numbers[key], chosen.asked.get(key, "")))
        for key, values in offered
    )
    return tuple(facet for facet in facets if _says_something(facet, total))


def _numbers(chosen: ArticleFilter, offered: _Offered, total: Counted) -> dict[str, list[Counted]]:
    """Count the choices of each facet: those that stand under the same filters in one question."""
    together: dict[search.Within, list[str]] = defaultdict(list)
    for key, _ in offered:
        others = {other: value for other, value in chosen.cleaned.items() if other != key}
        together[within(others)].append(key)
    is_of_many = total.is_least or total.number > search.MOST_COUNTED
    cap = CAP_OF_MANY if is_of_many else search.MOST_COUNTED
    most_read = search.MOST_READ if total.number <= search.MOST_READ else CAP_OF_MANY
    values = dict(offered)
    counted: dict[str, list[Counted]] = {}
    for bounds, keys in together.items():
        asked = [fact_of(key, value, chosen.cleaned) for key in keys for value, _, _ in values[key]]
        numbers = iter(search.tally_keys(chosen.query, bounds, asked, cap, most_read))
        counted |= {key: list(islice(numbers, len(values[key]))) for key in keys}
    return counted


def _choices(
    values: Iterable[tuple[Any, str, str]], counted: Iterable[Counted], asked: str
) -> tuple[Choice, ...]:
    found = [
        Choice(written, words, number, written == asked)
        for (_, written, words), number in zip(values, counted, strict=True)
    ]
    kept = [choice for choice in found if choice.counted.number or choice.is_chosen]
    return tuple(sorted(kept, key=lambda each: (-each.counted.number, each.words.casefold())))


def _says_something(facet: Facet, total: Counted) -> bool:
    """Leave out a facet whose only choice would change nothing."""
    only = facet.choices[0] if len(facet.choices) == 1 else None
    return bool(facet.choices) and (
        only is None or only.is_chosen or only.counted.number < total.number
    )


def _offered(chosen: ArticleFilter) -> _Offered:
    return [
        ("source", _rows(chosen, "source", offered_sources(MOST_CHOICES))),
        ("role", [(role, role, words) for role, words in ROLES]),
        ("language", [(tag, tag, tag) for tag in known_languages()]),
        ("tag", _rows(chosen, "tag", offered_tags(MOST_CHOICES))),
        ("has", [(value, value, words) for value, words in HAS.items()]),
    ]


def _rows(chosen: ArticleFilter, key: str, found: list[Offered]) -> list[tuple[Any, str, str]]:
    asked = chosen.cleaned.get(key)
    if asked and asked.pk not in {row.pk for row in found}:
        found = [*found, Offered(asked.pk, asked.slug, asked.name)]
    return [(row, row.slug, row.name) for row in found]
