"""A load as its page shows it: how it stands, how far it is, what became of each document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.timesince import timesince

from articles.models import Capture, Load, LoadState, Outcome, Result
from articles.presenting.exports import formula_safe

REPORT_COLUMNS = ("document", "result", "reason", "warnings", "article", "title", "sha256")


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents met a result."""

    result: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How a load stands at one moment. `rate` is in documents a second, `left` in words.

    `done` is how many files are done; of the one being read, which part.
    """

    state: str
    label: str
    is_at_work: bool
    counts: tuple[Count, ...]
    done: float
    files: int | None
    rate: str
    left: str

    @property
    def told(self) -> str:
        """Say how far it is: in files, or in per cent where there is but one."""
        if self.files == 1:
            return f"{int(100 * self.done)} %"
        return f"{int(self.done)} of {self.files} files"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one document: its outcome, and whether its capture is in the room."""

    outcome: Outcome
    warnings: tuple[str, ...]
    has_capture: bool


def progress_of(load: Load, now: dt.datetime) -> Progress:
    """Say how a load stands and how far it is."""
    state = load.state(now)
    is_running = state == LoadState.RUNNING
    return Progress(
        state=str(state),
        label=str(state.label),
        is_at_work=state.is_at_work,
        counts=tuple(
            Count(result, label, load.counts.get(result, 0)) for result, label in Result.choices
        ),
        done=load.done,
        files=load.files,
        rate=_rate(load.rate) if load.rate else "",
        left=_left(load, now) if is_running else "",
    )


def place_of(load: Load) -> str:
    """Say where the documents came from, without telling how the machine's folders lie."""
    if not load.named_from:
        return "the command line" if load.paths else ""
    top = Path(load.named_from)
    if top.parent == Path(settings.UPLOADS).resolve():
        return "an upload"
    return ", ".join(str(Path(top.name, Path(path).relative_to(top))) for path in load.paths)


def lines_of(outcomes: Iterable[Outcome]) -> list[Line]:
    """Return outcomes ready to be shown; one query tells which captures are here."""
    shown = list(outcomes)
    hashes = {outcome.sha256 for outcome in shown}
    kept = set(Capture.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
    return [Line(outcome, warnings_of(outcome), outcome.sha256 in kept) for outcome in shown]


def warnings_of(outcome: Outcome) -> tuple[str, ...]:
    """Return what the reader of the document was not sure of, in sentences."""
    return tuple(
        str(warning.get("message", warning)) if isinstance(warning, dict) else str(warning)
        for warning in outcome.warnings
    )


def report_row(outcome: Outcome, base: str) -> list[str]:
    """Return the cells of an outcome, in the order of REPORT_COLUMNS."""
    article = outcome.article
    cells = (
        outcome.name,
        outcome.result,
        outcome.reason,
        " ".join(warnings_of(outcome)),
        f"{base}{article.get_absolute_url()}" if article else "",
        str(article) if article else "",
        outcome.sha256,
    )
    return [formula_safe(cell) for cell in cells]


def _rate(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"


def _left(load: Load, now: dt.datetime) -> str:
    if load.left is None:
        return ""
    seconds = min(load.left, 10**8)
    if seconds < 60:
        return "less than a minute"
    return timesince(now, now + dt.timedelta(seconds=seconds)).replace("\xa0", " ")
