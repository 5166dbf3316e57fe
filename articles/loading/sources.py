"""Names as pages write them to rows of sources; a new one is seeded from the table of agencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from django.utils.text import slugify

from articles.models import FormerSource, Load, Source, SourceKind
from articles.models.fields import LONGEST_SLUG
from articles.models.sources import folded_name
from articles.parsing import agency_named

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class KnownSource:
    """What a load needs of a source; `pk` is None while the source is only planned.

    `former` are the slugs of sources that were merged into it.
    """

    slug: str
    pk: int | None
    time_zone: str = ""
    language: str = ""
    former: tuple[str, ...] = ()


class SourceBook:
    """The sources of the room by name and alias: read once a load, then kept up."""

    def __init__(self, load: Load | None = None) -> None:
        self._load = load
        self._known: dict[str, KnownSource] | None = None

    def forget(self) -> None:
        """Read the sources anew at the next question: after a rolled back transaction, say."""
        self._known = None

    def find(self, name: str) -> KnownSource | None:
        """Return the source of this name or alias, if the room has it."""
        known = self._all()
        return known.get(_compared(name)) or known.get(_compared(_common_name(name)))

    def plan(self, name: str) -> KnownSource:
        """Return the source of this name, or what it would be, without making it.

        What was planned once stays so: whoever makes the source makes it under this slug.
        """
        if found := self.find(name):
            return found
        common = _common_name(name)
        planned = KnownSource(self._free_slug(common), None, self._home_of(name))
        self._all()[_compared(common)] = planned
        return planned

    def home(self, name: str) -> str:
        """Return the time zone of a source, or that which it would be made with."""
        found = self.find(name)
        return found.time_zone if found else self._home_of(name)

    def take(self, names: Iterable[str]) -> dict[str, int]:
        """Return each name's source, by its pk; a source that is missing is made.

        Sources are made in the order of their compared names, so that loads beside each other
        wait for one another instead of locking each other out.
        """
        taken: dict[str, int] = {}
        for name in sorted(set(names), key=_compared):
            found = self.find(name)
            taken[name] = found.pk if found and found.pk else self._make(name)
        return taken

    def _all(self) -> dict[str, KnownSource]:
        if self._known is None:
            self._known = {}
            former: dict[int, list[str]] = defaultdict(list)
            for source, slug in FormerSource.objects.order_by("pk").values_list("source", "slug"):
                former[source].append(slug)
            known = [(row, _known(row, former[row.pk])) for row in Source.objects.all()]
            for row, source_known in known:
                for alias in (*row.aliases, *source_known.former):
                    self._known.setdefault(_compared(alias), source_known)
            # A source's own name goes before another's alias.
            self._known |= {row.folded: source_known for row, source_known in known}
        return self._known

    def _make(self, name: str) -> int:
        common = _common_name(name)
        agency = agency_named(common)
        made = Source.objects.create(
            name=common,
            folded=_compared(common),
            slug=self.plan(name).slug,
            kind=agency.kind if agency else SourceKind.UNKNOWN,
            aliases=list(agency.aliases) if agency else [],
            homepage=agency.homepage if agency else "",
            language=agency.language if agency else "",
            time_zone=agency.time_zone if agency else "",
            first_load=self._load,
        )
        known = _known(made)
        for alias in made.aliases:
            self._all().setdefault(_compared(alias), known)
        self._all()[made.folded] = known
        return made.pk

    def _home_of(self, name: str) -> str:
        agency = agency_named(_common_name(name))
        return agency.time_zone if agency else ""

    def _free_slug(self, name: str) -> str:
        taken = {slug for known in self._all().values() for slug in (known.slug, *known.former)}
        stem = slugify(name, allow_unicode=True)[: LONGEST_SLUG - 6].strip("-_") or "source"
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        return next(slug for slug in numbered if slug not in taken)


def _compared(name: str) -> str:
    return folded_name(name)[:LONGEST_NAME]


def _common_name(name: str) -> str:
    agency = agency_named(name)
    return (agency.name if agency else " ".join(name.split()))[:LONGEST_NAME]


def _known(row: Source, former: Iterable[str] = ()) -> KnownSource:
    return KnownSource(row.slug, row.pk, row.time_zone, row.language, tuple(former))
