"""The sources of a page with the words that show each: publisher, agency, credits, cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, agency_named
from articles.parsing.cited import cited_sources
from articles.parsing.page import Basis, Mention, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.parsing.page import Hint, PagePhoto


def common_name(name: str) -> str:
    """The short common name of a known organisation, or the name as it is."""
    known = agency_named(name)
    return known.name if known else name


def mentions_of(
    publisher: tuple[str, str] | None,
    agencies: Iterable[Mention],
    texts: Sequence[str],
    photos: Sequence[PagePhoto],
    hint: Hint,
) -> tuple[Mention, ...]:
    """Each source once in each role; what a person said comes first and stands alone."""
    found: dict[tuple[str, Role], Mention] = {}
    for mention in (
        *_publisher(publisher, hint),
        *_agencies(agencies, hint),
        *_credits(photos),
        *_cited(texts),
    ):
        found.setdefault((mention.source, mention.role), mention)
    return tuple(found.values())


def named(mentions: Iterable[Mention], role: Role) -> str | None:
    """The sources in a role as one line."""
    return " / ".join(mention.source for mention in mentions if mention.role is role) or None


def _publisher(publisher: tuple[str, str] | None, hint: Hint) -> Iterator[Mention]:
    if hint.publisher:
        yield _assigned(hint.publisher, Role.PUBLISHER)
    elif publisher:
        name, evidence = publisher
        yield Mention(common_name(name), Role.PUBLISHER, Basis.STATED, evidence)


def _agencies(agencies: Iterable[Mention], hint: Hint) -> Iterator[Mention]:
    if hint.agency:
        yield _assigned(hint.agency, Role.AGENCY)
    else:
        yield from agencies


def _assigned(name: str, role: Role) -> Mention:
    return Mention(common_name(name), role, Basis.ASSIGNED, f"given when loading: {name}")


def _credits(photos: Iterable[PagePhoto]) -> Iterator[Mention]:
    for photo in photos:
        for name in agencies_in_chain(photo.credit):
            yield Mention(name, Role.CREDIT, Basis.STATED, photo.credit)


def _cited(texts: Iterable[str]) -> Iterator[Mention]:
    for text in texts:
        for cited in cited_sources(text):
            yield Mention(cited.source, Role.CITED, Basis.STATED, cited.evidence)
