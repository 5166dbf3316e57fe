"""One article as a structured document tells it, and the page that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain, agency_named
from articles.parsing.datelines import read_dateline
from articles.parsing.languages import guess_language
from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.languages import tag_of
from articles.parsing.markup.mentions import mentions_of, named
from articles.parsing.markup.trees import squeezed
from articles.parsing.page import (
    Basis,
    BlockKind,
    Mention,
    PageWarning,
    ParsedPage,
    Role,
    UnknownFormat,
)
from articles.parsing.signatures import read_signature
from articles.parsing.told.people import read_people
from articles.parsing.told.prose import NO_PROSE, Prose
from articles.parsing.told.times import settle
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.parsing.page import Hint

LONGEST_NAME, LONGEST_BYLINE = 200, 500
_KINDS = ("agency", "state_media")


@dataclass(frozen=True, slots=True)
class Story:
    """What a document tells, as written there; empty is untold.

    `published`, `updated` and `captured` are stamps in any writing; `zone` is an IANA name or an
    offset; `mentions`, when a document tells them, stand instead of those that are read.
    """

    title: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    agencies: tuple[str, ...] = ()
    language: str = ""
    url: str = ""
    section: str = ""
    published: str = ""
    updated: str = ""
    captured: str = ""
    listed: str = ""
    zone: str = ""
    zone_assumed: bool = False
    prose: Prose = NO_PROSE
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[PageWarning, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def page_of(story: Story, name: str, encoding: str, hint: Hint) -> ParsedPage:
    """Make the page of a story; raise UnknownFormat when it tells no article.

    `name` is that of the format.
    """
    title = squeezed(story.title)
    prose = _without_title(story.prose, title)
    captions = any(photo.caption for photo in prose.photos)
    if not (title or prose.blocks or captions):
        raise UnknownFormat("It holds no article: there is neither a title nor a text.")
    people = read_people(story.byline, story.authors)
    texts = [block.text for block in prose.blocks if block.kind is not BlockKind.HEADING]
    mentions = _mentions(story, people.organisations, texts, prose, hint)
    publisher = named(mentions, Role.PUBLISHER)
    agency = named(mentions, Role.AGENCY)
    times = settle(story, hint, publisher or agency)
    return ParsedPage(
        format=name,
        encoding=encoding,
        title=title,
        byline=people.byline[:LONGEST_BYLINE],
        authors=people.authors,
        publisher=publisher,
        agency=agency,
        language=hint.language or tag_of(story.language) or guess_language((title, *texts)),
        url=web_address(story.url, hint.url or ""),
        section=squeezed(story.section)[:LONGEST_NAME],
        captured_at=times.captured,
        published=times.published,
        updated=times.updated,
        listed_date=times.listed,
        time_zone=times.zone,
        zone_assumed=times.zone_assumed,
        blocks=prose.blocks,
        photos=prose.photos,
        mentions=mentions,
        warnings=tuple(
            dict.fromkeys((*story.warnings, *times.warnings, *_missing(title, prose, captions)))
        ),
        files=story.files,
    )


def _without_title(prose: Prose, title: str) -> Prose:
    """A text that begins with its own title tells it twice."""
    first = prose.blocks[0] if prose.blocks else None
    if first is None or not title or likeness(first.text) != likeness(title):
        return prose
    photos = tuple(
        replace(photo, after_block=max(0, photo.after_block - 1)) for photo in prose.photos
    )
    return Prose(prose.blocks[1:], photos)


def _missing(title: str, prose: Prose, captions: bool) -> Iterator[PageWarning]:
    if not title:
        yield PageWarning("title-missing", "The document tells no title.")
    if not prose.blocks and not captions:
        yield PageWarning("text-missing", "The document tells a title and no text.")


def _mentions(
    story: Story, organisations: Sequence[str], texts: Sequence[str], prose: Prose, hint: Hint
) -> tuple[Mention, ...]:
    name = squeezed(story.publisher)[:LONGEST_NAME]
    publisher = (name, name) if name else None
    agencies = tuple(_agencies(story, organisations, texts))
    found = mentions_of(publisher, agencies, texts, prose.photos, hint)
    if not story.mentions:
        return found
    assigned = [each for each in found if each.basis is Basis.ASSIGNED]
    roles = {each.role for each in assigned}
    told = [each for each in story.mentions if each.role not in roles]
    roles |= {each.role for each in told}
    missing = [each for each in found if each.role is Role.PUBLISHER and each.role not in roles]
    return (*assigned, *missing, *told)


def _agencies(
    story: Story, organisations: Sequence[str], texts: Sequence[str]
) -> Iterator[Mention]:
    """The agencies told in a field, a byline, a dateline or the signature below the text."""
    own = agency_named(squeezed(story.publisher)[:LONGEST_NAME])
    found = dict(_told_agencies(story, organisations, texts))
    if not found and own is not None and own.kind in _KINDS:
        yield Mention(own.name, Role.AGENCY, Basis.INFERRED, own.name)
    for name, evidence in found.items():
        yield Mention(name, Role.AGENCY, Basis.STATED, evidence)


def _told_agencies(
    story: Story, organisations: Sequence[str], texts: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for written in map(squeezed, story.agencies):
        for name in agencies_in_chain(written) or (written[:LONGEST_NAME],):
            if name:
                yield name, written[:LONGEST_NAME]
    for written in organisations:
        yield from ((name, written) for name in agencies_in_chain(written) if _is_agency(name))
    dateline = read_dateline(texts[0]) if texts else None
    if dateline:
        yield from ((name, dateline.evidence) for name in dateline.agencies if _is_agency(name))
    signature = read_signature(texts[-1]) if texts else None
    if signature:
        yield from ((name, signature.written) for name in signature.agencies if _is_agency(name))


def _is_agency(name: str) -> bool:
    agency = agency_named(name)
    return agency is None or agency.kind in _KINDS
