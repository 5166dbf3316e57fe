"""Find the places where quoted words stand in a text."""

import re

from articles.anchoring.selectors import Passage, describe


def find_exact(text: str, quote: str) -> list[Passage]:
    """Return every place where the quote stands, overlapping ones too.

    Spaces, tabs and line breaks of any length are equal, since people paste quotes: everything
    else must be the same character. An empty quote stands nowhere.
    """
    words = quote.split()
    if not words:
        return []
    # Each \s+ is followed by a fixed word that starts with no space: matching stays linear.
    pattern = re.compile(r"(?=(" + r"\s+".join(map(re.escape, words)) + r"))")
    return [describe(text, *found.span(1)) for found in pattern.finditer(text)]
