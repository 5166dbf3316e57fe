"""Make revised articles of invented words, with the true new place of every passage.

Every word of the old text carries its number. Edits move words, drop them, or put others in their
place that inherit the number, so where a passage stands afterwards is read off, never guessed.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tests.anchoring.inventing import Draft, Sentence, Word, article, fresh

OTHERS = ("Brannoch", "Zillah", "Castermouth", "Fenwright")
EDGES = ("allegedly", "Lately", "townsfolk", "Elsewhere")
CLAUSES = ("so the log says", "to nobody's surprise", "by every account we have")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the old text; `there` is its place in the new one, None when it is gone.

    A passage of which so much is left that either answer is fair has `scored` False.
    """

    start: int
    end: int
    fate: str
    there: tuple[int, int] | None
    scored: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """An old text, its revision, and passages with their true places."""

    old: str
    new: str
    passages: list[Passage] = field(default_factory=list)


Edit = Callable[[Draft, range], bool]


def leave(draft: Draft, numbers: range) -> bool:
    return True


def _swap(draft: Draft, numbers: range, wanted: Callable[[Sentence], list[int]], new: str) -> bool:
    """Put another word in place of one that the passage holds; it inherits the number."""
    place = draft.where(numbers)
    if place is None:
        return False
    sentence = draft.paragraphs[place[0]][place[1]]
    inside = [at for at, word in enumerate(sentence) if word.number in numbers]
    chosen = [at for at in wanted([sentence[at] for at in inside]) if len(inside) > 1]
    if not chosen:
        return False
    at = inside[draft.chance.choice(chosen)]
    mark = re.search(r"\W*$", sentence[at].text)[0]
    sentence[at] = Word(new + mark, sentence[at].number, kept=False)
    return True


def replace_word(draft: Draft, numbers: range) -> bool:
    return _swap(draft, numbers, lambda words: list(range(1, len(words) - 1)), "otherwise")


def replace_edge_word(draft: Draft, numbers: range) -> bool:
    edges = draft.chance.choice(EDGES)
    return _swap(draft, numbers, lambda words: [0, len(words) - 1] if len(words) > 4 else [], edges)


def change_number(draft: Draft, numbers: range) -> bool:
    figure = str(draft.chance.randint(10, 9999))
    return _swap(
        draft, numbers, lambda words: [at for at, w in enumerate(words) if w.text.isdigit()], figure
    )


def mend_typo(draft: Draft, numbers: range) -> bool:
    place = draft.where(numbers)
    words = place and [w for w in draft.paragraphs[place[0]][place[1]] if w.number in numbers]
    long = [word for word in words or [] if len(word.text) > 5]
    for word in long[:1]:
        word.text = word.text[:2] + word.text[3] + word.text[2] + word.text[4:]
    return bool(long)


def put_in_clause(draft: Draft, numbers: range) -> bool:
    place = draft.where(numbers)
    if place is None:
        return False
    sentence = draft.paragraphs[place[0]][place[1]]
    inside = [at for at, word in enumerate(sentence) if word.number in numbers][1:]
    for at in inside[:1]:
        sentence[at:at] = fresh(draft.chance.choice(CLAUSES))
    return bool(inside)


def move_sentence(draft: Draft, numbers: range) -> bool:
    return _move(draft, numbers, whole=False)


def move_paragraph(draft: Draft, numbers: range) -> bool:
    return _move(draft, numbers, whole=True)


def _move(draft: Draft, numbers: range, *, whole: bool) -> bool:
    place = draft.where(numbers)
    if place is None or place[0] == 0:
        return False
    far = [p for p in range(1, len(draft.paragraphs)) if abs(p - place[0]) > 2]
    if whole:
        draft.paragraphs.insert(draft.chance.choice(far), draft.paragraphs.pop(place[0]))
        return True
    draft.paragraphs[draft.chance.choice(far)].append(_take_out(draft, place))
    return True


def _take_out(draft: Draft, place: tuple[int, int]) -> Sentence:
    sentence = draft.paragraphs[place[0]].pop(place[1])
    draft.paragraphs[:] = [paragraph for paragraph in draft.paragraphs if paragraph]
    return sentence


def delete_paragraph(draft: Draft, numbers: range) -> bool:
    place = draft.where(numbers)
    if place is None or place[0] == 0:
        return False
    del draft.paragraphs[place[0]]
    return True


def rewrite_sentence(draft: Draft, numbers: range) -> bool:
    place = draft.where(numbers)
    if place is not None:
        draft.paragraphs[place[0]][place[1]] = draft.stranger()
    return place is not None


def split_paragraph(draft: Draft, numbers: range) -> bool:
    place = draft.where(numbers)
    if place is None or place[1] == 0:
        return False
    paragraph = draft.paragraphs[place[0]]
    draft.paragraphs[place[0] : place[0] + 1] = [paragraph[: place[1]], paragraph[place[1] :]]
    return True


def copy_earlier(draft: Draft, numbers: range) -> bool:
    place = draft.where(numbers)
    if place is None or place[0] == 0:
        return False
    copied = [Word(word.text) for word in draft.paragraphs[place[0]][place[1]]]
    draft.paragraphs.insert(1, [copied])
    return True


def leave_a_lookalike(draft: Draft, numbers: range) -> bool:
    """Delete the sentence; one about somebody else, much like it, comes in elsewhere."""
    place = draft.where(numbers)
    if place is None or place[0] == 0:
        return False
    words = [word.text for word in _take_out(draft, place)]
    named = [at for at, text in enumerate(words) if text[0].isupper() or text[0].isdigit()]
    words[draft.chance.choice(named)] = draft.chance.choice(OTHERS)
    other = [draft.stranger(), fresh(" ".join(words))]
    draft.paragraphs.insert(draft.chance.randrange(1, len(draft.paragraphs)), other)
    return True


EDITS: dict[Edit, int] = {
    leave: 8,
    replace_word: 4,
    replace_edge_word: 3,
    change_number: 4,
    mend_typo: 4,
    put_in_clause: 3,
    move_sentence: 2,
    move_paragraph: 2,
    delete_paragraph: 2,
    rewrite_sentence: 3,
    split_paragraph: 2,
    copy_earlier: 2,
    leave_a_lookalike: 2,
}
CURLED = str.maketrans({"'": "’", '"': "”"})


def _dress(draft: Draft) -> None:
    """Change the whole page: quotes curled, soft hyphens, spaces, an inserted paragraph."""
    words = [word for paragraph in draft.paragraphs for line in paragraph for word in line]
    curl, hyphens = draft.chance.random() < 0.3, draft.chance.random() < 0.1
    for word in words:
        text = word.text.translate(CURLED) if curl else word.text
        word.text = text[:3] + "\u00ad" + text[3:] if hyphens and len(text) > 8 else text
    if draft.chance.random() < 0.5:
        at = draft.chance.randrange(1, len(draft.paragraphs))
        draft.paragraphs.insert(at, [draft.stranger(), draft.stranger()])


def _picked(draft: Draft) -> Iterator[range]:
    """Yield passages as runs of numbers: short, a phrase, a sentence, two sentences."""
    lines = [line for paragraph in draft.paragraphs[1:] for line in paragraph]
    for first, second in draft.chance.sample(list(pairwise(lines)), 6):
        start, end = first[0].number, first[-1].number + 1
        kind = draft.chance.choice(("short", "phrase", "phrase", "sentence", "two"))
        length = {"short": 3, "phrase": 7}.get(kind, end - start)
        low = draft.chance.randrange(start, max(start, end - length) + 1)
        yield range(low, second[-1].number + 1 if kind == "two" else min(end, low + length))


def _truth(places: list[tuple[int, int, Word]], numbers: range) -> tuple[tuple | None, bool]:
    """Read the passage's place off its words; say whether the answer is clear enough to score."""
    held = [place for place in places if place[2].number in numbers]
    share = sum(place[2].kept for place in held) / len(numbers)
    apart = any(after[0] - before[1] > 60 for before, after in pairwise(held))
    if share <= 0.25:
        return None, not held or share > 0
    return (held[0][0], held[-1][1]), share >= 0.6 and not apart


def revision(seed: int) -> Revision:
    """Write an article and revise it; the same seed gives the same revision."""
    draft = article(random.Random(seed))
    old, old_places = draft.render()
    old_places = [(start, end, replace(word)) for start, end, word in old_places]
    fates: list[tuple[range, str]] = []
    for numbers in list(_picked(draft)):
        edits = draft.chance.choices(list(EDITS), list(EDITS.values()), k=4)
        done = next((edit.__name__ for edit in edits if edit(draft, numbers)), "leave")
        fates.append((numbers, done))
    _dress(draft)
    new, new_places = draft.render()
    passages = []
    for numbers, fate in fates:
        there, scored = _truth(new_places, numbers)
        start, end = old_places[numbers.start][0], old_places[numbers.stop - 1][1]
        passages.append(Passage(start, end, fate, there, scored))
    return Revision(old, new, passages)
