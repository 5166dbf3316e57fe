"""From what a page's time zone may be assumed, the surest clue first."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, agency_named
from articles.parsing.formats.textdump.times import ZoneClue
from articles.parsing.page import Role
from articles.parsing.zones import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.parsing.formats.textdump.reading import Reading
    from articles.parsing.formats.textdump.sources import Sources
    from articles.parsing.page import Hint

_HANGUL = re.compile("[가-힣]")
_ZONES_OF_LANGUAGES = {"ko": "Asia/Seoul", "ja": "Asia/Tokyo"}


def zone_clues(
    hint: Hint, sources: Sources, reading: Reading, language: str | None
) -> list[ZoneClue]:
    """Every clue to the zone of the page's clocks; the room's own zone is the last."""
    clues = list(_clues(hint, sources, reading, language))
    default = hint.default_zone if zone_named(hint.default_zone) else "UTC"
    return [*clues, ZoneClue(default, "the room's own zone")]


def _clues(
    hint: Hint, sources: Sources, reading: Reading, language: str | None
) -> Iterator[ZoneClue]:
    if hint.time_zone and zone_named(hint.time_zone):
        yield ZoneClue(hint.time_zone, "what was given when loading")
    yield from _home(sources.named(Role.PUBLISHER), "the home of its publisher")
    # Korean labels tell the publisher's zone, so they come before the home of an agency abroad.
    labels = "".join(stamp.label for mark in reading.marked for stamp in mark.stamps)
    if _HANGUL.search(labels):
        yield ZoneClue("Asia/Seoul", "the Korean labels of its times")
    # Of a chain such as "AP/Newsis" the last is the nearest: it passed the story on.
    yield from _home(sources.named(Role.AGENCY)[::-1], "the home of its agency")
    if language and language.split("-")[0] in _ZONES_OF_LANGUAGES:
        yield ZoneClue(_ZONES_OF_LANGUAGES[language.split("-")[0]], "its language")
    yield from _home(_relays(reading), "the home of its photos' source")


def _relays(reading: Reading) -> list[str]:
    """The last source of each credit, state media last, then the one named most often first."""
    chains = [agencies_in_chain(photo.credit) for photo in reading.photos]
    names = [name for name, _ in Counter(chain[-1] for chain in chains if chain).most_common()]
    return sorted(names, key=_is_state_media)


def _is_state_media(name: str) -> bool:
    known = agency_named(name)
    return known is not None and known.kind == "state_media"


def _home(names: Sequence[str], kind: str) -> Iterator[ZoneClue]:
    for name in names:
        known = agency_named(name)
        if known:
            yield ZoneClue(known.time_zone, f"{kind}, {name}")
