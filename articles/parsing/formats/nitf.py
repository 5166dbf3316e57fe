"""NITF 3: one file, one story."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.parsing.told.gathering import pages_of
from articles.parsing.told.nitf import story_of_nitf
from articles.parsing.told.trees import read_tree, root_of

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage

NAME = "nitf"


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own: told by its first tag."""
    return 0.97 if root_of(raw)[0] == NAME else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read the story; raise UnknownFormat when there is none."""
    tree, markup, warnings = read_tree(raw, hint.max_nesting)
    return pages_of([("", partial(story_of_nitf, tree))], NAME, markup.encoding, hint, warnings)
