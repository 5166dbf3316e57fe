"""What curators corrected: its history for curators, and the bare fact of it for readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from articles.models import Article, Attribution, Correction
from articles.parsing import Role
from articles.presenting.languages import language_name, language_tag
from articles.presenting.times import Stamp, day_text, stamp

NOTHING = "(nothing)"
BY_A_CURATOR = "Assigned by a curator"
_LABELS = {
    "title": "Title",
    "byline": "Byline",
    "authors": "Authors",
    "section": "Section",
    "language": "Language",
    "url": "Address",
    "published_at": "Published",
    "updated_at": "Updated",
    "listed_date": "Date printed on the page",
    "day": "Day",
    "time_zone": "Time zone",
    "zone_assumed": "Zone assumed",
    "alt": "Description",
    "image_url": "Image address",
    Role.PUBLISHER: "Published by",
    Role.AGENCY: "Written by",
    Role.CREDIT: "Photographs from",
    Role.CITED: "Cited in the text",
}
_ROLES = set(Role)


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """One correction in the history: what it is of, what was and what is, by whom and when."""

    label: str
    was: str
    now: str
    by: str
    at: Stamp
    note: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """A field that a curator set, as readers are told of it. Never who."""

    label: str
    words: str
    language: str


def shown_corrections(corrections: Iterable[Correction]) -> list[ShownCorrection]:
    """Shape corrections fetched with `to_show`."""
    return [_shown(one) for one in corrections]


def assigned(
    article: Article, claims: Iterable[Attribution], corrections: Iterable[Correction]
) -> tuple[Assigned, ...]:
    """Return the article's own fields that curators set, as they are now, each once.

    Sources that stand in the chain, the `claims`, say it themselves.
    """
    fields = {one.field for one in corrections if one.photo_id is None}
    roles = {claim.role for claim in claims}
    own = [(field, _LABELS[field]) for field in _LABELS if field in fields and field not in _ROLES]
    empty = [role for role in Role if role in fields and role not in roles]
    return tuple(
        Assigned(label, _now(article, field), _language(article, field)) for field, label in own
    ) + tuple(Assigned(_LABELS[role], NOTHING, "") for role in empty)


def assigned_roles(corrections: Iterable[Correction]) -> set[str]:
    """Return the roles in which a curator put a source."""
    return {one.field for one in corrections if one.photo_id is None and one.value} & _ROLES


def assigned_credits(corrections: Iterable[Correction]) -> set[int]:
    """Return the photos, by pk, whose credit a curator set."""
    return {
        one.photo_id for one in corrections if one.photo_id is not None and one.field == "credit"
    }


def _language(article: Article, field: str) -> str:
    return language_tag(article.language) if field in {"title", "byline", "section"} else ""


def _now(article: Article, field: str) -> str:
    value = getattr(article, field)
    if isinstance(value, dt.datetime):
        return stamp(value, article.time_zone).text
    if field == "language":
        return language_name(value) or NOTHING
    return _words(value)


def _shown(one: Correction) -> ShownCorrection:
    return ShownCorrection(
        label=_label(one),
        was=_words(one.was),
        now=_words(one.value),
        by=one.by.get_username() if one.by else "a former curator",
        at=stamp(one.at, timezone.get_current_timezone_name()),
        note=one.note,
    )


def _label(one: Correction) -> str:
    if one.photo is None:
        return _LABELS.get(one.field, one.field)
    label = "Credit" if one.field == "credit" else _LABELS.get(one.field, one.field)
    return f"{label} of photo {one.photo.position}"


def _words(value: object) -> str:
    """Write a value of JSON as a person reads it."""
    match value:
        case bool():
            return "Yes" if value else "No"
        case list():
            return ", ".join(map(str, value)) or NOTHING
        case dict():
            evidence = value.get("evidence")
            return f"{value.get('source')}" + (f" (“{evidence}”)" if evidence else "")
        case dt.date():
            return day_text(value)
    return str(value) if value else NOTHING
