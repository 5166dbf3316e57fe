"""Places in a text: the canonical text that offsets count in, and spans of it. Pure Python."""

from articles.anchoring.areas import Area, area, read_area
from articles.anchoring.canonical import RULE, CanonicalText, TextBlock, canonical
from articles.anchoring.carry import Carried, Status, carry
from articles.anchoring.finding import find_alike, find_exact
from articles.anchoring.segments import Segment, segments
from articles.anchoring.selectors import Passage, describe

__all__ = [
    "RULE",
    "Area",
    "CanonicalText",
    "Carried",
    "Passage",
    "Segment",
    "Status",
    "TextBlock",
    "area",
    "canonical",
    "carry",
    "describe",
    "find_alike",
    "find_exact",
    "read_area",
    "segments",
]
