"""What stands before the text of a Markdown file: the part of YAML that people use, or TOML."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from articles.parsing.page import UnknownFormat

_LONGEST = 65_536
_KEY = re.compile(
    r"(?P<indent> {0,20})(?P<key>[\w./ -]{1,80}?|\"[^\"\n]{1,80}\") ?:(?: (?P<value>.*))?"
)
_ENTRY = re.compile(r"(?P<indent> {0,20})- (?P<value>.*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ENDS = re.compile(r"\r\n?")
_BLOCK = re.compile(r"[|>][+-]?[0-9]?")


@dataclass(frozen=True, slots=True)
class Parts:
    """A document cut in two; `mark` is the line that stands around its front matter."""

    mark: str
    front: str
    body: str


def cut(text: str) -> Parts | None:
    """Cut the front matter off; None when there is none, or it has no end."""
    text = _ENDS.sub("\n", text).lstrip("\ufeff\n ")
    mark = text[:3]
    first, _, rest = text.partition("\n")
    if mark not in ("---", "+++") or first.strip() != mark:
        return None
    end = re.compile(rf"^{re.escape(mark)}[ \t]*$", re.MULTILINE).search(rest, 0, _LONGEST)
    return Parts(mark, rest[: end.start()], rest[end.end() :]) if end else None


def read_front(parts: Parts) -> dict[str, Any]:
    """Read the front matter: texts, lists of texts, and one level of names below a name."""
    if parts.mark == "---":
        return _Yaml(parts.front).read()
    try:
        return {name: _as_written(value) for name, value in tomllib.loads(parts.front).items()}
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        raise UnknownFormat(f"The front matter is no TOML: {str(trouble)[:120]}.") from trouble


def _as_written(value: Any, deepest: int = 3) -> Any:
    if isinstance(value, list) and deepest:
        return [_as_written(each, deepest - 1) for each in value]
    if isinstance(value, dict) and deepest:
        return {str(name): _as_written(each, deepest - 1) for name, each in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


class _Yaml:
    """Reads lines of YAML one after the other; what it does not know is passed over."""

    def __init__(self, front: str) -> None:
        self.lines = front.split("\n")
        self.place = 0

    def read(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while self.place < len(self.lines):
            match = _KEY.fullmatch(self.lines[self.place])
            self.place += 1
            if match and not match["indent"]:
                found[match["key"].strip('" ')] = self._value((match["value"] or "").strip())
        return found

    def _value(self, written: str) -> Any:
        if _BLOCK.fullmatch(written):
            return (" " if written[0] == ">" else "\n").join(self._indented())
        if written and not written.startswith("#"):
            return _scalar(written)
        entries, names = [], {}
        for line in self._below():
            entry, name = _ENTRY.fullmatch(line), _KEY.fullmatch(line)
            if entry:
                entries.append(_scalar(entry["value"].strip()))
            elif name and name["indent"]:
                names[name["key"].strip('" ')] = _scalar((name["value"] or "").strip())
        return entries or names or ""

    def _below(self) -> list[str]:
        """The lines that belong to the name above: entries of a list, or names further in."""
        start = self.place
        while self.place < len(self.lines) and self._belongs(self.lines[self.place]):
            self.place += 1
        return self.lines[start : self.place]

    def _belongs(self, line: str) -> bool:
        return not line.strip() or line[0] in " \t" or line.startswith("- ")

    def _indented(self) -> list[str]:
        return [line.strip() for line in self._below()]


def _scalar(written: str) -> Any:
    """Read a text as YAML writes it: bare, in quotation marks, or several in brackets."""
    if written[:1] == '"' and written.count('"') > 1:
        quoted = written[: written.rindex('"') + 1]
        return _loaded(quoted, quoted.strip('"'))
    if written[:1] == "'" and written.count("'") > 1:
        return written[1 : written.rindex("'")].replace("''", "'")
    if written[:1] == "[" and written[-1:] == "]" and written[:2] != "[[":
        pieces = _loaded(written, written[1:-1].split(","))
        listed = pieces if isinstance(pieces, list) else [pieces]
        return [str(piece).strip(" '\"") for piece in listed]
    return _COMMENT.sub("", written).strip()


def _loaded(written: str, otherwise: Any) -> Any:
    try:
        return json.loads(written, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return otherwise
