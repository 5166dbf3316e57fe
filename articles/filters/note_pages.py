"""Pages of notes, each found by the note it follows and not by a number.

Notes that come or go meanwhile neither repeat nor hide another: a walk from page to page meets
every note that stays exactly once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Annotation
from articles.models.annotations import AnnotationQuerySet

PAGE_SIZE = 20
START = "0"
_NUMBER = re.compile(r"-?[0-9]{1,19}")
_LARGEST = 2**63 - 1
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Order:
    """An order of notes in which no two are equal: columns, those with a minus descending."""

    columns: tuple[str, ...]

    def of(self, notes: AnnotationQuerySet, backwards: bool = False) -> AnnotationQuerySet:
        """Return the notes in this order."""
        # A note on a photograph has no place in the text: it comes before the words.
        placed = notes.annotate(place=Coalesce("start", -1))
        ordered = placed.order_by(*self.columns)
        return ordered.reverse() if backwards else ordered

    def places(self, ordered: AnnotationQuerySet) -> QuerySet[Any, Any]:
        """Return the places of notes alone, the note's id last: narrow rows are sorted quickly."""
        return ordered.values_list(*(column.removeprefix("-") for column in self.columns))

    def cursor(self, place: tuple[Any, ...]) -> str:
        """Return a place as addresses carry it."""
        return ".".join(str(_number(value)) for value in place)

    def read(self, written: str) -> tuple[object, ...] | None:
        """Return what a cursor says, or None for one that is none of ours."""
        parts = written.split(".", len(self.columns))
        if len(parts) != len(self.columns) or not all(map(_NUMBER.fullmatch, parts)):
            return None
        numbers = [int(part) for part in parts]
        if any(abs(number) > _LARGEST for number in numbers):
            return None
        try:
            pairs = zip(self.columns, numbers, strict=True)
            return tuple(_value(column, number) for column, number in pairs)
        except OverflowError:
            return None

    def beyond(self, cursor: tuple[object, ...], backwards: bool = False) -> Q:
        """Return the condition of standing after the cursor, or, backwards, before it."""
        steps = []
        same: list[Q] = []
        for column, value in zip(self.columns, cursor, strict=True):
            name = column.removeprefix("-")
            way = "lt" if column.startswith("-") != backwards else "gt"
            steps.append(reduce(and_, [*same, Q(**{f"{name}__{way}": value})]))
            same.append(Q(**{name: value}))
        return reduce(or_, steps)


AS_MADE = Order(("created_at", "pk"))
NEWEST_FIRST = Order(("-created_at", "-pk"))
AS_THEY_STAND = Order(("-article__wall_clock", "-article_id", "place", "pk"))


@dataclass(frozen=True, slots=True)
class NotePage:
    """Some notes that stand together. `here`, `before` and `after` are the cursors of pages."""

    notes: tuple[Annotation, ...]
    here: str = START
    before: str = ""  # empty on the first page
    after: str = ""  # empty on the last
    is_lost: bool = False  # the cursor could not be read, so this is the first page


def page_of_notes(
    notes: AnnotationQuerySet,
    written: str,
    order: Order,
    fetch: Callable[[AnnotationQuerySet], AnnotationQuerySet],
    size: int = PAGE_SIZE,
) -> NotePage:
    """Return the page that follows the note of a cursor; START names the first page.

    `fetch` asks for what is shown of the notes, once it is known which they are.
    """
    cursor = order.read(written) if written != START else None
    following = order.of(notes)
    if cursor:
        following = following.filter(order.beyond(cursor))
    places = list(order.places(following)[: size + 1])
    wanted = [place[-1] for place in places[:size]]
    found = {note.pk: note for note in fetch(notes.filter(pk__in=wanted))}
    return NotePage(
        notes=tuple(found[pk] for pk in wanted if pk in found),
        here=written if cursor else START,
        before=_before(notes, cursor, order, size) if cursor else "",
        after=order.cursor(places[size - 1]) if len(places) > size else "",
        is_lost=cursor is None and written != START,
    )


def asked_page(asked: Mapping[str, str]) -> str:
    """Return the cursor that a reader's address names."""
    return asked.get("after") or START


def last_page(notes: AnnotationQuerySet, total: int, order: Order, size: int = PAGE_SIZE) -> str:
    """Return the cursor of the last page, reckoned in whole pages from the first."""
    if total <= size:
        return START
    tail = total % size or size
    places = order.places(order.of(notes, backwards=True))[tail : tail + 1]
    return next(map(order.cursor, places), START)


def count_before(notes: AnnotationQuerySet, total: int, page: NotePage, order: Order) -> int:
    """Count the notes that stand before a page, of `total` in all."""
    cursor = order.read(page.here) if page.here != START else None
    if cursor is None:
        return 0
    return total - order.of(notes).filter(order.beyond(cursor)).order_by().count()


def _before(notes: AnnotationQuerySet, cursor: tuple[object, ...], order: Order, size: int) -> str:
    """Return the cursor of the page before: that of the note which it follows in its turn."""
    earlier = order.of(notes, backwards=True).filter(order.beyond(cursor, backwards=True))
    # The cursor's own note stands on the page before, as its last.
    return next(map(order.cursor, order.places(earlier)[size - 1 : size]), START)


def _number(value: Any) -> int:
    return (value - _EPOCH) // _MICROSECOND if isinstance(value, dt.datetime) else int(value)


def _value(column: str, number: int) -> object:
    return _EPOCH + number * _MICROSECOND if column.endswith("created_at") else number
