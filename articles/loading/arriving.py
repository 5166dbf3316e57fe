"""A document that has come, and its pages made ready for their rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.loading.drafting import Draft
from articles.loading.matching import Identity
from articles.loading.outcome import Outcome
from articles.loading.pictures import Gathered
from articles.models import Capture, Result
from articles.parsing import Mention, PageWarning


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that has come: its bytes, their digest, and a name that is safe to print.

    `captured_at` is aware. `kept` is its capture when the room has it, though no revision was made
    of it.
    """

    raw: bytes
    sha256: str
    name: str
    captured_at: dt.datetime | None = None
    kept: Capture | None = None


@dataclass(frozen=True, slots=True)
class Arriving:
    """A page of a document, ready for its rows."""

    draft: Draft
    identity: Identity
    mentions: tuple[Mention, ...]
    name: str
    gathered: Gathered = field(default_factory=Gathered)

    @property
    def warnings(self) -> tuple[PageWarning, ...]:
        """What was not sure about the page or its pictures."""
        return self.draft.page.warnings + self.gathered.warnings

    def outcome(
        self,
        result: Result,
        reason: str,
        sha256: str,
        article: int | None,
        added: Mapping[str, object] | None = None,
    ) -> Outcome:
        """Say what became of the page."""
        page = self.draft.page
        published = page.published or page.listed_date
        return Outcome(
            name=self.name,
            result=result,
            reason=reason,
            sha256=sha256,
            warnings=self.warnings,
            article=article,
            title=page.title,
            source=page.publisher or page.agency or "",
            published=published.isoformat() if published else "",
            photos=len(page.photos),
            added=added or {},
        )


@dataclass(frozen=True, slots=True)
class Ready:
    """A document as it is about to be stored: its pages, or the outcome that it has without any."""

    arrival: Arrival
    pages: tuple[Arriving, ...] = ()
    settled: Outcome | None = None
