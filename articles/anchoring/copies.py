"""Tell a sentence from its copy: the same words put in earlier are no answer."""

from rapidfuzz import fuzz

from articles.anchoring.like import Like
from articles.anchoring.order import Order
from articles.anchoring.pairs import Pairs

# An edited sentence must be this much like the old one to have the better claim than a copy.
CLAIM = 0.6
# Letters in common (0..100) with the free sentence that follows, from which one is a copy.
TWIN = 60
# Equal sentences as short as this, in letters, say little when they stand out of place.
SHORT = 12


def part_short_strays(pairs: Pairs, order: Order) -> None:
    """Take apart the pairs of short sentences that are out of order and beside nothing known."""
    for here, there in list(pairs.there.items()):
        short = len(pairs.old.lines[here]) < SHORT
        if short and here not in order and not pairs.neighbours(here, there):
            pairs.part(here)


def doubtful(pairs: Pairs, order: Order) -> set[int]:
    """Return the old sentences whose equal may be a copy: out of place, or with a twin after it."""
    return {
        here
        for here, there in pairs.there.items()
        if here not in order or not pairs.neighbours(here, there) or _has_twin(pairs, there)
    }


def _has_twin(pairs: Pairs, there: int) -> bool:
    after = there + 1
    if after >= len(pairs.new) or after in pairs.back:
        return False
    return fuzz.ratio(pairs.new.lines[there], pairs.new.lines[after]) > TWIN


def yield_to_edited(pairs: Pairs, order: Order, found: list[Like], doubted: set[int]) -> set[int]:
    """Pair a doubtful sentence with an edited one that stands better; return the copies."""
    owned = {like.there for like in found if like.here not in doubted and like.score >= CLAIM}
    best: dict[int, tuple[int, int]] = {}
    for like in found:
        if like.here in doubted and like.score >= CLAIM and like.there not in owned:
            claim = _claim(pairs, order, like.here, like.there)
            best[like.here] = max(claim, best.get(like.here, claim))
    copies: set[int] = set()
    for here, claim in best.items():
        copy, edited = pairs.there[here], claim[1]
        if edited not in pairs.back and claim > _claim(pairs, order, here, copy):
            pairs.part(here)
            pairs.join(here, edited)
            copies.add(copy)
    return copies


def _claim(pairs: Pairs, order: Order, here: int, there: int) -> tuple[int, int]:
    """Weigh a place: in order, then beside known sentences, then later in the text."""
    return 2 * order.fits(here, there) + pairs.neighbours(here, there), there


def standfirsts(pairs: Pairs, order: Order) -> set[int]:
    """Return the old sentences of which perhaps only a copy at the head of the text is left.

    It stands alone before all that kept its order, and was torn from its paragraph or from a
    place where other words stand now.
    """
    head = next((there for there in order.there if there), 0)
    return {
        here
        for here, there in pairs.there.items()
        if there < head
        and here not in order
        and pairs.new.opens(there)
        and pairs.new.closes(there)
        and _was_torn_out(pairs, order, here)
    }


def _was_torn_out(pairs: Pairs, order: Order, here: int) -> bool:
    low, high = order.gap(here)
    return high - low > 1 or not (pairs.old.opens(here) and pairs.old.closes(here))
