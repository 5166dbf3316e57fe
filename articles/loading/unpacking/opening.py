"""Open a file, whatever container it is, and yield the documents that stand inside."""

from __future__ import annotations

import io
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

from articles.loading.document import Document
from articles.loading.showing import shown
from articles.loading.unpacking.damage import DAMAGES, told_of
from articles.loading.unpacking.kinds import HEAD, PACKINGS, Kind, kind_of
from articles.loading.unpacking.limits import (
    Budget,
    Limits,
    Overrun,
    Unreadable,
    refuse_larger,
    size_of,
    too_large,
)
from articles.loading.unpacking.mboxes import mbox_documents
from articles.loading.unpacking.members import Member
from articles.loading.unpacking.packings import unpacked
from articles.loading.unpacking.shelf import Shelf
from articles.loading.unpacking.tars import tar_members
from articles.loading.unpacking.warcs import warc_documents
from articles.loading.unpacking.zips import zip_members


def documents_from(file: BinaryIO, origin: Document, limits: Limits) -> Iterator[Document]:
    """Yield the documents of a file, or the file itself when it is one; then close it.

    `origin` has the file's name, and what is told of it and stands beside it. What is wrong with a
    part of it is a document with a fault, and the others come all the same. Documents may ask for
    what stands beside them until they are forgotten themselves.
    """
    try:
        with _closed_when_it_fails(file):
            budget = Budget(limits, size_of(file))
        yield from _open(file, origin, budget, 0)
    except (Overrun, Unreadable) as trouble:
        yield replace(origin, fault=str(trouble))
    except DAMAGES as error:
        yield replace(origin, fault=f"The file was not read: {told_of(error)}.")


def spooled(stream: BinaryIO, limits: Limits) -> BinaryIO:
    """Copy what comes by a pipe to where it can be read in any order. Raises Unreadable."""
    head = stream.read(HEAD)
    if kind_of(head) is None:
        raw = head + stream.read(max(0, limits.document + 1 - len(head)))
        if len(raw) > limits.document:
            raise Unreadable(too_large("more", limits.document))
        return io.BytesIO(raw)
    try:
        return Budget(limits, limits.archive).spool(stream, head)
    except Overrun as trouble:
        raise Unreadable(str(trouble)) from trouble


def _open(file: BinaryIO, origin: Document, budget: Budget, depth: int) -> Iterator[Document]:
    """Yield the documents of a file. Raises Overrun alone, which ends the whole archive."""
    kind = None
    try:
        with _closed_when_it_fails(file):
            kind = kind_of(_head(file))
        if kind is None:
            with file:
                if not depth:
                    refuse_larger(budget.packed, budget.limits)
                document = replace(origin, raw=budget.read(file))
            yield document
        elif kind in PACKINGS:
            yield from _unpack(file, kind, origin, budget, depth)
        else:
            yield from _contained(file, kind, origin, budget, depth)
    except Unreadable as trouble:
        yield replace(origin, fault=str(trouble))
    except DAMAGES as error:
        yield replace(origin, fault=f"The {kind or 'file'} was not read: {told_of(error)}.")


def _unpack(
    file: BinaryIO, kind: Kind, origin: Document, budget: Budget, depth: int
) -> Iterator[Document]:
    with file:
        stream = unpacked(file, kind)
        inside = kind_of(stream.peek(HEAD)[:HEAD])
        if inside is None:
            document = replace(origin, raw=budget.read(stream))
        else:
            spooled, trouble = budget.spool_what_can_be(stream)
    if inside is None:
        yield document
        return
    if inside in PACKINGS:
        depth += 1
        with _closed_when_it_fails(spooled):
            _refuse_depth(depth, budget)
    yield from _open(spooled, origin, budget, depth)
    if trouble:
        # What stood before the damage came in; the rest is told.
        yield replace(origin, fault=str(trouble))


def _contained(
    file: BinaryIO, kind: Kind, origin: Document, budget: Budget, depth: int
) -> Iterator[Document]:
    with _closed_when_it_fails(file):
        _refuse_depth(depth, budget)
    if kind is Kind.MBOX:
        with file:
            yield from _told_too(mbox_documents(file, origin.name, budget), origin)
        return
    if kind is Kind.WARC:
        yield from _told_too(warc_documents([file], origin.name, budget), origin)
        return
    with _closed_when_it_fails(file):
        members = zip_members(file, budget) if kind is Kind.ZIP else tar_members(file, budget)
        shelf = Shelf(members, budget)
    # Its pictures may be asked for as long as one of its pages is remembered.
    weakref.finalize(shelf, file.close)
    if archives := shelf.web_archive():
        plain = [_plain(member, budget) for member in archives]
        files = [file for file, _ in plain]
        pages = warc_documents(files, origin.name, budget, shelf.pages_listed())
        yield from _told_too(pages, origin)
        yield from (replace(origin, fault=str(trouble)) for _, trouble in plain if trouble)
        return
    yield from _told_too(_documents_on(shelf, origin.name, budget, depth + 1), origin)


def _plain(member: Member, budget: Budget) -> tuple[BinaryIO, Unreadable | None]:
    """Return a WARC file inside a WACZ, unpacked as far as it is whole; and what is wrong."""
    with member.open() as file:
        packed = budget.spool(file)
    kind = kind_of(_head(packed))
    if kind not in PACKINGS:
        return packed, None
    with packed:
        return budget.spool_what_can_be(unpacked(packed, kind))


def _documents_on(shelf: Shelf, place: str, budget: Budget, depth: int) -> Iterator[Document]:
    members = list(shelf.documents())
    for before, member in enumerate(members):
        name = shown(f"{place}/{member.name}")
        if member.fault:
            yield Document(b"", name, fault=member.fault)
            continue
        told, warnings = shelf.told_of(member)
        origin = Document(b"", name, told, shelf.beside(member), warnings=warnings)
        for document in _open_member(member, origin, budget, depth):
            yield replace(document, through=(before + document.through) / len(members))
    for name, fault in shelf.faults():
        yield Document(b"", shown(f"{place}/{name}"), fault=fault)


def _open_member(
    member: Member, origin: Document, budget: Budget, depth: int
) -> Iterator[Document]:
    try:
        file = member.open()
        with _closed_when_it_fails(file):
            if member.is_packed and kind_of(_head(file)) is not None:
                with file:
                    file = budget.spool(file)
    except Unreadable as trouble:
        yield replace(origin, fault=str(trouble))
    except DAMAGES as error:
        yield replace(origin, fault=f"The file was not read: {told_of(error)}.")
    else:
        yield from _open(file, origin, budget, depth)


def _told_too(documents: Iterable[Document], origin: Document) -> Iterator[Document]:
    """Add what is told of a whole archive to what is told of its documents."""
    warnings = origin.warnings
    for document in documents:
        told = document.told.over(origin.told)
        yield replace(document, told=told, warnings=document.warnings + warnings)
        warnings = ()


def _refuse_depth(depth: int, budget: Budget) -> None:
    if depth >= budget.limits.depth:
        raise Unreadable(
            f"Archives are opened to a depth of {budget.limits.depth} (READINGROOM_MAX_DEPTH): "
            "this one stands deeper. Unpack the outer one and load the folder."
        )


def _head(file: BinaryIO) -> bytes:
    head = file.read(HEAD)
    file.seek(0)
    return head


@contextmanager
def _closed_when_it_fails(file: BinaryIO) -> Iterator[None]:
    try:
        yield
    except BaseException:
        file.close()
        raise
