"""The shape of one row of the tables that the parser is held against, written by hand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo as a seed shows it: how its caption opens, who is credited, how often it stands."""

    opens: str
    credit: str
    times: int


@dataclass(frozen=True, slots=True)
class Expected:
    """One seed as a reader would describe it; times are the wall clock that the page prints."""

    name: str
    title: str
    byline: str
    authors: tuple[str, ...]
    publisher: str | None
    agency: str | None
    published: str
    updated: str | None
    listed: str | None
    paragraphs: int
    photos: tuple[Shown, ...] = ()


LANTERN = "Haneulpo Lantern"
SOLMARU = "솔마루일보"
DALMURI = "Dalmuri"
