"""What a load is asked to do, and what became of each document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings

from articles.loading.document import Document
from articles.models import Result
from articles.parsing import Hint, PageWarning


class CannotSave(Exception):
    """The room cannot keep anything just now; the message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the person who loads knows of the documents and they may not say themselves."""

    publisher: str | None = None
    agency: str | None = None
    time_zone: str | None = None
    language: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    dry_run: bool = False

    def hint(self, document: Document) -> Hint:
        """Return what the parser may assume of a document: what was given here goes first."""
        told = document.told
        return Hint(
            name=document.name,
            publisher=self.publisher or told.publisher,
            agency=self.agency or told.agency,
            time_zone=self.time_zone or told.time_zone,
            language=self.language or told.language,
            default_zone=settings.TIME_ZONE,
            url=told.url,
            captured_at=told.captured_at,
            charset=told.charset,
            columns=self.columns,
            max_nesting=settings.READINGROOM_MAX_NESTING,
        )

    @classmethod
    def kept(cls, given: Mapping[str, Any]) -> LoadOptions:
        """Return the options that a load keeps."""
        columns = tuple((name, column) for name, column in given.get("columns", ()))
        return cls(**{**given, "columns": columns})

    def given(self) -> dict[str, object]:
        """Return the options that were set, as a load keeps them."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article of a document, or of a document that holds none, and why.

    `name` is safe to print; a document with several articles is named "path#1", "path#2" and so on.
    `title`, `source`, `published` (as an ISO 8601 date or time) and `photos` are as the page has
    them, where it was read. `added` is what a revision changed in its article besides.
    """

    name: str
    result: Result
    reason: str = ""
    sha256: str = ""
    warnings: tuple[PageWarning, ...] = ()
    article: int | None = None
    title: str = ""
    source: str = ""
    published: str = ""
    photos: int = 0
    added: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_rejected(self) -> bool:
        """Tell whether nothing of the document came into the room."""
        return self.result == Result.REJECTED

    def as_record(self) -> dict[str, object]:
        """Return the outcome as one line of a report file."""
        record = asdict(self) | {"result": str(self.result)}
        del record["added"]
        return record


@dataclass(frozen=True, slots=True)
class Report:
    """A whole load: its row (None after a rehearsal) and how many documents met each result."""

    load: int | None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def rejected(self) -> int:
        """How many documents were rejected."""
        return self.counts.get(Result.REJECTED, 0)

    @property
    def total(self) -> int:
        """How many outcomes there are."""
        return sum(self.counts.values())

    def __str__(self) -> str:
        return counted(self.counts)


def counted(counts: Mapping[str, int]) -> str:
    """Say how many documents met each result: "3 loaded, 0 revised, 1 unchanged, 0 rejected"."""
    return ", ".join(f"{counts.get(result, 0)} {result}" for result in Result.values)
