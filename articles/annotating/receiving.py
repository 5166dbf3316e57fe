"""Read an annotation that has been checked: the words, tags and passages that the room can hold."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.utils.html import strip_tags

from articles.annotating.checking import SETS, Fault, listed
from articles.models import Motivation

LONGEST_NOTE = 20_000
LONGEST_TAG = 100
LONGEST_LANGUAGE = 35
_VOCABULARY = ("http://www.w3.org/ns/oa#", "oa:")


@dataclass(frozen=True, slots=True)
class Aim:
    """What one target points at: a source, and in it the words or the place.

    `start` and `end` are a TextPositionSelector's; they count in the text of the source.
    """

    source: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    area: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """An annotation as the room's own columns will hold it."""

    body: str
    motivation: str
    language: str
    tags: tuple[str, ...]
    aims: tuple[Aim, ...]


def received(document: dict[str, Any]) -> Received:
    """Read a checked annotation."""
    motivation = _motivation(document)
    bodies = [document["bodyValue"]] if "bodyValue" in document else []
    texts, tags, language = list(bodies), [], ""
    for body in listed(document.get("body")):
        words = _words(body)
        if _is_tag(body, motivation):
            tags.append(" ".join(words.split()))
        elif words:
            texts.append(words)
            language = language or _language(body)
    return Received(
        body="\n\n".join(texts),
        motivation=motivation,
        language=language,
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        aims=tuple(aim for target in listed(document["target"]) for aim in _aims(target)),
    )


def too_long(read: Received) -> list[Fault]:
    """Return what of an annotation is longer than the room keeps."""
    faults = []
    if len(read.body) > LONGEST_NOTE:
        faults.append(Fault("body", f"A note has at most {LONGEST_NOTE:,} characters."))
    if any(len(tag) > LONGEST_TAG for tag in read.tags):
        faults.append(Fault("body", f"A tag has at most {LONGEST_TAG} characters."))
    return faults


def _motivation(document: dict[str, Any]) -> str:
    for written in listed(document.get("motivation")):
        for prefix in _VOCABULARY:
            written = written.removeprefix(prefix)
        if written in Motivation.values:
            return str(written)
    silent = not listed(document.get("body")) and "bodyValue" not in document
    return str(Motivation.HIGHLIGHTING if silent else Motivation.COMMENTING)


def _is_tag(body: object, motivation: str) -> bool:
    """A text is a tag by its own purpose, else by the motivation of the whole."""
    if not isinstance(body, dict) or "value" not in body:
        return False
    purposes = listed(body.get("purpose")) or [motivation]
    return Motivation.TAGGING in purposes


def _words(body: Any) -> str:
    """Return what people read of a body: its text, or the address of what it names."""
    if isinstance(body, str):
        return body
    if "value" in body:
        return _plain(body) if "text/html" in listed(body.get("format")) else str(body["value"])
    if SETS & {one for one in listed(body.get("type")) if isinstance(one, str)}:
        return _words(body["items"][0])
    return _address(body.get("source")) or _address(body)


def _plain(body: dict[str, Any]) -> str:
    try:
        return html.unescape(strip_tags(body["value"])).strip()
    except SuspiciousOperation:
        return str(body["value"])


def _language(body: Any) -> str:
    languages = listed(body.get("language")) if isinstance(body, dict) else []
    return next((one for one in languages if len(one) <= LONGEST_LANGUAGE), "")


def _address(thing: object) -> str:
    address = thing.get("id") if isinstance(thing, dict) else thing
    return address if isinstance(address, str) else ""


def _aims(target: Any) -> Iterator[Aim]:
    if isinstance(target, str):
        yield Aim(target)
    elif "items" in target:
        for one in target["items"]:
            yield from _aims(one)
    elif "source" in target:
        yield _specific(target)
    else:
        yield Aim(_address(target))


def _specific(target: dict[str, Any]) -> Aim:
    selectors = [each for one in listed(target.get("selector")) for each in _chain(one)]
    quote = _of_type("TextQuoteSelector", selectors)
    place = _of_type("TextPositionSelector", selectors)
    fragment = _of_type("FragmentSelector", selectors)
    return Aim(
        source=_address(target["source"]),
        exact=quote.get("exact", ""),
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        start=place.get("start"),
        end=place.get("end"),
        area=fragment.get("value", "") if "xywh" in fragment.get("value", "") else "",
        scope=_address(target.get("scope")),
    )


def _of_type(kind: str, selectors: list[dict[str, Any]]) -> dict[str, Any]:
    return next((one for one in selectors if kind in listed(one.get("type"))), {})


def _chain(selector: object) -> Iterator[dict[str, Any]]:
    """Yield a selector and those that refine it."""
    if isinstance(selector, dict):
        yield selector
        for finer in listed(selector.get("refinedBy")):
            yield from _chain(finer)
