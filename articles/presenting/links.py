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


def turning(
    path: str, asked: Mapping[str, str], before: str, after: str, oldest_first: bool = False
) -> Turning:
    """Return links to the pages beside this one, for the cursors that there are."""
    newer, older = "Newer articles", "Older articles"
    back, on = (older, newer) if oldest_first else (newer, older)
    top = "Oldest articles" if oldest_first else "Newest articles"
    return Turning(
        first=Link(address(path, asked), top) if before else None,
        before=Link(address(path, {**asked, "before": before}), back) if before else None,
        after=Link(address(path, {**asked, "after": after}), on) if after else None,
    )
