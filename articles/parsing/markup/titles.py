"""The title: a choice among the page's own candidates, by how many of them agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from articles.parsing.markup.trees import squeezed, words_of
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.markup.shown import SavedPage

_LONGEST = 400
_SEPARATORS = " -–—|·•:»›❘ᅵㅣ/~"
# What a page shows weighs as much as what it tells to machines or shares: where two of the three
# say the same, they are right more often than the third.
_LINKED, _SHARED, _SHOWN, _CARD = 2.1, 2.05, 2.0, 0.5


def choose_title(page: SavedPage) -> str:
    """Choose the wording that most candidates stand for, spelled as most of those spell it."""
    candidates = [(title, weight) for title, weight in _candidates(page) if title]
    votes: dict[str, float] = defaultdict(float)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for title, weight in candidates:
        bare = _without_site(title, candidates, site_names(page))
        votes[likeness(bare)] += weight
        spellings[likeness(bare)][bare] += 1
    best = max(votes, key=lambda folded: votes[folded], default="")
    return spellings[best].most_common(1)[0][0] if best else ""


def other_titles(page: SavedPage) -> set[str]:
    """Every way in which the page words its title: none of them is running text."""
    return {title for title, _ in _candidates(page) if title} | {
        page.linked.text("alternativeHeadline")
    }


def site_names(page: SavedPage) -> set[str]:
    """How the page calls its publication, folded for comparison."""
    names = [page.metas.first("og:site_name"), page.metas.first("application-name")]
    for value in page.linked.follow(page.linked.article.get("publisher")):
        name = value.get("name") if isinstance(value, dict) else value
        names += [name] if isinstance(name, str) else []
    return {likeness(name) for name in names if name}


def _candidates(page: SavedPage) -> Iterator[tuple[str, float]]:
    linked = page.linked.text("headline") or page.linked.text("name")
    shared = page.metas.first("og:title")
    yield linked[:_LONGEST], _LINKED
    yield shared[:_LONGEST], _SHARED
    yield _heading(page, {likeness(linked), likeness(shared)}), _SHOWN
    yield page.metas.first("twitter:title")[:_LONGEST], _CARD
    yield page.head_title[:_LONGEST], 0.0
    yield page.metas.first("headline", "dc.title", "dcterms.title", "title")[:_LONGEST], _CARD


def _heading(page: SavedPage, told: set[str]) -> str:
    """The heading that says what the page tells elsewhere; else the first that is no site name."""
    headings = [text for h1 in page.tree.iter("h1") if 0 < len(text := words_of(h1)) <= _LONGEST]
    sites = site_names(page)
    proper = [text for text in headings if likeness(text) not in sites]
    return next((text for text in proper if likeness(text) in told), proper[0] if proper else "")


def _without_site(title: str, candidates: list[tuple[str, float]], sites: set[str]) -> str:
    """Cut " - Politics | The Paper" off: what follows another candidate, or the name itself."""
    for other, _ in candidates[:3]:
        rest = title[len(other) :] if title.startswith(other) else ""
        if rest and rest[0] in _SEPARATORS and rest.strip(_SEPARATORS):
            return other
    for place, letter in enumerate(title):
        if letter in _SEPARATORS[1:] and likeness(title[place:]) in sites:
            return squeezed(title[:place].rstrip(_SEPARATORS))
    return title
