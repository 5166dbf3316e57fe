"""Which column of a table, or key of a record, tells which field of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from articles.parsing.markup.trees import squeezed
from articles.parsing.page import UnknownFormat
from articles.parsing.wording import folded

# The names under which tools and people keep each field, folded, the surest first.
_KNOWN = MappingProxyType(
    {
        "title": "title headline headlinemain heading name subject titel titre titulo"
        " 제목 기사제목",
        "text": "maintext text body bodytext fulltext articlebody articletext content contenttext"
        " contentmarkdown textcontent story 본문 내용 기사내용",
        "html": "contenthtml bodyhtml bodyxhtml articlehtml html rawhtml contentencoded",
        "summary": "summary description descriptiontext excerpt abstract teaser lead lede snippet",
        "url": "url link sourceurl canonicalurl permalink weburl articleurl externalurl address"
        " pageurl href loc webaddress 링크 주소",
        "published": "published publishedat publishedon datepublish datepublished publishdate"
        " publicationdate pubdate publishedtime published_parsed firstpublished"
        " firstpublicationdate webpublicationdate date datetime posted postedat createdat created"
        " time 일자 날짜 입력 작성일",
        "updated": "updated updatedat datemodify datemodified modified modifiedat lastmodified"
        " lastmod lastupdated updateddate 수정",
        "captured_at": "capturedat captured datedownload downloadedat retrieved retrievedat"
        " crawledat crawldate scrapedat fetchedat archivedat accessed accessedat filedate",
        "authors": "authors author byline creator writer reporter journalist by dccreator"
        " 기자 기고자",
        "publisher": "publisher sitename site newspaper outlet publication sourcename"
        " sourcehostname hostname sourcedomain domain source provider 언론사 매체",
        "agency": "agency newsagency wire wireservice infosource 통신사",
        "language": "language lang languagecode inlanguage",
        "section": "section category categories sectionname topic desk 분류",
        "image": "image imageurl images topimage leadimageurl urltoimage mainimage photo photourl"
        " picture thumbnail thumbnailurl bannerimage cover featuredimage featuredimg",
        "caption": "caption imagecaption photocaption captions",
        "credit": "credit imagecredit photocredit photographer imagesource",
        "alt": "alt alttext imagealt",
        "time_zone": "timezone tz zone",
    }
)
FIELDS = tuple(_KNOWN)
_PLURALS = {"author": "authors", "byline": "authors", "date": "published", "zone": "time_zone"}
_TELLING = frozenset(("title", "text", "html", "summary", "caption"))
_WORDS, _ORIGIN = frozenset(("text", "html")), frozenset(("url", "published", "image"))
_MOST_NAMED = 30


def field_named(written: str) -> str | None:
    """The field that a person means, as in `--map title=Headline`; None for what is none."""
    name = written.strip().casefold().replace("-", "_")
    name = _PLURALS.get(name, name)
    return name if name in _KNOWN else None


@lru_cache(maxsize=64)
def fields_of(
    names: tuple[str, ...], given: tuple[tuple[str, str], ...]
) -> Mapping[str, tuple[str, ...]]:
    """The columns that tell each field, the surest first; what a person said stands alone."""
    found: dict[str, tuple[str, ...]] = {}
    keys = [(folded(name), name) for name in names]
    for field, known in _KNOWN.items():
        order = {name: rank for rank, name in enumerate(known.split())}
        told = sorted((order[key], name) for key, name in keys if key in order)
        if told:
            found[field] = tuple(name for _, name in told)
    for field, column in given:
        if column in names:
            found[field] = (column,)
    return MappingProxyType(found)


def is_known(name: str) -> bool:
    """Whether a column's name tells a field by itself."""
    key = folded(name)
    return any(key in known.split() for known in _KNOWN.values())


def tells_an_article(names: Sequence[str], given: tuple[tuple[str, str], ...] = ()) -> bool:
    """Whether the columns tell an article: its words, or a title with an address or a date.

    A name and a description alone are told of anything.
    """
    fields = fields_of(tuple(names), given).keys()
    if given and not _TELLING.isdisjoint(field for field, column in given if column in names):
        return True
    has_words = not _WORDS.isdisjoint(fields)
    return has_words or not (_TELLING.isdisjoint(fields) or _ORIGIN.isdisjoint(fields))


def refuse_unknown(names: Iterable[str]) -> UnknownFormat:
    """Make the sentence that names the columns found, and says how to say which is which."""
    shown = [squeezed(name)[:40] or "(no name)" for name in names]
    listed = ", ".join(shown[:_MOST_NAMED]) + (" and more" if len(shown) > _MOST_NAMED else "")
    example = shown[0] if shown else "Headline"
    return UnknownFormat(
        "No columns are known to hold an article: its text, or its title with address or date. "
        f"The columns are: {listed or '(none)'}. "
        f'Say which is which, for example --map title="{example}" --map text=COLUMN.'
    )
