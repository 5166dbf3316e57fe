"""Values of JSON made plain: every number as it is written, every text in a list of texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from articles.parsing.markup.trees import squeezed
from articles.parsing.page import PageWarning, UnknownFormat

# Under these keys an object tells what it is called, the most telling first.
_NAMES = ("name", "value", "title", "text", "headline", "literal", "#text", "label", "url", "href")
_DEEPEST = 4

Record = Mapping[str, Any]


class Reader:
    """Reads JSON; keeps what was odd about it, to warn of."""

    def __init__(self) -> None:
        self.repeated: str | None = None

    def read(self, text: str) -> Any:
        """Read one value. Raises ValueError, and RecursionError for what is nested too deep."""
        return json.loads(
            text,
            parse_float=str,
            parse_int=str,
            parse_constant=_nothing,
            object_pairs_hook=self._pairs,
        )

    def warnings(self) -> Iterator[PageWarning]:
        """Say what was odd."""
        if self.repeated is not None:
            yield PageWarning(
                "key-repeated",
                f"The key {squeezed(self.repeated)[:60]} stands twice in one object; "
                "the last one counts.",
            )

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs) and self.repeated is None:
            names = [name for name, _ in pairs]
            self.repeated = next(name for name in names if names.count(name) > 1)
        return made


def _nothing(constant: str) -> None:
    """Neither NaN nor Infinity tells anything."""


def refuse_deep(value: Any, deepest: int) -> None:
    """Raise UnknownFormat for a value nested deeper than allowed."""
    level: list[Any] = [value]
    for _ in range(deepest + 1):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise UnknownFormat(f"The JSON is nested more than {deepest} deep.")


def _inside(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [each for each in inner if isinstance(each, dict | list)]


def texts_of(value: Any, deepest: int = _DEEPEST) -> list[str]:
    """Every text that a value tells: of an object, what it is called."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if deepest and isinstance(value, list):
        return [text for each in value for text in texts_of(each, deepest - 1)]
    if deepest and isinstance(value, dict):
        named = (texts_of(value[name], deepest - 1) for name in _NAMES if name in value)
        return next((texts for texts in named if texts), [])
    return []


def text_of(value: Any) -> str:
    """The first text that a value tells, or nothing."""
    return next(iter(texts_of(value)), "")


def objects_of(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, or the one that a value is."""
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, dict)]
