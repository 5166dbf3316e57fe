"""Which of several texts is the newest, as loads tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.models import Revision


def is_newer(one: Revision, other: Revision, published: dt.datetime | None) -> bool:
    """Tell whether one text is at least as new as another, which came before it.

    The later capture is newer, where both say when they were; else the later update, and a text
    without one is taken to stand as it was `published`.
    """
    if one.captured_at and other.captured_at:
        return one.captured_at >= other.captured_at
    stamp, shown = one.updated_at or published, other.updated_at or published
    return shown is None or stamp is None or stamp >= shown


def newest_of(revisions: Iterable[Revision], published: dt.datetime | None) -> Revision:
    """Return the newest of an article's texts, given in the order in which they came."""
    first, *others = revisions
    for revision in others:
        if is_newer(revision, first, published):
            first = revision
    return first
