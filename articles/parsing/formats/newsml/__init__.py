"""NewsML-G2: a news item by itself, or a message of texts with the pictures that go with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from articles.parsing.formats.newsml.messages import bundles_of
from articles.parsing.formats.newsml.stories import story_of_bundle
from articles.parsing.page import UnknownFormat
from articles.parsing.told.gathering import pages_of
from articles.parsing.told.trees import read_tree, root_of

if TYPE_CHECKING:
    from articles.parsing.page import Hint, ParsedPage

__all__ = ["NAME", "parse", "recognises"]

NAME = "newsml-g2"
_NOTHING = (
    "The NewsML-G2 document holds neither a text nor a picture: only video, sound or references."
)
_ROOTS = ("newsItem", "newsMessage", "packageItem")


def recognises(raw: bytes) -> float:
    """How sure this format is that a document is its own: told by its first tag."""
    return 0.97 if root_of(raw)[0] in _ROOTS else 0.0


def parse(raw: bytes, hint: Hint) -> tuple[ParsedPage, ...]:
    """Read each text, and each picture that goes with none; raise UnknownFormat without any."""
    tree, markup, warnings = read_tree(raw, hint.max_nesting)
    bundles = bundles_of(tree)
    if not bundles:
        raise UnknownFormat(_NOTHING)
    told = [
        (f"Item {number}" if len(bundles) > 1 else "", partial(story_of_bundle, bundle))
        for number, bundle in enumerate(bundles, 1)
    ]
    return pages_of(told, NAME, markup.encoding, hint, warnings)
