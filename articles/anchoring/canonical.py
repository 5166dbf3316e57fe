"""The one text of a revision that offsets count in, and the blocks that tile it."""

from collections.abc import Iterable
from dataclasses import dataclass

# The number of the rule below. A revision keeps the number it was written under: a new rule
# never moves the offsets of an old revision.
RULE = 1
SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block of the canonical text, in code points: start inclusive, end exclusive.

    `photo` is the position, from 1, of the photograph whose caption the block is.
    """

    kind: str
    start: int
    end: int
    photo: int | None = None


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """A whole text and its blocks, in order; only separators stand between them."""

    text: str
    blocks: tuple[TextBlock, ...]


def canonical(parts: Iterable[tuple[str, str, int | None]]) -> CanonicalText:
    """Join (kind, text, photo) parts into one text: empty parts left out, two line feeds between.

    The parts' own characters are kept as they were captured: no normalisation, no changed quotes.
    """
    blocks: list[TextBlock] = []
    texts: list[str] = []
    at = 0
    for kind, text, photo in parts:
        if not text:
            continue
        blocks.append(TextBlock(kind, at, at + len(text), photo))
        texts.append(text)
        at += len(text) + len(SEPARATOR)
    return CanonicalText(SEPARATOR.join(texts), tuple(blocks))
