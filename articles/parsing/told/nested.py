"""Values that stand deeper in a record, under the path by which a person names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_MOST = 200


def reached(record: Any, columns: Sequence[tuple[str, str]]) -> Any:
    """Return a record with what stands under each path such as `meta.headline` beside its keys.

    A number names one of a list, `authors.0.name`; without one all of a list are meant. A key that
    is written just like the path goes first.
    """
    if not isinstance(record, Mapping):
        return record
    paths = (column for _, column in columns if "." in column and column not in record)
    found = {path: _under(record, path.split(".")) for path in paths}
    return {**record, **{path: value for path, value in found.items() if value is not None}}


def _under(value: Any, path: Sequence[str]) -> Any:
    if not path:
        return value
    if isinstance(value, Mapping):
        return _under(value.get(path[0]), path[1:])
    if not isinstance(value, list):
        return None
    if path[0].isdecimal():
        place = int(path[0][:6])
        return _under(value[place], path[1:]) if place < len(value) else None
    inside = (_under(each, path) for each in value[:_MOST])
    return [each for each in inside if each is not None] or None
