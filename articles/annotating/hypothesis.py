"""Hypothesis's own JSON as annotations of the W3C model, and files of annotations of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articles.annotating.checking import CONTEXT, is_iri, listed

Row = dict[str, Any]
HOMEPAGE = "https://hypothes.is/a/"
EVERYBODY = "group:__world__"


def annotations_in(parsed: object) -> Iterator[Any]:
    """Yield every annotation of a parsed file: one, a list, a collection, a page, or an export."""
    if isinstance(parsed, list):
        for one in parsed:
            yield from annotations_in(one)
    elif isinstance(parsed, dict) and (rows := _rows(parsed)):
        context = {"@context": parsed["@context"]} if "@context" in parsed else {}
        for one in rows:
            yield one if not isinstance(one, dict) or is_row(one) else context | one
    else:
        yield parsed


def is_row(thing: Row) -> bool:
    """Tell whether this is an annotation as Hypothesis's API gives it."""
    return "uri" in thing and "target" in thing and "@context" not in thing


def is_private(thing: Row) -> bool:
    """Tell whether a Hypothesis note was for its author's eyes, or a group's, alone."""
    readers = _dict(thing.get("permissions")).get("read")
    return is_row(thing) and readers is not None and EVERYBODY not in listed(readers)


def from_row(row: Row) -> Row:
    """Shape an annotation of Hypothesis as the W3C model has it."""
    bodies: list[Row] = [
        {"type": "TextualBody", "value": tag, "purpose": "tagging"}
        for tag in listed(row.get("tags"))
    ]
    is_reply = bool(row.get("references"))
    motivation = "replying" if is_reply else "commenting" if row.get("text") else "highlighting"
    if row.get("text"):
        text = {"type": "TextualBody", "value": row["text"], "format": "text/markdown"}
        bodies.insert(0, text | {"purpose": motivation})
    annotation = {
        "@context": CONTEXT,
        "type": "Annotation",
        "motivation": motivation,
        "target": [_target(_dict(target), row) for target in listed(row["target"]) or [{}]],
    }
    if row.get("id"):
        annotation["id"] = f"{HOMEPAGE}{row['id']}"
    times = {"created": row.get("created"), "modified": row.get("updated")}
    annotation |= {name: _with_zone(time) for name, time in times.items() if time}
    if bodies:
        annotation["body"] = bodies
    return annotation | _creator(row)


def _rows(parsed: Row) -> list[Any]:
    """Return the annotations that a collection, page, search result or export holds."""
    if isinstance(parsed.get("first"), dict):
        return listed(parsed["first"].get("items"))
    for name in ("rows", "annotations", "items"):
        if isinstance(parsed.get(name), list) and "target" not in parsed:
            return list(parsed[name])
    return []


def _creator(row: Row) -> Row:
    user = row.get("user")
    if not is_iri(user):
        return {}
    shown = _dict(row.get("user_info")).get("display_name")
    return {"creator": {"id": user, "type": "Person"} | ({"name": shown} if shown else {})}


def _target(target: Row, row: Row) -> Row:
    shaped: Row = {"type": "SpecificResource", "source": target.get("source") or row["uri"]}
    selectors = [_selector(_dict(one)) for one in listed(target.get("selector"))]
    return shaped | ({"selector": selectors} if selectors else {})


def _selector(selector: Row) -> Row:
    """Write a range of XPaths as the model does; its other selectors are the model's own."""
    if selector.get("type") != "RangeSelector" or "startSelector" in selector:
        return selector
    return {
        "type": "RangeSelector",
        "startSelector": _edge(selector, "start"),
        "endSelector": _edge(selector, "end"),
    }


def _edge(selector: Row, side: str) -> Row:
    at = selector.get(f"{side}Offset", 0)
    return {
        "type": "XPathSelector",
        "value": selector.get(f"{side}Container", ""),
        "refinedBy": {"type": "TextPositionSelector", "start": at, "end": at},
    }


def _dict(value: object) -> Row:
    return value if isinstance(value, dict) else {}


def _with_zone(time: Any) -> Any:
    """Hypothesis writes "+00:00"; a time without a zone is UTC there."""
    plain = isinstance(time, str) and len(time) >= 19
    return f"{time}Z" if plain and not time.endswith("Z") and time[-6] not in "+-" else time
