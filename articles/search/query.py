"""What a reader typed → a small tree. Pure; every text has a meaning, none is an error.

Words are AND. `"a phrase"`, `-without`, `this OR that` (it binds nearest), parentheses, `word*`,
and the fields title: caption: source: tag: note:.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from articles.search.tree import Leftover, Node, Not, Query, Term, Where, all_of, any_of
from articles.search.words import LONGEST_PHRASE, is_cjk, plain, spell, trimmed, trimmed_start

LONGEST_QUERY = 2000  # characters
LONGEST_ECHO = 80
MOST_TERMS = 32
MOST_NAMED = 8  # things that could not be used
DEEPEST = 8  # parentheses inside parentheses
SHORTEST_BEGINNING = 3  # letters before a star

_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»″＂〝〞", '"') | {"（": "(", "）": ")", "：": ":"})
_PIECE = re.compile(r'\s+|[()]|"[^"]*"?|[^\s"()]+')
_FIELD = re.compile(r"(?i:(title|caption|source|tag|note)):")
_CONNECTING = ("AND", "OR", "NOT")
_DASHES = "-‐‑‒–—−"
_JUNK = re.compile(rf"\A[^\w{re.escape(_DASHES)}]+")


@dataclass(slots=True)
class _Level:
    """What stands between one pair of parentheses, while it is read."""

    is_not: bool = False
    where: Where = Where.ANYWHERE
    parts: list[Node] = field(default_factory=list)
    has_or: bool = False
    start: int = 0


def parse(typed: str) -> Query:
    """Read what was typed."""
    return _Reading(typed).query()


class _Reading:
    """One pass over the pieces of what was typed."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.leftovers: list[Leftover] = []
        self.levels = [_Level()]
        self.terms = self.too_many = self.too_deep = 0
        self.first_too_many = 0
        # What a dash, NOT or a field has said of the term that comes next.
        self.is_not = self.is_not_word = False
        self.where: Where | None = None
        self.mark_start = 0

    def query(self) -> Query:
        """Read all pieces."""
        text = self._short_enough()
        for match in _PIECE.finditer(text):
            self._read(match[0], match.start())
        self._drop_marks("Nothing follows it.")
        while len(self.levels) > 1:
            self._close()
        self._drop_or(self.levels[0])
        if self.too_many:
            more = self.too_many + len(self.typed[len(text) :].split())
            said = f"A search holds {MOST_TERMS} words; {more:,} more were left out."
            self._leave(text[self.first_too_many :], said, self.first_too_many)
        return Query(self.typed, all_of(self.levels[0].parts), self._named())

    def _named(self) -> tuple[Leftover, ...]:
        """Return what was left out, each thing once, and no more of them than can be read."""
        each = list(dict.fromkeys(self.leftovers))
        if len(each) <= MOST_NAMED:
            return tuple(each)
        rest = each[MOST_NAMED - 1 :]
        more = Leftover("…", f"{len(rest):,} more could not be used.", rest[0].start)
        return (*each[: MOST_NAMED - 1], more)

    def _short_enough(self) -> str:
        text = self.typed.translate(_STRAIGHT)
        if len(text) <= LONGEST_QUERY:
            return text
        cut = max(text.rfind(" ", 0, LONGEST_QUERY), 0) or LONGEST_QUERY
        reason = f"Only the first {cut:,} characters of a search are read."
        self._leave(text[cut:], reason, cut)
        return text[:cut]

    def _read(self, piece: str, start: int) -> None:
        if piece.isspace():
            if self.is_not and self.where is None:
                self._drop_marks("A dash means “without” when it touches a word.")
        elif piece == "(":
            self._open(start)
        elif piece == ")":
            self._drop_marks("Nothing follows it.")
            self._close() if len(self.levels) > 1 else self._unopened(start)
        elif piece[0] == '"':
            self._read_quoted(piece, start)
        else:
            self._read_word(piece, start)

    def _read_quoted(self, piece: str, start: int) -> None:
        if len(piece) > 1 and piece[-1] == '"':
            self._add(piece[1:-1], start, start + len(piece), is_phrase=True)
            return
        self._leave('"', "A quotation mark without its pair.", start)
        for match in _PIECE.finditer(self.typed.translate(_STRAIGHT)[:LONGEST_QUERY], start + 1):
            if match.end() > start + len(piece):
                break
            self._read(match[0], match.start())

    def _read_word(self, piece: str, start: int) -> None:
        rest = piece
        if rest.startswith("*") and self._lengthens_a_phrase(start):
            return
        rest = _JUNK.sub("", rest)
        if rest[:1] and rest[0] in _DASHES:
            self.is_not, self.mark_start = not self.is_not, start
            rest = trimmed_start(rest)
        if match := _FIELD.match(rest):
            self.where, self.mark_start = Where(match[1].lower()), start
            rest = rest[match.end() :]
        elif self._is_free() and (word := trimmed(rest)) in _CONNECTING and "*" not in rest:
            self._connect(word, start)
            return
        if rest:
            self._add(rest, start, start + len(piece))
        elif self._is_free():
            self._leave(piece, "It holds no letter or digit.", start)

    def _is_free(self) -> bool:
        """Tell whether neither a dash nor a field stands before what comes next."""
        return not self.is_not and self.where is None

    def _lengthens_a_phrase(self, start: int) -> bool:
        """Take the star of `"evil spir"*`."""
        parts = self.levels[-1].parts
        last = parts[-1] if parts else None
        if not isinstance(last, Term) or not last.is_phrase or last.end != start:
            return False
        parts[-1] = replace(last, is_beginning=_is_long_enough(last.text))
        return True

    def _connect(self, word: str, start: int) -> None:
        level = self.levels[-1]
        if word == "NOT":
            self.is_not = self.is_not_word = True
            self.mark_start = start
        elif not level.parts:
            self._leave(word, f"{word} stands between two words.", start)
        elif word == "OR":
            level.has_or, level.start = True, start

    def _add(self, text: str, start: int, end: int, is_phrase: bool = False) -> None:
        is_beginning = text.rstrip().endswith("*")
        text = trimmed(text.replace("*", " "))
        if not spell(text).tokens:
            self._leave(self.typed[start:end], "It holds no letter or digit.", start)
            self._forget_marks()
            return
        if len(spell(text).tokens) > LONGEST_PHRASE:
            reason = f"Of a phrase only the first {LONGEST_PHRASE} words are compared."
            self._leave(text, reason, start)
        self.terms += 1
        if self.terms > MOST_TERMS:
            self.too_many += 1
            self.first_too_many = self.first_too_many or start
            self._forget_marks()
            return
        if is_beginning and not _is_long_enough(text):
            self._leave(f"{text}*", "Too short for a star: searched as a word.", start)
            is_beginning = False
        where = self.where or self.levels[-1].where
        # A word such as OR can only be written in quotation marks.
        is_phrase = is_phrase or " " in text or text in _CONNECTING
        self._put(Term(text, where, is_phrase, is_beginning, start, end), self.is_not)

    def _put(self, node: Node, is_not: bool) -> None:
        self._forget_marks()
        level = self.levels[-1]
        if is_not:
            node = node.part if isinstance(node, Not) else Not(node)
        if level.has_or:
            level.has_or = False
            level.parts[-1] = any_of([level.parts[-1], node])
        else:
            level.parts.append(node)

    def _open(self, start: int) -> None:
        if len(self.levels) > DEEPEST:
            self.too_deep += 1
            self._leave("(", "Too many parentheses inside each other.", start)
            return
        where = self.where or self.levels[-1].where
        self.levels.append(_Level(self.is_not, where, start=start))
        self._forget_marks()

    def _close(self) -> None:
        level = self.levels.pop()
        self._drop_or(level)
        if node := all_of(level.parts):
            self._put(node, level.is_not)
        else:
            self._leave("( )", "Nothing to search for stands inside.", level.start)

    def _unopened(self, start: int) -> None:
        if self.too_deep:
            self.too_deep -= 1
        else:
            self._leave(")", "A parenthesis without its pair.", start)

    def _drop_or(self, level: _Level) -> None:
        if level.has_or:
            self._leave("OR", "OR stands between two words.", level.start)

    def _drop_marks(self, reason: str) -> None:
        """Name a dash or field that nothing follows."""
        if self.is_not_word and reason.startswith("A dash"):
            return
        if self.is_not or self.where is not None:
            word = "NOT" if self.is_not_word else "-" if self.is_not else ""
            named = f"{self.where}:" if self.where is not None else ""
            self._leave(word + named, reason, self.mark_start)
        self._forget_marks()

    def _forget_marks(self) -> None:
        self.is_not = self.is_not_word = False
        self.where = None
        self.mark_start = 0

    def _leave(self, text: str, reason: str, start: int) -> None:
        self.leftovers.append(Leftover(plain(text)[:LONGEST_ECHO], reason, start))


def _is_long_enough(text: str) -> bool:
    last = spell(text).tokens[-1]
    return len(last) >= SHORTEST_BEGINNING or is_cjk(last)
