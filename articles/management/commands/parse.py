"""Parse captured pages and print what they say; no database is touched."""

from __future__ import annotations

import hashlib
import re
from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.loading import (
    Document,
    LoadOptions,
    documents_in,
    find_documents,
    named_in,
    read_pages,
    shown,
)
from articles.management.describing import add_describing_arguments, options_from, paths_from
from articles.management.telling import write_record
from articles.parsing import UnknownFormat
from articles.presenting.records import page_record

# What gzip, bzip2 and xz add to the name of the one file that they pack.
_PACKED = re.compile(r"(?<=[^/])\.(?:gz|bz2|xz)$", re.IGNORECASE)


class Command(BaseCommand):
    """`manage.py parse PATH…`."""

    help = (
        "Parse captured pages without a database: one JSON object a line for each article. "
        "Exit code 0: all fine; 1: something was rejected; 2: wrong use."
    )
    # No check asks for a database or a writable folder: this runs where there is neither.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        add_describing_arguments(parser)

    def handle(self, *args: Any, **given: Any) -> None:
        """Print each article as a line of JSON; say on standard error what was rejected."""
        options = options_from(given)
        rejected = 0
        found = find_documents(paths_from(given["paths"]))
        for document in chain.from_iterable(map(documents_in, found)):
            try:
                self._print_articles(document, options)
            except UnknownFormat as trouble:
                rejected += 1
                self.stderr.write(f"{shown(document.name)}: {shown(str(trouble))}")
        if rejected:
            raise CommandError(f"{rejected} could not be parsed.")

    def _print_articles(self, document: Document, options: LoadOptions) -> None:
        if document.fault:
            raise UnknownFormat(document.fault)
        sha256 = hashlib.sha256(document.raw).hexdigest()
        pages = read_pages(document.raw, options.hint(document))
        for number, page in enumerate(pages, 1):
            name = named_in(_PACKED.sub("", document.name), number, len(pages))
            write_record(self.stdout, page_record(page, id=name, sha256=sha256))
