"""The versions of a note, each with what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils import timezone

from articles.models import AnnotationVersion, Motivation, State, Tag
from articles.presenting.languages import language_name, language_tag
from articles.presenting.times import Stamp, stamp
from articles.presenting.word_changes import WordChange, word_changes

_KINDS: dict[object, str] = dict(Motivation.choices)
_STATES: dict[object, str] = dict(State.choices)


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """One saved version. `changes` are the words against the version before, `facts` the rest."""

    number: int
    by: str
    saved: Stamp
    body: str
    language: str
    kind: str
    state: str
    tags: tuple[str, ...]
    changes: tuple[WordChange, ...]
    facts: tuple[str, ...]
    is_first: bool
    has_new_words: bool


def shown_versions(versions: Sequence[AnnotationVersion]) -> list[ShownVersion]:
    """Shape versions, newest first. The last one given is only compared with, unless it is 1.

    Tags are shown by the names that they bear now, those that are gone by what is left of them.
    """
    pairs = zip_longest(versions, versions[1:])
    shown = [(version, before) for version, before in pairs if before or version.number == 1]
    slugs = {slug for version in versions for slug in version.snapshot.get("tags", ())}
    names = dict(Tag.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
    return [_shown(version, before, names) for version, before in shown]


def _shown(
    version: AnnotationVersion, before: AnnotationVersion | None, names: Mapping[str, str]
) -> ShownVersion:
    said = version.snapshot
    old = before.snapshot if before else {}
    changes = tuple(word_changes(old.get("body", ""), said.get("body", "")))
    return ShownVersion(
        number=version.number,
        by=version.by.get_username() if version.by else "a former curator",
        saved=stamp(version.at, timezone.get_current_timezone_name()),
        body=said.get("body", ""),
        language=language_tag(said.get("language", "")),
        kind=_KINDS.get(said.get("motivation"), ""),
        state=_STATES.get(said.get("state"), ""),
        tags=_named(said, names),
        changes=changes if before else (),
        facts=tuple(_facts(old, said, names)) if before else (),
        is_first=before is None,
        has_new_words=any(change.kind != "same" for change in changes),
    )


def _named(said: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(slug, slug) for slug in said.get("tags", ()))


def _facts(
    old: Mapping[str, Any], new: Mapping[str, Any], names: Mapping[str, str]
) -> Iterator[str]:
    """Say what changed besides the words of the note."""
    for name, label, words in (
        ("state", "State", _STATES),
        ("motivation", "Kind", _KINDS),
    ):
        was, now = old.get(name), new.get(name)
        if was != now:
            yield f"{label}: {words.get(was, was)} → {words.get(now, now)}"
    if old.get("language", "") != new.get("language", ""):
        was, now = (language_name(one.get("language", "")) or "none" for one in (old, new))
        yield f"Language: {was} → {now}"
    if new.get("sent_back"):
        yield f"Sent back: “{new['sent_back']}”"
    yield from _tag_facts(set(_named(old, names)), set(_named(new, names)))
    if old.get("exact", "") != new.get("exact", ""):
        yield f"Passage: “{old.get('exact', '')}” → “{new.get('exact', '')}”"
    if old.get("area", "") != new.get("area", ""):
        was, now = (one.get("area", "") or "none" for one in (old, new))
        yield f"Part of the photograph: {was} → {now}"


def _tag_facts(old: set[str], new: set[str]) -> Iterator[str]:
    if new - old:
        yield f"Tags put on: {', '.join(sorted(new - old))}"
    if old - new:
        yield f"Tags taken off: {', '.join(sorted(old - new))}"
