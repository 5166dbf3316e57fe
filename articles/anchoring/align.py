"""Pair two texts once: equal sentences, moved sentences, like sentences, words."""

from dataclasses import dataclass

from articles.anchoring.copies import doubtful, part_short_strays, standfirsts, yield_to_edited
from articles.anchoring.equal import pair_equal
from articles.anchoring.fold import Folded, fold
from articles.anchoring.like import Like, likes, pair_like
from articles.anchoring.order import Order, order
from articles.anchoring.pairs import Pairs
from articles.anchoring.tokens import sentences
from articles.anchoring.trust import lookalikes
from articles.anchoring.twins import tell_apart
from articles.anchoring.words import WordPairs, pair_words


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts and all that is known of which part is which.

    `suspects` are old sentences whose partner may be another sentence: nothing is placed there.
    """

    old: Folded
    new: Folded
    pairs: Pairs
    order: Order
    words: WordPairs
    suspects: set[int]


def align(old: str, new: str) -> Alignment:
    """Align two texts, from what is surest to what is least sure."""
    folded_old, folded_new = fold(old), fold(new)
    pairs = Pairs(sentences(folded_old.text), sentences(folded_new.text))
    pair_equal(pairs)
    found = _pair_edited(pairs)
    doubted = tell_apart(pairs, order(pairs), found)
    kept = order(pairs)
    suspects = doubted | lookalikes(pairs, kept) | standfirsts(pairs, kept)
    return Alignment(folded_old, folded_new, pairs, kept, pair_words(pairs, kept), suspects)


def _pair_edited(pairs: Pairs) -> list[Like]:
    kept = order(pairs)
    part_short_strays(pairs, kept)
    doubted = doubtful(pairs, kept)
    found = likes(pairs, kept, sorted([*pairs.free_old(), *doubted]))
    copies = yield_to_edited(pairs, kept, found, doubted)
    pair_like(pairs, found, barred=copies)
    return found
