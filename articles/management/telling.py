"""Tell the terminal how a load goes: a bar for a person, plain lines for a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console, RenderableType
from rich.progress import (
    BarColumn,
    Progress,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from articles.loading import Outcome, counted, shown

if TYPE_CHECKING:
    from django.core.management.base import OutputWrapper


def line_of(outcome: Outcome) -> str:
    """Return an outcome as one line, in which nothing can pass for a terminal's commands."""
    reason = f": {shown(outcome.reason)}" if outcome.is_rejected else ""
    return f"{outcome.result:<9} {outcome.name}{reason}"


class Teller(AbstractContextManager["Teller"]):
    """Hears of each outcome of a load while it runs."""

    def __call__(self, done: float, total: int, outcome: Outcome) -> None:
        """Hear that so many of all files are done, the last with this outcome."""
        raise NotImplementedError

    def __exit__(self, *fault: object) -> None:
        """Leave the terminal as it was."""


class Silence(Teller):
    """Says nothing: what became of the documents is told at the end."""

    def __call__(self, done: float, total: int, outcome: Outcome) -> None:
        """Say nothing."""


class PlainLines(Teller):
    """One line a document; flushed at once, so that a reader who goes away is noticed at once."""

    def __init__(self, out: OutputWrapper, only_rejected: bool = False) -> None:
        self._out = out
        self._only_rejected = only_rejected

    def __call__(self, done: float, total: int, outcome: Outcome) -> None:
        """Write the outcome's line."""
        if outcome.is_rejected or not self._only_rejected:
            self._out.write(line_of(outcome))
            self._out.flush()


class Bar(Teller):
    """A progress bar with rate, time left and counts, and a line for each rejected document."""

    def __init__(self, console: Console | None = None, names_rejected: bool = True) -> None:
        self._progress = _Counting(
            TextColumn("Loading"),
            BarColumn(),
            _HowFar("{task.completed}"),
            _Rate("{task.completed}"),
            TimeRemainingColumn(),
            console=console or Console(highlight=False),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, documents=0)
        self._names_rejected = names_rejected

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __call__(self, done: float, total: int, outcome: Outcome) -> None:
        """Move the bar."""
        self._progress.counts[str(outcome.result)] += 1
        heard = sum(self._progress.counts.values())
        self._progress.update(self._task, completed=done, total=total, documents=heard)
        if outcome.is_rejected and self._names_rejected:
            self._progress.console.print(line_of(outcome), markup=False, soft_wrap=True)

    def __exit__(self, *fault: object) -> None:
        """Take the bar away."""
        self._progress.stop()


class _Counting(Progress):
    """A progress bar above a line with how many documents met each result."""

    counts: Counter[str] = Counter()

    def get_renderables(self) -> Iterable[RenderableType]:
        """Draw the bar, then the counts."""
        yield from super().get_renderables()
        yield Text(counted(self.counts), style="dim")

    def start(self) -> None:
        """Begin to count."""
        self.counts = Counter()
        super().start()


class _HowFar(TextColumn):
    """How many of the files are done; of a single one, which part."""

    def render(self, task: Task) -> Text:
        """Write the files, or the part in per cent."""
        if task.total is None:
            return Text("")
        if task.total == 1:
            return Text(f"{int(100 * task.completed)} %")
        return Text(f"{int(task.completed):,}/{int(task.total):,}")


class _Rate(TextColumn):
    """How many documents a second."""

    def render(self, task: Task) -> Text:
        """Write the rate, once there is one."""
        documents, gone = task.fields["documents"], task.elapsed
        return Text(f"{documents / gone:,.0f}/s" if documents and gone else "")


def teller(
    out: OutputWrapper,
    verbosity: int = 1,
    is_rehearsal: bool = False,
    console: Console | None = None,
) -> Teller:
    """Choose the way of telling that fits where the words go; `console` is the terminal there."""
    if out.isatty() and verbosity:
        return Bar(console, names_rejected=not is_rehearsal)
    return Silence() if is_rehearsal else PlainLines(out, only_rejected=not verbosity)


def write_record(file: TextIO | OutputWrapper, record: dict[str, Any]) -> None:
    """Write one JSON object as a line; as plain ASCII where the file's encoding is not Unicode."""
    is_unicode = (getattr(file, "encoding", None) or "utf-8").casefold().startswith("utf")
    file.write(json.dumps(record, ensure_ascii=not is_unicode, default=str) + "\n")
