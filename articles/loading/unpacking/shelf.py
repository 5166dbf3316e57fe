"""The files of one archive: which of them are documents, and what stands beside each."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from itertools import chain

from articles.loading.document import Beside, Told
from articles.loading.sidecar import (
    MANIFEST,
    Manifest,
    Row,
    is_manifest,
    is_sidecar,
    read_manifest,
    read_sidecar,
    sidecar_of,
)
from articles.loading.unpacking.addresses import folded, paths_named_by, paths_upwards
from articles.loading.unpacking.companions import Neighbours
from articles.loading.unpacking.damage import DAMAGES
from articles.loading.unpacking.limits import Budget, Overrun, Unreadable
from articles.loading.unpacking.members import Member
from articles.loading.unpacking.page_lists import PageList, pages_listed
from articles.loading.unpacking.snapshots import (
    INDEX,
    NOTHING_SAVED,
    Snapshots,
    read_snapshot,
)
from articles.parsing import PageWarning

_LISTS_OF_PAGES = {"pages/pages.jsonl", "pages/extraPages.jsonl"}


class Shelf:
    """All files of an archive, by their names."""

    def __init__(self, members: Iterable[Member], budget: Budget) -> None:
        self.members = sorted(members, key=lambda member: member.name)
        self._budget = budget
        self._by_name = {member.name: member for member in self.members}
        self._neighbours = Neighbours.among(self._by_name)

    @cached_property
    def manifests(self) -> dict[str, Manifest]:
        """What each manifest says, by its folder."""
        found = {}
        for member in self.members:
            folder, name = posixpath.split(member.name)
            if name == MANIFEST and not member.fault:
                raw = self._read(member) or b""
                if is_manifest(raw):
                    most = self._budget.limits.members
                    found[folder] = read_manifest(raw, member.name, most)
        return found

    def web_archive(self) -> list[Member]:
        """Return the WARC files when the archive is a web archive in one file (WACZ 1.1)."""
        if "datapackage.json" not in self._by_name:
            return []
        inside = (member for member in self.members if member.name.startswith("archive/"))
        return [
            member
            for member in inside
            if member.name.endswith((".warc", ".warc.gz")) and not member.fault
        ]

    def pages_listed(self) -> PageList:
        """Return what a web archive in one file says are its pages (WACZ 1.1, 5.2.3)."""
        lists = (one for one in self.members if one.name in _LISTS_OF_PAGES and not one.fault)
        return PageList(chain(*(pages_listed(self._read(one) or b"") for one in lists)))

    @cached_property
    def snapshots(self) -> Snapshots:
        """The folders in which ArchiveBox saved one page in many ways."""
        indexes = {
            posixpath.dirname(member.name): read_snapshot(self._read(member) or b"")
            for member in self.members
            if posixpath.basename(member.name) == INDEX and not member.fault
        }
        return Snapshots.among(self._by_name, indexes, self._is_below)

    def documents(self) -> Iterator[Member]:
        """Yield the files that are documents of their own, in the order of their names."""
        for member in self.members:
            folder, name = posixpath.split(member.name)
            is_told = name == MANIFEST and folder in self.manifests
            if not member.fault and (
                is_told
                or self.snapshots.passes_over(member.name)
                or self._neighbours.is_passed_over(member.name)
                or is_sidecar(member.name, self._by_name.__contains__)
            ):
                continue
            yield member

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield each manifest that is wrong and each folder without a page, and what is wrong."""
        for folder, manifest in self.manifests.items():
            is_there = partial(self._is_below, folder)
            for fault in (manifest.fault, manifest.missing(is_there)):
                if fault:
                    yield posixpath.join(folder, MANIFEST), fault
        for folder in self.snapshots.empty:
            yield folder or INDEX, NOTHING_SAVED

    def told_of(self, member: Member) -> tuple[Told, tuple[PageWarning, ...]]:
        """Return what its sidecar and the manifests say of a file, the nearest believed first."""
        told = self.snapshots.told.get(member.name, Told())
        warnings: tuple[PageWarning, ...] = ()
        sidecar = self._by_name.get(sidecar_of(member.name))
        if sidecar and "." in posixpath.basename(member.name):
            raw = self._read(sidecar)
            said, warnings = read_sidecar(raw or b"", posixpath.basename(sidecar.name))
            told = said.over(told)
        folder, path = posixpath.split(member.name)
        while True:
            row = self._row(folder, path)
            if row:
                told, warnings = told.over(row.told), warnings + row.warnings
            if not folder:
                return told, warnings
            folder, last = posixpath.split(folder)
            path = posixpath.join(last, path)

    def beside(self, member: Member) -> Beside:
        """Return what gives the files below the folder that a page stands in, or of the archive."""
        return partial(self._file_below, posixpath.dirname(member.name))

    def _file_below(self, folder: str, address: str) -> bytes | None:
        below = (posixpath.join(folder, path) for path in paths_named_by(address))
        for name in chain(below, paths_upwards(address, folder)):
            member = self._by_name.get(name) or self._by_folded_name.get(folded(name))
            if member is not None:
                return self._read(member)
        return None

    @cached_property
    def _by_folded_name(self) -> dict[str, Member]:
        return {folded(name): member for name, member in self._by_name.items()}

    def _row(self, folder: str, path: str) -> Row | None:
        manifest = self.manifests.get(folder)
        return manifest.rows.get(unicodedata.normalize("NFC", path)) if manifest else None

    def _is_below(self, folder: str, path: str) -> bool:
        name = posixpath.join(folder, path)
        return name in self._by_name or folded(name) in self._by_folded_name

    def _read(self, member: Member) -> bytes | None:
        """Read a file that stands beside a document; nothing when it cannot be read."""
        try:
            with member.open() as file:
                return self._budget.read(file)
        except (Unreadable, Overrun, *DAMAGES):
            return None
