"""Where an article comes from: its sources from the publisher back, and how each is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.models import Article, Attribution, Correction, Source
from articles.parsing import Basis, Role
from articles.presenting.corrections import BY_A_CURATOR, assigned_roles

HEADINGS = {
    Role.PUBLISHER: "Published by",
    Role.AGENCY: "Written by",
    Role.CREDIT: "Photographs from",
    Role.CITED: "Cited in the text",
}
BASES = {
    Basis.STATED: "Stated on the page",
    Basis.ASSIGNED: "Assigned by a person",
    Basis.INFERRED: "Inferred from the page",
}
PUBLISHER_UNKNOWN = "Not named on the page"


@dataclass(frozen=True, slots=True)
class Origin:
    """One source in one role. `address` is empty when nobody is named."""

    heading: str
    name: str
    address: str
    kind: str
    basis: str
    basis_words: str
    evidence: str


def origins(
    article: Article, claims: Iterable[Attribution], corrections: Iterable[Correction]
) -> tuple[Origin, ...]:
    """Return the sources in the order of the chain; a missing publisher is said to be missing."""
    named = sorted(claims, key=lambda claim: list(Role).index(Role(claim.role)))
    curated = assigned_roles(corrections)
    chain = [_origin(claim, claim.role in curated) for claim in named]
    if not any(claim.role == Role.PUBLISHER for claim in named):
        chain.insert(0, _publisher_without_evidence(article.publisher))
    return tuple(chain)


def zone_reason(
    article: Article, claims: Iterable[Attribution], warnings: Iterable[Mapping[str, str]] = ()
) -> str:
    """Say in a sentence from what the time zone was assumed; nothing when the page states it.

    `warnings` are what the load remarked. A zone that somebody set since is no longer in them.
    """
    if not article.zone_assumed:
        return ""
    zone = article.time_zone or "UTC"
    for warning in warnings:
        if warning["code"].startswith("zone-") and zone in warning["message"]:
            return warning["message"]
    keeper = _keeper_of(article, claims)
    because = f", because {keeper} keeps it" if keeper else ""
    return f"The page states no time zone; {zone} is assumed{because}."


def _keeper_of(article: Article, claims: Iterable[Attribution]) -> str:
    """Return the name of the nearest source whose own zone the article's is."""
    for source in (article.publisher, article.agency, *(claim.source for claim in claims)):
        if source and source.time_zone and source.time_zone == article.time_zone:
            return source.name
    return ""


def _origin(claim: Attribution, is_curated: bool) -> Origin:
    by_curator = is_curated and claim.basis == Basis.ASSIGNED
    return Origin(
        heading=HEADINGS[Role(claim.role)],
        name=claim.source.name,
        address=claim.source.get_absolute_url(),
        kind=_kind(claim.source),
        basis=claim.basis,
        basis_words=BY_A_CURATOR if by_curator else BASES[Basis(claim.basis)],
        evidence=claim.evidence,
    )


def _publisher_without_evidence(source: Source | None) -> Origin:
    return Origin(
        heading=HEADINGS[Role.PUBLISHER],
        name=source.name if source else PUBLISHER_UNKNOWN,
        address=source.get_absolute_url() if source else "",
        kind=_kind(source) if source else "",
        basis="",
        basis_words="",
        evidence="",
    )


def _kind(source: Source) -> str:
    return "" if source.kind == "unknown" else source.get_kind_display()
