"""Which sentence of the old text is which of the new one.

In this room `here` is the number of an old sentence and `there` the number of a new one.
"""

from dataclasses import dataclass, field

from articles.anchoring.tokens import Sentences

NOWHERE = -9


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of sentences; no sentence is in two pairs, so nothing can be taken twice."""

    old: Sentences
    new: Sentences
    there: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)

    def join(self, here: int, there: int) -> bool:
        """Pair two sentences when both are free; say whether they were."""
        if here in self.there or there in self.back:
            return False
        self.there[here] = there
        self.back[there] = here
        return True

    def part(self, here: int) -> None:
        """Take a pair apart."""
        del self.back[self.there.pop(here)]

    def join_anew(self, here: int, there: int) -> None:
        """Pair two sentences and part them from what they were paired with."""
        if self.there.get(here) == there:
            return
        if here in self.there:
            self.part(here)
        if there in self.back:
            self.part(self.back[there])
        self.join(here, there)

    def equal(self, here: int, there: int) -> bool:
        """Say whether two sentences have the same words."""
        return self.old.lines[here] == self.new.lines[there]

    def edited(self) -> list[tuple[int, int]]:
        """Return the pairs whose words differ."""
        return [pair for pair in self.there.items() if not self.equal(*pair)]

    def free_old(self) -> list[int]:
        """Return the old sentences without a partner."""
        return [here for here in range(len(self.old)) if here not in self.there]

    def free_new(self) -> list[int]:
        """Return the new sentences without a partner."""
        return [there for there in range(len(self.new)) if there not in self.back]

    def beside(self, here: int, there: int, step: int) -> bool:
        """Say whether the sentences one step before (-1) or after (1) are a pair."""
        return self.there.get(here + step, NOWHERE) == there + step

    def neighbours(self, here: int, there: int) -> int:
        """Count on how many sides of two sentences the next ones are a pair."""
        return self.beside(here, there, -1) + self.beside(here, there, 1)

    def linked(self, here: int, step: int) -> bool:
        """Say whether a pair and the pair one step off share their paragraph in both texts."""
        there = self.there[here]
        return (
            self.beside(here, there, step)
            and self.old.paragraphs[here + step] == self.old.paragraphs[here]
            and self.new.paragraphs[there + step] == self.new.paragraphs[there]
        )
