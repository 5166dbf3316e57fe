"""Write the published notes out: JSON-LD, JSON Lines, or CSV."""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from articles.management.describing import WRONG_USE
from articles.models import Annotation
from articles.models.annotations import AnnotationQuerySet
from articles.presenting.containers import bare
from articles.presenting.exports import COLUMNS, note_row
from articles.presenting.webannotation import CONTEXT, annotation_document

CHUNK = 500
HOME = "http://127.0.0.1:8000"


class Command(BaseCommand):
    """`manage.py export_notes`."""

    help = "Write every published note out. Drafts and proposed notes stay in the room."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        parser.add_argument("--format", choices=sorted(WRITERS), default="jsonld")
        parser.add_argument("--output", metavar="FILE", help="Default: standard output.")
        parser.add_argument(
            "--address", default=HOME, metavar="URL", help=f"The room's own; default {HOME}."
        )

    def handle(self, *args: Any, **given: Any) -> None:
        """Write the notes one after the other, however many there are."""
        notes = Annotation.objects.published().select_related("article").to_publish()
        base = given["address"].rstrip("/")
        with ExitStack() as opened:
            out: Any = self.stdout
            out.ending = ""
            if given["output"]:
                out = opened.enter_context(_open(given["output"]))
            WRITERS[given["format"]](notes.order_by("created_at", "pk"), base, out)


def _open(path: str) -> TextIO:
    try:
        return Path(path).open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise CommandError(
            f"{path} cannot be written: {error.strerror}.", returncode=WRONG_USE
        ) from error


def _documents(notes: AnnotationQuerySet, base: str) -> Iterator[dict[str, object]]:
    return (annotation_document(note, base) for note in notes.iterator(chunk_size=CHUNK))


def _write_json_ld(notes: AnnotationQuerySet, base: str, out: Any) -> None:
    """One collection whose first page holds every note, written as they are read."""
    home = base + reverse("articles:annotations")
    frame = {
        "@context": CONTEXT,
        "id": home,
        "type": "AnnotationCollection",
        "label": "Notes",
        "total": notes.count(),
    }
    head = json.dumps(frame, ensure_ascii=False).removesuffix("}")
    page = json.dumps({"id": f"{home}?iris=0&page=0", "type": "AnnotationPage", "partOf": home})
    out.write(f'{head}, "first": {page.removesuffix("}")}, "items": [\n')
    for number, document in enumerate(_documents(notes, base)):
        comma = ",\n" if number else ""
        out.write(comma + json.dumps(bare(document), ensure_ascii=False))
    out.write("\n]}}\n")


def _write_json_lines(notes: AnnotationQuerySet, base: str, out: Any) -> None:
    for document in _documents(notes, base):
        out.write(json.dumps(document, ensure_ascii=False) + "\n")


def _write_csv(notes: AnnotationQuerySet, base: str, out: Any) -> None:
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    rows.writerows(note_row(note, base) for note in notes.iterator(chunk_size=CHUNK))


WRITERS: dict[str, Callable[[AnnotationQuerySet, str, Any], None]] = {
    "jsonld": _write_json_ld,
    "jsonl": _write_json_lines,
    "csv": _write_csv,
}
