"""The sources that a page names or was given: who wrote it, released its photos, is cited in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, agency_named
from articles.parsing.cited import cited_sources
from articles.parsing.datelines import read_dateline
from articles.parsing.formats.textdump.chrome import SMALL_PRINT
from articles.parsing.formats.textdump.kinds import Kind, Marked
from articles.parsing.formats.textdump.rights import rights_holder
from articles.parsing.page import Basis, Mention, Role
from articles.parsing.wording import folded, names_an_organisation, squeeze

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from articles.parsing.formats.textdump.reading import Reading
    from articles.parsing.page import Hint

_NAMING = (Kind.BYLINE, Kind.SOURCE, Kind.SIGNATURE)
_CREDIT_PARTS = re.compile(r"[/=|]| via ")
_CREDIT_LABEL = re.compile(
    r"^ ?(?:(?:file )?(?:photo|image|picture)s? ?)?(?:by |courtesy of |provided by |credit:? )?",
    re.IGNORECASE,
)
_WIRES = ("agency", "state_media")


@dataclass(slots=True)
class Sources:
    """Collects mentions: one for each source, role and basis, with all the words that show it."""

    _evidence: dict[tuple[str, Role, Basis], dict[str, None]] = field(default_factory=dict)

    def add(self, source: str, role: Role, basis: Basis, evidence: str) -> None:
        """Note that a source stands in a role, and the words that show it."""
        self._evidence.setdefault((source, role, basis), {})[evidence] = None

    def add_all(self, sources: Iterable[str], role: Role, evidence: str) -> None:
        """Note several sources that the same words of the page name."""
        for source in sources:
            self.add(source, role, Basis.STATED, evidence)

    def assign(self, hint: Hint) -> None:
        """Note what the person who loads the document says of it."""
        for name, role in ((hint.publisher, Role.PUBLISHER), (hint.agency, Role.AGENCY)):
            if name:
                self.add(common_name(name), role, Basis.ASSIGNED, f"given when loading: {name}")

    def named(self, role: Role) -> tuple[str, ...]:
        """The sources in a role: those assigned by a person alone if there are any."""
        found = [key for key in self._evidence if key[1] is role]
        assigned = [key for key in found if key[2] is Basis.ASSIGNED]
        return tuple(dict.fromkeys(source for source, _, _ in assigned or found))

    def mentions(self) -> tuple[Mention, ...]:
        """Every mention, with its evidence in the order of the page."""
        return tuple(
            Mention(source, role, basis, "; ".join(words))
            for (source, role, basis), words in self._evidence.items()
        )


def common_name(name: str) -> str:
    """The short common name of a known organisation, or the name as it is."""
    known = agency_named(name)
    return known.name if known else squeeze(name)


def read_sources(reading: Reading, hint: Hint) -> Sources:
    """Collect every source of a page, with the words that show it."""
    sources = Sources()
    sources.assign(hint)
    _add_lines(sources, reading)
    _add_datelines(sources, reading)
    if reading.signature:
        sources.add_all(reading.signature.agencies, Role.AGENCY, reading.signature.written)
    _add_credits(sources, reading)
    _add_cited(sources, reading)
    if not sources.named(Role.PUBLISHER):
        _infer_publisher(sources, reading)
    if not reading.passages and not sources.named(Role.AGENCY):
        _infer_agency(sources, reading)
    return sources


def _add_lines(sources: Sources, reading: Reading) -> None:
    for index, mark in enumerate(reading.marked):
        if mark.kind in _NAMING and index <= reading.layout.end:
            sources.add_all(_writers(mark), Role.AGENCY, mark.text)
        if mark.publisher:
            sources.add(common_name(mark.publisher), Role.PUBLISHER, Basis.STATED, mark.text)


def _writers(mark: Marked) -> tuple[str, ...]:
    """The organisations of a byline; a person's newspaper is no agency."""
    if mark.byline is None or not mark.byline.authors:
        return mark.agencies
    known = [(name, agency_named(name)) for name in mark.agencies]
    return tuple(name for name, agency in known if agency and agency.kind in _WIRES)


def _add_datelines(sources: Sources, reading: Reading) -> None:
    for text in reading.texts:
        dateline = read_dateline(text)
        if dateline:
            sources.add_all(dateline.agencies, Role.AGENCY, dateline.evidence)


def _add_credits(sources: Sources, reading: Reading) -> None:
    for photo in reading.photos:
        mark = reading.marked[photo.index]
        printed = mark.text[photo.end :].strip() or mark.text[: photo.start].strip()
        evidence = printed or photo.credit
        sources.add_all(_releasing(photo.credit, reading.names), Role.CREDIT, evidence)


def _releasing(credit: str, names: Container[str]) -> tuple[str, ...]:
    """The organisations of a credit: known ones, or those that the page names or read as one.

    Photographers are no sources, so a name that tells nothing of an organisation makes none.
    """
    parts = (_CREDIT_LABEL.sub("", part).strip(" ©ⓒ") for part in _CREDIT_PARTS.split(credit))
    unlisted = (part for part in parts if folded(part) in names or names_an_organisation(part))
    return agencies_in_chain(credit) or tuple(dict.fromkeys(unlisted))


def _add_cited(sources: Sources, reading: Reading) -> None:
    for passage in reading.passages:
        for cited in cited_sources(passage.text):
            sources.add(cited.source, Role.CITED, Basis.STATED, cited.evidence)
    for photo in reading.photos:
        for cited in cited_sources(reading.caption(photo)):
            role = Role.CREDIT if cited.released else Role.CITED
            sources.add(cited.source, role, Basis.STATED, cited.evidence)


def _infer_publisher(sources: Sources, reading: Reading) -> None:
    """A page that names its publisher nowhere else may do so in its line of rights."""
    for mark in reading.marked:
        holder = rights_holder(mark.text) if mark.note == SMALL_PRINT else None
        if holder:
            sources.add(holder, Role.PUBLISHER, Basis.INFERRED, mark.text)
            return


def _infer_agency(sources: Sources, reading: Reading) -> None:
    """A page that is nothing but photos of one agency comes from that agency."""
    chains = {agencies_in_chain(photo.credit) for photo in reading.photos}
    if len(chains) == 1:
        for name in chains.pop():
            sources.add(name, Role.AGENCY, Basis.INFERRED, reading.photos[0].credit)
