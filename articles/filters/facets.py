"""How many articles each further choice would leave: sources, roles, languages, tags, and more.

Each count stands under the words and all the *other* filters. The index alone is asked, in one
statement, and no count goes further than its cap: nobody waits for a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef

from articles import search
from articles.filters.articles import HAS, ArticleFilter, within
from articles.filters.choices import known_languages
from articles.models import Attribution, Source, Tag
from articles.models.articles import ROLES
from articles.search import Choice, Counted, Facet

MOST_CHOICES = 60  # of one facet
# Where more than 10,000 articles answer, a facet counts no further than this.
CAP_OF_MANY = 1_000
_LABELS = {"source": "Source", "role": "Named as", "language": "Language", "tag": "Tag"}
_LABELS["has"] = "With"


def count_facets(chosen: ArticleFilter, total: Counted) -> tuple[Facet, ...]:
    """Count every choice in five queries, however many choices and articles there are."""
    offered = _offered(chosen)
    bounds = [
        within({**chosen.cleaned, key: value}) for key, values in offered for value, _, _ in values
    ]
    cap = CAP_OF_MANY if total.is_least else search.MOST_COUNTED
    counted = iter(search.tally(chosen.query, bounds, cap))
    facets = (
        Facet(key, _LABELS[key], _choices(values, counted, chosen.asked.get(key, "")))
        for key, values in offered
    )
    return tuple(facet for facet in facets if _says_something(facet, total))


def _choices(
    values: Iterable[tuple[object, str, str]], counted: Iterable[Counted], asked: str
) -> tuple[Choice, ...]:
    found = [
        Choice(written, words, next(counted), written == asked)  # type: ignore[call-overload]
        for _, written, words in values
    ]
    kept = [choice for choice in found if choice.counted.number or choice.is_chosen]
    return tuple(sorted(kept, key=lambda each: (-each.counted.number, each.words.casefold())))


def _says_something(facet: Facet, total: Counted) -> bool:
    """Leave out a facet whose only choice would change nothing."""
    only = facet.choices[0] if len(facet.choices) == 1 else None
    return bool(facet.choices) and (
        only is None or only.is_chosen or only.counted.number < total.number
    )


def _offered(chosen: ArticleFilter) -> list[tuple[str, list[tuple[Any, str, str]]]]:
    """Return the values of each facet: for the filter, as addresses write them, in words."""
    return [
        ("source", _rows(chosen, "source", _sources())),
        ("role", [(role, role, words) for role, words in ROLES]),
        ("language", [(tag, tag, tag) for tag in known_languages()]),
        ("tag", _rows(chosen, "tag", Tag.objects.order_by("name"))),
        ("has", [(value, value, words) for value, words in HAS.items()]),
    ]


def _sources() -> Any:
    """Return the sources that articles name, those that publish before the others."""
    named = Attribution.objects.filter(source=OuterRef("pk"))
    publishing = Exists(named.filter(role="publisher"))
    in_use = Source.objects.filter(Exists(named)).alias(publishing=publishing)
    return in_use.order_by("-publishing", "name")


def _rows(chosen: ArticleFilter, key: str, rows: Any) -> list[tuple[Any, str, str]]:
    found = list(rows[:MOST_CHOICES])
    asked = chosen.cleaned.get(key)
    if asked and asked not in found:
        found.append(asked)
    return [(row, row.slug, row.name) for row in found]
