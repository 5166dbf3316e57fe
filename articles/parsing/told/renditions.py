"""Which of several versions of a picture is the best: the names that the IPTC's formats use."""

from __future__ import annotations

from articles.parsing.wording import folded

_BEST = ("original", "highres", "hires", "web", "preview", "thumbnail", "thumb")


def rank(name: str) -> int:
    """The place of a version among others, the best first; one that is not known is in between."""
    key = folded(name)
    return next((place for place, known in enumerate(_BEST) if known in key), len(_BEST) // 2)
