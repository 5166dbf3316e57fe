"""The title: a choice among the page's own candidates, by how many of them agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.markup.outlets import site_keys, starts_with_site
from articles.parsing.markup.trees import marks_of, squeezed, words_of
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from articles.parsing.markup.shown import SavedPage

_LONGEST = 400
_SHORTEST = 8
_FEW_WORDS = 3
_SEPARATORS = "-–—|·•:»›❘ᅵㅣ/~*[(（［"
_SIDES = re.compile(r"(\s[-–—·•»›❘~*/]\s|\s?[|ᅵㅣ]\s?)")
# What a page shows weighs as much as what it tells to machines or shares: where two of the three
# say the same, they are right more often than the third.
_LINKED, _SHARED, _SHOWN, _CARD = 2.1, 2.05, 2.0, 0.5
_METAS = ("headline", "dc.title", "dcterms.title", "title", "parsely-title", "sailthru.title")
_HEADLINE_TAGS = ("h2", "h3", "h4", "p", "div", "span", "strong", "b", "td", "font")
_A_HEADLINES_CHILDREN = 4
_KICKER = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:kicker|over-?line|top-?line|roof-?line|dach-?zeile"
    r"|spitz-?marke|eyebrow|pre-?title|pre-?headline|super-?title|antetitulo|cintillo|chapeau"
    r"|overtitle|stikktittel|vignet|category|section|rubri[ck])"
)
_HEADLINE = re.compile(r"(?:^|[\s_-])(?i:head-?line|title)(?:$|[\s_-])")


@dataclass(frozen=True, slots=True)
class Titles:
    """The title chosen, and every way in which the page words it: none of them is its text."""

    chosen: str
    worded: frozenset[str]


def read_titles(page: SavedPage) -> Titles:
    """Choose the wording that most candidates stand for, spelled as most of those spell it."""
    sites = site_keys(page)
    candidates = list(_candidates(page, sites))
    worded = {title for title, _ in candidates} | {page.linked.text("alternativeHeadline")}
    return Titles(_chosen(page, candidates, sites), frozenset(worded))


def _chosen(page: SavedPage, candidates: list[tuple[str, float]], sites: frozenset[str]) -> str:
    kickers = [parts for h1 in page.tree.iter("h1") if (parts := _parted(h1))[0]]
    votes: dict[str, float] = defaultdict(float)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for title, weight in candidates:
        bare = _without_other_kicker(_without_site(title, candidates, sites), kickers)
        votes[likeness(bare)] += weight
        spellings[likeness(bare)][bare] += 1
    best = max(votes, key=lambda folded: votes[folded], default="")
    return spellings[best].most_common(1)[0][0] if best else ""


def _without_other_kicker(title: str, shown: list[tuple[str, str]]) -> str:
    """Cut the line above a headline where a page shows another there than it tells."""
    for kicker, headline in shown:
        before = title.removesuffix(headline).rstrip()
        if before != title and before.endswith(":") and likeness(before) != likeness(kicker):
            return headline
    return title


def _candidates(page: SavedPage, sites: frozenset[str]) -> Iterator[tuple[str, float]]:
    linked = page.linked.text("headline") or page.linked.text("name")
    shared, carded = page.metas.first("og:title"), page.metas.first("twitter:title")
    shown = _heading(page, (linked, shared, carded, page.head_title), sites)
    told = [
        (linked, _LINKED),
        (shared, _SHARED),
        (shown, _SHOWN),
        (carded, _CARD),
        (page.head_title, 0.0),
        (page.metas.first(*_METAS), _CARD),
    ]
    return ((title[:_LONGEST], weight) for title, weight in told if title)


def _heading(page: SavedPage, titles: Iterable[str], sites: frozenset[str]) -> str:
    """The heading that says what the page tells elsewhere; else the first that is no site name.

    A page without any shows its title in other words that it tells.
    """
    cut = [_cut(title, sites) for title in titles if title]
    told = {likeness(text) for title in cut for text in (title, title.rpartition(" [")[0]) if text}
    headings = [h1 for h1 in page.tree.iter("h1") if 0 < len(words_of(h1)) <= _LONGEST]
    if not headings:
        return _shown_without_heading(page, told)
    # A headline that is told without the line above it stands for itself.
    texts = [text for h1 in headings for text in (_without_kicker(h1), words_of(h1))]
    proper = [text for text in texts[::2] if text and not starts_with_site(text, sites)]
    return next((text for text in texts if likeness(text) in told), next(iter(proper), ""))


def _without_kicker(heading: HtmlElement) -> str:
    """The words of a heading without the line above it that some makers put inside of it."""
    return _parted(heading)[1]


def _parted(heading: HtmlElement) -> tuple[str, str]:
    """The line above a headline that stands in one heading with it, and the headline."""
    first = next(iter(heading), None)
    if first is None or squeezed(heading.text) or not _is_above(first, list(heading)[1:]):
        return "", words_of(heading)
    kicker = "".join(first.itertext())
    rest = squeezed("".join(heading.itertext()).lstrip()[len(kicker.lstrip()) :])
    return (squeezed(kicker), rest) if rest else ("", words_of(heading))


def _is_above(first: HtmlElement, others: list[HtmlElement]) -> bool:
    """Whether a line is called one above the headline, or stands before what is called that."""
    if _KICKER.search(marks_of(first)):
        return True
    called = [_HEADLINE.search(marks_of(element)) is not None for element in (first, *others)]
    return called == [False, True] and bool(words_of(first))


def _shown_without_heading(page: SavedPage, told: set[str]) -> str:
    longest = max(map(len, told), default=0) * 2
    for element in page.tree.iter(*_HEADLINE_TAGS):
        if len(element) <= _A_HEADLINES_CHILDREN:
            for text in dict.fromkeys((_without_kicker(element), words_of(element))):
                if _SHORTEST <= len(text) <= longest and likeness(text) in told:
                    return text
    return ""


def _without_site(title: str, candidates: list[tuple[str, float]], sites: frozenset[str]) -> str:
    """Cut " - Politics | The Paper" off: what follows another candidate, or the name itself."""
    for other, _ in candidates[:3]:
        rest = title[len(other) :].lstrip() if title.startswith(other) else ""
        if rest and rest[0] in _SEPARATORS and len(other) >= _SHORTEST:
            return other
    return _cut(title, sites)


def _cut(title: str, sites: frozenset[str]) -> str:
    """Cut at the first part that names the site, then the section that stood before it."""
    pieces = _SIDES.split(title)
    parts, between = pieces[::2], [side.strip() for side in pieces[1::2]]
    named = [number for number, part in enumerate(parts) if starts_with_site(part, sites)]
    behind = next((number for number in named if number), None)
    if behind is not None:
        is_section = behind > 1 and between[behind - 2 : behind] == ["|", "|"]
        if is_section and len(parts[behind - 1].split()) <= _FEW_WORDS:
            behind -= 1
        kept = squeezed("".join(pieces[: 2 * behind - 1]))
        return kept if len(kept) >= _SHORTEST else title
    kept = squeezed("".join(pieces[2:])) if named else ""
    return kept if len(kept.split()) >= _FEW_WORDS else title
