"""An article as a reader's page shows it, from rows fetched beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from articles.models import Article, Revision
from articles.models.fields import is_web_address
from articles.models.listed import Listed
from articles.models.reading import Reading
from articles.models.reading_notes import ReadNote
from articles.presenting.corrections import Assigned, assigned, assigned_credits
from articles.presenting.languages import language_name, language_tag
from articles.presenting.links import address
from articles.presenting.notes import Note, numbered_notes
from articles.presenting.origins import Origin, origins, zone_reason
from articles.presenting.passages import Part, text_parts
from articles.presenting.times import Stamp, day_stamp, stamp

UNTITLED = "Untitled"
# More notes than this would run far past the words beside which they belong: they then stand
# together, in a column of their own.
MOST_BESIDE = 16
# What one page shows; the page says so when there are more.
MOST_NOTES = 500


@dataclass(frozen=True, slots=True)
class Times:
    """When the page was published, as its clock showed it, and from what its zone was assumed."""

    published: Stamp | None
    updated: Stamp | None
    listed: Stamp | None
    zone_reason: str


@dataclass(frozen=True, slots=True)
class RevisionLink:
    """One revision of the article in the line of all; `captured` is None when it is not known."""

    number: int
    address: str
    is_shown: bool
    is_newest: bool
    captured: Stamp | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The article before or after this one by date."""

    address: str
    title: str
    language: str
    day: Stamp | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the article's page prints. `opening` is the title, `body` the rest of the text."""

    pk: int
    title: str
    opening: tuple[Part, ...]
    body: tuple[Part, ...]
    notes: tuple[Note, ...]
    notes_beside: bool
    notes_left_out: int
    byline: str
    language: str
    language_name: str
    times: Times
    origins: tuple[Origin, ...]
    assigned: tuple[Assigned, ...]
    original: str
    capture: str
    captured: Stamp | None
    number: int
    revisions: tuple[RevisionLink, ...]
    is_newest: bool
    newest: str
    canonical: str
    older: Neighbour | None
    newer: Neighbour | None

    @property
    def title_notes(self) -> tuple[Note, ...]:
        """The notes that begin in the title."""
        return tuple(note for part in self.opening for note in part.notes)


def article_page(
    reading: Reading,
    placed: Sequence[ReadNote],
    neighbours: Iterable[Article],
    line: Sequence[Revision],
) -> ArticlePage:
    """Shape one revision, the notes placed in it and its neighbours.

    `line` are all revisions of the article in order, or none when this is the only one.
    """
    revision, article = reading.revision, reading.article
    notes = numbered_notes(placed[:MOST_NOTES], revision)
    parts = text_parts(revision, reading.photos, notes, assigned_credits(reading.corrections))
    is_newest = revision.pk == article.current_id
    older, newer = _either_side(article, neighbours)
    return ArticlePage(
        pk=article.pk,
        title=revision.title or UNTITLED,
        opening=tuple(part for part in parts if part.kind == "title"),
        body=tuple(part for part in parts if part.kind != "title"),
        notes=notes,
        notes_beside=len(notes) <= MOST_BESIDE,
        notes_left_out=len(placed) - len(notes),
        byline=article.byline,
        language=language_tag(article.language),
        language_name=language_name(article.language),
        times=_times(reading),
        origins=origins(article, reading.claims, reading.corrections),
        assigned=assigned(article, reading.claims, reading.corrections),
        original=article.url if is_web_address(article.url) else "",
        capture=revision.capture.get_absolute_url(),
        captured=stamp(revision.captured_at, "UTC") if revision.captured_at else None,
        number=revision.number,
        revisions=_revisions(line, revision),
        is_newest=is_newest,
        newest=article.get_absolute_url(),
        canonical=(article if is_newest else revision).get_absolute_url(),
        older=older,
        newer=newer,
    )


def _times(reading: Reading) -> Times:
    article = reading.article
    zone, assumed = article.time_zone, article.zone_assumed
    published, updated = (
        stamp(moment, zone, assumed) if moment else None
        for moment in (article.published_at, article.updated_at)
    )
    if published is None and article.day:
        published = day_stamp(article.day)
    listed = day_stamp(article.listed_date) if article.listed_date else None
    clocked = article.published_at or article.updated_at
    reason = zone_reason(article, reading.claims, reading.remarks) if clocked else ""
    return Times(published, updated, listed, reason)


def _revisions(line: Iterable[Revision], shown: Revision) -> tuple[RevisionLink, ...]:
    return tuple(
        RevisionLink(
            one.number,
            one.get_absolute_url(),
            one.number == shown.number,
            one.pk == shown.article.current_id,
            stamp(one.captured_at, "UTC") if one.captured_at else None,
        )
        for one in line
    )


def _either_side(
    article: Article, neighbours: Iterable[Article]
) -> tuple[Neighbour | None, Neighbour | None]:
    here = (article.wall_clock, article.pk)
    older = newer = None
    for other in neighbours:
        if (other.wall_clock, other.pk) < here:
            older = neighbour(other)
        else:
            newer = neighbour(other)
    return older, newer


def neighbour(
    article: Article | Listed, asked: Mapping[str, str] = MappingProxyType({})
) -> Neighbour:
    """Present an article that stands beside another; what was asked goes along with its link."""
    return Neighbour(
        address=address(article.get_absolute_url(), asked),
        title=article.title or UNTITLED,
        language=language_tag(article.language),
        day=day_stamp(article.day) if article.day else None,
    )
