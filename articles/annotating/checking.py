"""Check a document against what the W3C Web Annotation Data Model demands of annotations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
WHOLE = "document"
DEEPEST = 24
SETS = {"Choice", "Composite", "List", "Independents"}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s\x00-\x1f\x7f<>\"{}|\\^`]+")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_UNTENABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and with which field: `body[1].value`."""

    field: str
    message: str


Faults = Iterator[Fault]


def faults_of(document: object) -> list[Fault]:
    """Return everything that is wrong with an annotation; an empty list accepts it."""
    if not isinstance(document, dict):
        return [Fault(WHOLE, "An annotation is a JSON object.")]
    untenable = list(_untenable(document, WHOLE, 0))
    # What nests without end or holds half characters is not looked into any further.
    return untenable or [*_frame(document), *_bodies(document), *_shared(document, "")]


def listed(value: object) -> list[Any]:
    """Return the values of a member that may be one or many."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def is_iri(value: object) -> bool:
    """Tell whether a value is an absolute IRI."""
    return isinstance(value, str) and bool(_IRI.fullmatch(value))


def moment(value: object) -> dt.datetime | None:
    """Return the moment that an xsd:dateTime with a zone names, else None."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        # The calendar's first hours have no moment in UTC from everywhere.
        return dt.datetime.fromisoformat(value).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _untenable(value: object, path: str, depth: int) -> Faults:
    if depth > DEEPEST:
        yield Fault(path, "This is nested too deeply.")
    elif isinstance(value, str):
        if _UNTENABLE.search(value):
            yield Fault(path, "This holds NUL or half a character, which no text can hold.")
    elif isinstance(value, dict):
        for member, inner in value.items():
            inside = member if path == WHOLE else f"{path}.{member}"
            yield from _untenable(member, path, depth)
            yield from _untenable(inner, inside, depth + 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _untenable(inner, f"{path}[{number}]", depth + 1)


def _frame(document: dict[str, Any]) -> Faults:
    if CONTEXT not in listed(document.get("@context")):
        yield Fault("@context", f"The context must be, or include, {CONTEXT}.")
    if "Annotation" not in listed(document.get("type")):
        yield Fault("type", "The type must be, or include, Annotation.")
    if not listed(document.get("target")):
        yield Fault("target", "An annotation has a target.")
    for number, target in enumerate(listed(document.get("target"))):
        yield from _resource(target, _path("target", document["target"], number), is_target=True)
    for name in _each_string(document, "motivation"):
        yield Fault(name, "A motivation is a word of the vocabulary.")


def _bodies(document: dict[str, Any]) -> Faults:
    if "body" in document and "bodyValue" in document:
        yield Fault("bodyValue", "An annotation has a body or a bodyValue, not both.")
    if "bodyValue" in document and not isinstance(document["bodyValue"], str):
        yield Fault("bodyValue", "A bodyValue is one text.")
    for number, body in enumerate(listed(document.get("body"))):
        yield from _resource(body, _path("body", document["body"], number))


def _shared(thing: dict[str, Any], path: str) -> Faults:
    """Check what annotations, bodies and targets all may have."""
    if "id" in thing and not is_iri(thing["id"]):
        yield Fault(_in(path, "id"), "An id is one IRI.")
    for name in ("created", "modified", "generated"):
        if name in thing and moment(thing[name]) is None:
            yield Fault(_in(path, name), "Write one moment such as 2022-03-29T09:54:00Z.")
    for name in ("rights", "via"):
        if not all(map(is_iri, listed(thing.get(name)))):
            yield Fault(_in(path, name), "Write an IRI, or a list of them.")
    if "canonical" in thing and not is_iri(thing["canonical"]):
        yield Fault(_in(path, "canonical"), "Write one IRI.")
    for name in ("creator", "generator", "audience", "stylesheet", "renderedVia"):
        if not all(is_iri(one) or isinstance(one, dict) for one in listed(thing.get(name))):
            yield Fault(_in(path, name), "Write an IRI, or an object that describes it.")
    for name in _each_string(thing, "type", "format", "language", "styleClass", "accessibility"):
        yield Fault(_in(path, name), "Write a text, or a list of texts.")


def _resource(thing: object, path: str, is_target: bool = False) -> Faults:
    """Check a body or a target: an IRI, a text, a set, or something specific of a source."""
    if isinstance(thing, str):
        if not is_iri(thing):
            yield Fault(path, "This is neither an IRI nor an object.")
    elif not isinstance(thing, dict):
        yield Fault(path, "Write an IRI or an object.")
    else:
        yield from _shared(thing, path)
        yield from _directions(thing, path)
        yield from _kind(thing)(thing, path)
        if is_target and _kind(thing) is _text:
            yield Fault(path, "A text of its own cannot be a target.")


def _kind(thing: dict[str, Any]) -> Callable[[dict[str, Any], str], Faults]:
    types = {one for one in listed(thing.get("type")) if isinstance(one, str)}
    if types & SETS or "items" in thing:
        return _set
    if "TextualBody" in types or "value" in thing:
        return _text
    if "SpecificResource" in types or "source" in thing:
        return _specific
    return _external


def _set(thing: dict[str, Any], path: str) -> Faults:
    types = [one for one in listed(thing.get("type")) if isinstance(one, str) and one in SETS]
    items = thing.get("items")
    if len(types) != 1:
        yield Fault(_in(path, "type"), "Items belong to one of Choice, Composite, List.")
    if not isinstance(items, list) or not items:
        yield Fault(_in(path, "items"), "A set has items.")
        return
    yield from _none_of(thing, path, "value", "source", "purpose")
    for number, one in enumerate(items):
        yield from _resource(one, f"{_in(path, 'items')}[{number}]")


def _text(thing: dict[str, Any], path: str) -> Faults:
    if not isinstance(thing.get("value"), str):
        yield Fault(_in(path, "value"), "A textual body has one text as its value.")
    yield from _none_of(thing, path, "source", "items")
    for name in _each_string(thing, "purpose"):
        yield Fault(_in(path, name), "A purpose is a word of the vocabulary.")


def _specific(thing: dict[str, Any], path: str) -> Faults:
    source = thing.get("source")
    address = source.get("id") if isinstance(source, dict) else source
    if not is_iri(address):
        yield Fault(_in(path, "source"), "A specific resource names its source by one IRI.")
    for name in _each_string(thing, "purpose"):
        yield Fault(_in(path, name), "A purpose is a word of the vocabulary.")
    for name, check in (("selector", _selector), ("state", _state)):
        for number, one in enumerate(listed(thing.get(name))):
            yield from check(one, _path(_in(path, name), thing[name], number))


def _external(thing: dict[str, Any], path: str) -> Faults:
    if not is_iri(thing.get("id")):
        yield Fault(_in(path, "id"), "This is neither a text, nor a set, nor named by an IRI.")
    yield from _none_of(thing, path, "purpose")


def _directions(thing: dict[str, Any], path: str) -> Faults:
    direction = thing.get("textDirection", "auto")
    if direction not in ("ltr", "rtl", "auto"):
        yield Fault(_in(path, "textDirection"), "Write one of ltr, rtl and auto.")
    if not isinstance(thing.get("processingLanguage", ""), str):
        yield Fault(_in(path, "processingLanguage"), "Write one language.")


def _selector(thing: object, path: str) -> Faults:
    yield from _described(thing, path, _SELECTORS)


def _state(thing: object, path: str) -> Faults:
    yield from _described(thing, path, _STATES)


def _described(thing: object, path: str, kinds: dict[str, dict[str, Any]]) -> Faults:
    """Check a selector or a state by the members that its type demands."""
    if isinstance(thing, str) and is_iri(thing):
        return
    if not isinstance(thing, dict):
        yield Fault(path, "Write an IRI or an object.")
        return
    types = [one for one in listed(thing.get("type")) if isinstance(one, str)]
    if not types and not is_iri(thing.get("id")):
        yield Fault(_in(path, "type"), "A selector or state has a type, or an id.")
    by_name = is_iri(thing.get("id"))
    for kind in types:
        for name, is_right in kinds.get(kind, {}).items():
            value = thing.get(name)
            if (value is None and (by_name or name in _OPTIONAL)) or is_right(value):
                continue
            yield Fault(_in(path, name), f"A {kind} has one {name}, rightly written.")
    if "RangeSelector" in types:
        for name in ("startSelector", "endSelector"):
            yield from _selector(thing.get(name), _in(path, name))
    yield from _backwards(thing, path)
    for number, one in enumerate(listed(thing.get("refinedBy"))):
        yield from _described(
            one, _path(_in(path, "refinedBy"), thing["refinedBy"], number), _SELECTORS | _STATES
        )


def _backwards(thing: dict[str, Any], path: str) -> Faults:
    start, end = thing.get("start", 0), thing.get("end", 0)
    if _is_count(start) and _is_count(end) and "end" in thing and start > end:
        yield Fault(_in(path, "end"), "A passage ends after it starts.")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_moments(value: object) -> bool:
    return bool(listed(value)) and all(moment(one) for one in listed(value))


def _is_iris(value: object) -> bool:
    return bool(listed(value)) and all(map(is_iri, listed(value)))


_OPTIONAL = {"prefix", "suffix", "conformsTo", "sourceDate", "sourceDateStart", "sourceDateEnd"}
_OPTIONAL |= {"cached"}
_VALUE = {"value": _is_text}
_SELECTORS: dict[str, dict[str, Any]] = {
    "FragmentSelector": _VALUE | {"conformsTo": is_iri},
    "CssSelector": _VALUE,
    "XPathSelector": _VALUE,
    "SvgSelector": _VALUE,
    "TextQuoteSelector": {"exact": _is_text, "prefix": _is_text, "suffix": _is_text},
    "TextPositionSelector": {"start": _is_count, "end": _is_count},
    "DataPositionSelector": {"start": _is_count, "end": _is_count},
    "RangeSelector": {},
}
_STATES: dict[str, dict[str, Any]] = {
    "TimeState": {
        "sourceDate": _is_moments,
        "sourceDateStart": _is_moments,
        "sourceDateEnd": _is_moments,
        "cached": _is_iris,
    },
    "HttpRequestState": _VALUE,
}


def _each_string(thing: dict[str, Any], *names: str) -> Iterator[str]:
    """Yield the names of members that hold anything but texts."""
    for name in names:
        if name in thing and not all(isinstance(one, str) for one in listed(thing[name])):
            yield name


def _none_of(thing: dict[str, Any], path: str, *names: str) -> Faults:
    for name in names:
        if name in thing:
            yield Fault(_in(path, name), f"This kind of resource has no {name}.")


def _in(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _path(name: str, value: object, number: int) -> str:
    return f"{name}[{number}]" if isinstance(value, list) else name
