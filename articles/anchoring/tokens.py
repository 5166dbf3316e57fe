"""Cut a folded text into sentences, and a sentence into words."""

import re
from dataclasses import dataclass, field
from itertools import accumulate

# Languages written without spaces: each sign is a word of its own.
SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[^\W{SIGNS}]+|\S")
TITLES = ("Mr|Ms|Dr|St|Lt|Jr", "Mrs|Sen|Gov|Rep|Gen|Col", "Prof")
ABBREVIATED = "".join(rf"(?<!\b(?:{titles})\.)" for titles in TITLES)
# The white space between two sentences: a blank line; what follows a full stop and its closing
# quotes, unless it ends a title or an initial; nothing at all in Chinese and Japanese. That all
# begins with one set of signs lets the search leap from one to the next.
BREAK = re.compile(
    r"[.!?。\n](?:(?<=\n)[^\S\n]*\n\s*"
    rf"|(?<=[.!?])(?<!\b[A-Z]\.){ABBREVIATED}[\"')\]]*(\s+)"
    rf"|(?<=[。!?])[\"')\]」』]*()(?=[{SIGNS}]))"
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a folded text: where they stand, their words in one line, their paragraph.

    Places are code points of the folded text, start inclusive, end exclusive.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    _words: dict[int, list[str]] = field(default_factory=dict)
    _signs: dict[int, list[int]] = field(default_factory=dict)
    _weights: dict[int, list[int]] = field(default_factory=dict)
    _spans: dict[int, tuple[list[int], list[int]]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    def opens(self, number: int) -> bool:
        """Say whether a sentence is the first of its paragraph."""
        return number == 0 or self.paragraphs[number] != self.paragraphs[number - 1]

    def closes(self, number: int) -> bool:
        """Say whether a sentence is the last of its paragraph."""
        return number + 1 == len(self.lines) or self.opens(number + 1)

    def words(self, number: int) -> list[str]:
        """Return the words and the punctuation marks of a sentence."""
        if number not in self._words:
            self._words[number] = WORD.findall(self.lines[number])
        return self._words[number]

    def word_places(self, number: int) -> tuple[list[int], list[int]]:
        """Return where the words of a sentence start and end."""
        if number not in self._spans:
            found = list(WORD.finditer(self.text, self.starts[number], self.ends[number]))
            self._spans[number] = [word.start() for word in found], [word.end() for word in found]
        return self._spans[number]

    def weights(self, number: int) -> list[int]:
        """Return what the words of a sentence weigh, in letters, summed up: one sum more."""
        if number not in self._weights:
            self._weights[number] = list(accumulate(map(len, self.words(number)), initial=0))
        return self._weights[number]

    def signs(self, number: int) -> list[int]:
        """Return where the signs of a sentence stand that are not white space."""
        if number not in self._signs:
            places = range(self.starts[number], self.ends[number])
            self._signs[number] = [at for at in places if not self.text[at].isspace()]
        return self._signs[number]

    def add(self, start: int, end: int, paragraph: int) -> None:
        """Add a stretch of the text that does not begin with white space, unless it is empty."""
        line = self.text[start:end].rstrip()
        if line:
            self.starts.append(start)
            self.ends.append(start + len(line))
            plain = "  " not in line and line.isprintable()
            self.lines.append(line if plain else " ".join(line.split()))
            self.paragraphs.append(paragraph)


def sentences(text: str) -> Sentences:
    """Cut a folded text at blank lines and after full stops; white space is in no sentence."""
    found = Sentences(text)
    paragraph = 0
    start = len(text) - len(text.lstrip())
    for gap in BREAK.finditer(text):
        low, high = gap.span(gap.lastindex or 0)
        found.add(start, low, paragraph)
        start = high
        if text.count("\n", low, high) > 1:
            paragraph += 1
    found.add(start, len(text), paragraph)
    return found
