"""The world's news agencies and state media, known by their names and aliases."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from articles.parsing.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINKS = re.compile(r" via |[/=·,|+&]| and ")
_CHAIN = re.compile(r"[/=·]|(?<=\w)-(?=\w)| via ")
# "Korean Central News Agency via Korea News Service" has seven spaces; a sentence has more.
_SPACES_OF_A_CHAIN = 8
_AROUND = re.compile(
    r"^(?:the|via|photos?|file photos?|사진 ?제공|사진|자료)[ :=]+"
    r"|[ :](?:file )?photos?$|[ :]file$|[ :]news ?wire$|[ :]via$|[ ,](?:자료 ?사진|제공|특약)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Agency:
    """An organisation that news comes from; `time_zone` is the IANA name of its home zone."""

    name: str
    kind: str
    time_zone: str
    language: str
    homepage: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The common name and every alias."""
        return (self.name, *self.aliases)


@cache
def all_agencies() -> tuple[Agency, ...]:
    """Read the list that ships with the project, once."""
    listing = resources.files("articles.parsing").joinpath("agencies.toml")
    entries = tomllib.loads(listing.read_text(encoding="utf-8"))["agency"]
    return tuple(
        Agency(**{**entry, "aliases": tuple(entry.get("aliases", ()))}) for entry in entries
    )


@cache
def _by_folded_name() -> Mapping[str, Agency]:
    pairs = ((folded(name), agency) for agency in all_agencies() for name in agency.names)
    return MappingProxyType(dict(pairs))


@lru_cache(maxsize=2048)
def agency_named(name: str) -> Agency | None:
    """Find an organisation by its name or any alias; case, spacing and "the" don't matter."""
    bare = name[4:] if name[:4].casefold() == "the " else name
    found = _by_folded_name().get(folded(name)) or _by_folded_name().get(folded(bare))
    return found if found is None or _is_written_as_a_name(bare, found) else None


def _is_written_as_a_name(written: str, agency: Agency) -> bool:
    """Tell "MAP" and "APP" from the words "map" and "app"."""
    return len(written) > 4 or written.isupper() or written in agency.names


def agencies_in_chain(chain: str) -> tuple[str, ...]:
    """Name each organisation of a credit or signature such as "AP-Yonhap" or "KCNA via Reuters".

    Known organisations get their common name; what is not known is left out.
    """
    names = (agency.name for part in _LINKS.split(chain) for agency in _agencies_of_part(part))
    return tuple(dict.fromkeys(names))


def is_chain_of_agencies(chain: str) -> bool:
    """Whether a text is nothing but known organisations, as "AP/Yonhap" is."""
    if len(chain) > 80 or chain.count(" ") > _SPACES_OF_A_CHAIN or not chain.strip():
        return False
    if agency_named(chain):
        return True
    parts = (piece for part in _CHAIN.split(chain) for piece in _LINKS.split(part))
    return all(agencies_in_chain(part) for part in parts)


def _agencies_of_part(part: str) -> Iterator[Agency]:
    whole = _bare_agency(part)
    if whole is not None:
        yield whole
        return
    # "AFP-Yonhap" is two agencies, but "Agence France-Presse" is one: hyphens are cut last.
    for piece in part.split("-"):
        found = _bare_agency(piece)
        if found is not None:
            yield found


def _bare_agency(name: str) -> Agency | None:
    name = name.strip(" .()[]")
    found = agency_named(name) if name else None
    while found is None:
        shorter = _AROUND.sub("", name).strip()
        if not shorter or shorter == name:
            return None
        name, found = shorter, agency_named(shorter)
    return found
