"""Say which edited sentences are still the same sentence, and which only look like it."""

from rapidfuzz.distance import Indel, LCSseq

from articles.anchoring.order import Order
from articles.anchoring.pairs import Pairs

# Letters in common (0..1) from which a changed name is the same name, spelt otherwise.
SAME_NAME = 0.6
# A name may go with a few words; with more than this, the sentence may be about another.
FEW_WORDS = 8


def lookalikes(pairs: Pairs, order: Order) -> set[int]:
    """Return the old sentences whose partner is perhaps about somebody or something else.

    A name or figure differs and nothing else holds the sentence: such a pair is for a curator to
    judge. What stands beside it in the paragraph is as doubtful as itself.
    """
    home = _at_home(pairs, order)
    found = {
        here
        for here, there in pairs.edited()
        if here not in home and names_differ(pairs.old.words(here), pairs.new.words(there))
    }
    if found:
        for step in (-1, 1):
            for here in sorted(pairs.there, reverse=step > 0):
                if here not in home and here + step in found and pairs.linked(here, step):
                    found.add(here)
    return found


def _at_home(pairs: Pairs, order: Order) -> set[int]:
    """Return the old sentences that keep their place: they open the paragraph as before, or stand
    beside a sentence that does.
    """
    home: set[int] = set()
    for here in sorted(pairs.there):
        there = pairs.there[here]
        opens = pairs.old.opens(here) and pairs.new.opens(there)
        follows = here - 1 in home and pairs.beside(here, there, -1)
        if opens or (follows and (here in order or pairs.linked(here, -1))):
            home.add(here)
    for here in sorted(pairs.there, reverse=True):
        if here + 1 in home and pairs.linked(here, 1):
            home.add(here)
    return home


def names_differ(old: list[str], new: list[str]) -> bool:
    """Say whether a name or a figure was replaced or went with a whole clause, and not only plain
    words or the spelling.
    """
    low_old = low_new = 0
    for block in LCSseq.opcodes(old, new).as_matching_blocks():
        if _renamed(old[low_old : block.a], new[low_new : block.b]):
            return True
        low_old, low_new = block.a + block.size, block.b + block.size
    return False


def _renamed(gone: list[str], come: list[str]) -> bool:
    names = [word for word in gone + come if word[0].isupper() or word[0].isdigit()]
    if not names:
        return False
    if not (gone and come):
        return len(gone) > FEW_WORDS
    if any(word[0].isdigit() for word in names):
        return True
    return Indel.normalized_similarity(" ".join(gone), " ".join(come)) < SAME_NAME
