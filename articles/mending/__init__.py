"""Curators mend what was read wrongly: each mending one transaction, kept with who and when."""

from articles.mending.correcting import StaleArticle, correct
from articles.mending.crediting import Claim, correct_photo, correct_sources, move_credit

__all__ = [
    "Claim",
    "StaleArticle",
    "correct",
    "correct_photo",
    "correct_sources",
    "move_credit",
]
