"""Invent articles of words that stand in no newspaper; every word knows its number."""

import random
from dataclasses import dataclass
from itertools import count

NAMES = ("Orla Venn", "Tam Brockle", "Ines Quarrie", "Mayor Dunstane", "Pell Harrow", "Ada Moss")
PLACES = ("Saltmere", "Wick Lane", "Hob's Quay", "the Lower Weir", "Tarn Street", "Gannet Rock")
THINGS = (
    "ferry",
    "lamp",
    "granary",
    "bell tower",
    "tide mill",
    "signal box",
    "fish market",
    "weir",
)
DEEDS = ("repaired", "painted", "surveyed", "sold", "reopened", "flooded", "measured", "insured")
ENDS = (
    "before the autumn gales",
    "without a word to the council",
    "after a long and bitter quarrel over money",
    "while the whole quay looked on",
    "because nobody else would do it",
    "as the charter of the town demands",
)
SHAPES = (
    "{name} {deed} the {thing} at {place} {end}.",
    "The {thing} at {place} was {deed} in {year}, {name} said, {end}.",
    '"We {deed} the {thing} {end}," said {name}, who keeps the books of {place}.',
    "About {number} people walked from {place} to the {thing}, which was {deed} {end}.",
    "In {year} the {thing} cost {number} crowns; {place} paid, {end}.",
)
STRANGERS = (
    "Nobody at the harbour office answered the telephone on {number} attempts.",
    "The clerk promised a full account by the end of week {number}.",
    "Rain is likely through the coming days, with {number} millimetres on high ground.",
    "Readers sent in {number} letters on the matter.",
)


@dataclass(slots=True)
class Word:
    """A word with its punctuation; `number` is its place among the old words, if it had one."""

    text: str
    number: int | None = None
    kept: bool = True


Sentence = list[Word]


@dataclass(slots=True)
class Draft:
    """An article being edited: paragraphs of sentences of words, the headline first."""

    paragraphs: list[list[Sentence]]
    chance: random.Random

    def where(self, numbers: range) -> tuple[int, int] | None:
        """Return the paragraph and sentence that hold most of some words."""
        held = [
            (sum(word.number in numbers for word in sentence), -p, -s)
            for p, paragraph in enumerate(self.paragraphs)
            for s, sentence in enumerate(paragraph)
        ]
        most, p, s = max(held)
        return (-p, -s) if most else None

    def stranger(self) -> Sentence:
        """Write a sentence that was never in the old text."""
        return fresh(self.chance.choice(STRANGERS).format(number=self.chance.randint(2, 90)))

    def render(self) -> tuple[str, list[tuple[int, int, Word]]]:
        """Return the text, and start, end (code points) and word of all its words."""
        parts: list[str] = []
        places: list[tuple[int, int, Word]] = []
        at = 0
        for paragraph in self.paragraphs:
            for word in (word for sentence in paragraph for word in sentence):
                places.append((at, at + len(word.text), word))
                parts += word.text, " "
                at += len(word.text) + 1
            parts[-1] = "\n\n"
            at += 1
        return "".join(parts[:-1]), places


def fresh(text: str) -> Sentence:
    return [Word(text) for text in text.split()]


def article(chance: random.Random) -> Draft:
    """Write an article of a headline and a dozen paragraphs; every word is numbered."""
    paragraphs = [[fresh(f"{chance.choice(PLACES)} and its {chance.choice(THINGS)}")]]
    for _ in range(chance.randint(8, 16)):
        paragraphs.append([fresh(_sentence(chance)) for _ in range(chance.choice((1, 1, 2, 3)))])
    numbers = count()
    for word in (word for paragraph in paragraphs for line in paragraph for word in line):
        word.number = next(numbers)
    return Draft(paragraphs, chance)


def _sentence(chance: random.Random) -> str:
    return chance.choice(SHAPES).format(
        name=chance.choice(NAMES),
        place=chance.choice(PLACES),
        thing=chance.choice(THINGS),
        deed=chance.choice(DEEDS),
        end=chance.choice(ENDS),
        year=chance.randint(1801, 1999),
        number=chance.randint(11, 9999),
    )
