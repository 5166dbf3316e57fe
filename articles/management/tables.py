"""Set out what a load would do: a table on a terminal, aligned columns for a program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from articles.loading import Outcome, shown

if TYPE_CHECKING:
    from django.core.management.base import OutputWrapper

HEADS = ("Document", "Result", "Title", "Source", "Published", "Photos", "Reason")
# Columns wider than this are not padded further: one long name must not push all others away.
_WIDEST = 48
_STYLES = {"loaded": "green", "revised": "cyan", "unchanged": "dim", "rejected": "red"}


def write_table(out: OutputWrapper, outcomes: Sequence[Outcome], console: Console | None) -> None:
    """Write a line for each outcome, under heads; framed when there is a console."""
    if console is None:
        for line in _aligned([HEADS, *map(_cells, outcomes)]):
            out.write(line)
        return
    table = Table(*HEADS, highlight=False)
    for outcome in outcomes:
        cells = [Text(cell) for cell in _cells(outcome)]
        cells[1].stylize(_STYLES.get(str(outcome.result), ""))
        table.add_row(*cells)
    console.print(table)


def _cells(outcome: Outcome) -> tuple[str, ...]:
    cells = (
        outcome.name,
        str(outcome.result),
        outcome.title,
        outcome.source,
        outcome.published.replace("T", " ")[:16],
        str(outcome.photos or ""),
        outcome.reason,
    )
    return tuple(shown(cell) for cell in cells)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [
        min(max(cell_len(row[column]) for row in rows), _WIDEST) for column in range(len(HEADS))
    ]
    return [
        "  ".join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
