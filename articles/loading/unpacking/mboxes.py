"""Mailboxes in mbox form: each message a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.loading.document import Document
from articles.loading.unpacking.limits import PIECE, Budget, size_of, too_large

_START = re.compile(rb"From [^\r\n]{1,300}\b(?:19|20)\d\d\b")
# A line of the message that begins as a message does is written with one ">" more.
_QUOTED = re.compile(rb">+From ")


def mbox_documents(file: BinaryIO, name: str, budget: Budget) -> Iterator[Document]:
    """Yield each message of a mailbox as it was sent. Raises Overrun."""
    size = size_of(file)
    for number, message in enumerate(_messages(file, budget), 1):
        place, through = f"{name}/{number}.eml", file.tell() / size
        if len(message) > budget.limits.document:
            fault = too_large("more", budget.limits.document)
            yield Document(b"", place, fault=fault, through=through)
        else:
            yield Document(message, place, through=through)


def _messages(file: BinaryIO, budget: Budget) -> Iterator[bytes]:
    """Yield the messages, each cut one byte past the limit."""
    lines: list[bytes] = []
    size, is_after_blank, is_line_start = 0, True, True
    while line := file.readline(PIECE):
        budget.spend(len(line))
        if is_line_start and is_after_blank and _START.match(line):
            if size:
                yield b"".join(lines)
            budget.count()
            lines, size = [], 0
        elif size <= budget.limits.document:
            kept = line[1:] if is_line_start and _QUOTED.match(line) else line
            lines.append(kept[: budget.limits.document + 1 - size])
            size += len(lines[-1])
        is_after_blank = is_line_start and not line.strip(b"\r\n")
        is_line_start = line.endswith(b"\n")
    if size:
        yield b"".join(lines)
