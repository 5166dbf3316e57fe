"""Bring in notes: W3C JSON-LD, JSON Lines of it, or what Hypothesis exports."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from articles.annotating.collecting import Brought, bring_in
from articles.annotating.hypothesis import annotations_in
from articles.annotating.importing import Room
from articles.loading import shown
from articles.management.commands.export_notes import HOME
from articles.management.describing import WRONG_USE
from articles.models import State
from articles.presenting.webannotation import own_document


class Command(BaseCommand):
    """`manage.py import_notes FILE --by CURATOR`."""

    help = (
        "Bring in notes on pages that the room holds. Bringing the same file in again changes "
        "nothing. Exit code 0: all fine; 1: some were refused, each named; 2: wrong use."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        parser.add_argument("file", metavar="FILE", help="A file, or - for standard input.")
        parser.add_argument("--by", required=True, metavar="CURATOR", help="Who brings them in.")
        parser.add_argument(
            "--state",
            choices=[State.DRAFT, State.PROPOSED, State.PUBLISHED],
            default=State.DRAFT,
            help="How far the notes have come; default draft.",
        )
        parser.add_argument(
            "--address", default=HOME, metavar="URL", help=f"The room's own; default {HOME}."
        )

    def handle(self, *args: Any, **given: Any) -> None:
        """Bring in, name each refusal, sum up."""
        by = User.objects.filter(username=given["by"]).first()
        if by is None:
            raise CommandError(f"There is no curator {shown(given['by'])}.", returncode=WRONG_USE)
        room = Room(given["address"].rstrip("/"), own_document)
        counts: Counter[str] = Counter()
        for brought in bring_in(by, _annotations(given["file"]), room, given["state"]):
            counts[brought.result] += 1
            if brought.result == "refused":
                self.stdout.write(_line(brought))
        self.stdout.write(
            f"{counts['taken']} taken, {counts['known']} known already, "
            f"{counts['refused']} refused."
        )
        if counts["refused"]:
            raise CommandError(f"{counts['refused']} notes could not be brought in.")


def _line(brought: Brought) -> str:
    return f"refused   note {brought.number}: {shown(brought.reason)}"


def _annotations(path: str) -> Iterator[Any]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            f"{shown(path)} cannot be read: {error}.", returncode=WRONG_USE
        ) from error
    try:
        return annotations_in(json.loads(text))
    except (ValueError, RecursionError):
        return _lines(text)


def _lines(text: str) -> Iterator[Any]:
    """Yield the annotations of JSON Lines; a line that is no JSON is refused as none."""
    for line in text.split("\n"):
        if line.strip():
            try:
                yield from annotations_in(json.loads(line))
            except (ValueError, RecursionError):
                yield line
