"""What counting gives: a number, the choices of a facet, the stretches of a timeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """How many articles, or at least how many."""

    number: int
    is_least: bool = False  # there are this many or more


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, as addresses write it, and the articles that it would leave."""

    value: str
    words: str
    counted: Counted
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one filter that leave anything, those that leave most first."""

    key: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days, first and last included, and how many articles they hold."""

    first: dt.date
    last: dt.date
    number: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Stretches that follow each other without a gap, all of one unit."""

    unit: str  # day, month, year, decade, century
    stretches: tuple[Stretch, ...]
    is_about: bool = False  # the numbers are estimates
    newest: int = 0  # only so many of the newest were counted; 0: all
