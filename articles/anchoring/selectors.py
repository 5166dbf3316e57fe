"""Describe a span of a text as W3C Web Annotation selectors do."""

from dataclasses import dataclass

# Enough context to tell two equal quotes apart, as web annotation clients keep (32 characters).
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Passage:
    """A span in code points with the words it covers and the words around it.

    TextPositionSelector (start, end) and TextQuoteSelector (exact, prefix, suffix) of the
    W3C Web Annotation Data Model, sections 4.2.4 and 4.2.5.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def describe(text: str, start: int, end: int) -> Passage:
    """Describe text[start:end]. Raises ValueError when the span is empty or leaves the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"The span {start} to {end} is not inside the text of {len(text)}.")
    return Passage(
        start,
        end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
