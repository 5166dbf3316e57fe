"""Facets as links: each choice with its number; the one in use is taken away by its own link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.presenting.languages import language_name
from articles.presenting.links import address
from articles.search import Choice, Counted, Facet

SHOWN = 7  # choices of a facet; the others are folded


@dataclass(frozen=True, slots=True)
class Row:
    """A choice as a link, which sets it or takes it away."""

    href: str
    words: str
    count: str  # "1,204", "1,000+"
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A facet: the choices that stand open, and those folded away."""

    key: str
    label: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    is_least: bool  # a number of it says only how many there are at least


def facets(path: str, asked: Mapping[str, str], counted: Iterable[Facet]) -> tuple[Shown, ...]:
    """Present facets; every link keeps all the other filters."""
    shown = []
    for facet in counted:
        rows = tuple(_row(path, asked, facet.key, choice) for choice in facet.choices)
        # One more is not worth folding.
        cut = SHOWN if len(rows) > SHOWN + 1 else len(rows)
        first = sorted(rows, key=lambda row: not row.is_chosen)
        is_least = any(choice.counted.is_least for choice in facet.choices)
        folded = tuple(first[cut:])
        shown.append(Shown(facet.key, facet.label, tuple(first[:cut]), folded, is_least))
    return tuple(shown)


def number_text(counted: Counted) -> str:
    """Write a number, or that it is at least so many: 1,204 or 1,000+."""
    return f"{counted.number:,}{'+' if counted.is_least else ''}"


def _row(path: str, asked: Mapping[str, str], key: str, choice: Choice) -> Row:
    others = {other: value for other, value in asked.items() if other != key}
    return Row(
        href=address(path, others if choice.is_chosen else {**others, key: choice.value}),
        words=language_name(choice.words) if key == "language" else choice.words,
        count=number_text(choice.counted),
        is_chosen=choice.is_chosen,
    )
