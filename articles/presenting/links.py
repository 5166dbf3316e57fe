"""Links that keep what a reader has asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Link:
    """An address and its words."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Turning:
    """The links that turn the pages of a list."""

    first: Link | None
    before: Link | None
    after: Link | None


def address(path: str, asked: Mapping[str, str]) -> str:
    """Return the path with what is asked of it."""
    return f"{path}?{urlencode(asked)}" if asked else path


# The words for the first page, for the page before, and for the one after, by order.
_TURNS = {
    "oldest": ("Oldest articles", "Older articles", "Newer articles"),
    "relevance": ("Best matches", "Better matches", "Further matches"),
}
_NEWEST = ("Newest articles", "Newer articles", "Older articles")


def turning(
    path: str, asked: Mapping[str, str], before: str, after: str, order: str = ""
) -> Turning:
    """Return links to the pages beside this one, for the cursors that there are."""
    top, back, on = _TURNS.get(order, _NEWEST)
    return Turning(
        first=Link(address(path, asked), top) if before else None,
        before=Link(address(path, {**asked, "before": before}), back) if before else None,
        after=Link(address(path, {**asked, "after": after}), on) if after else None,
    )
