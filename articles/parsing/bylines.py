"""Bylines: who wrote the page, in English and Korean, and the addresses printed with the names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from articles.parsing.agencies import agencies_in_chain, agency_named, is_chain_of_agencies
from articles.parsing.wording import squeeze

LONGEST = 160
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|<[^<>]{0,80}>")
_BY = re.compile(
    r"(?:(?:written|reported|words|story|article|compiled) )?(?:by|von|par)[ :] ?(?P<names>\S.*)",
    re.IGNORECASE,
)
_AGENCY_FIRST = re.compile(r"[(\[](?P<agency>[^()\[\]]{2,40})[)\]] (?=by )", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:(?:staff|senior|chief|contributing|political|foreign|business|sports) )?"
    r"(?:reporter|writer|correspondent|editor|photographer|columnist|intern|contributor)",
    re.IGNORECASE,
)
_ROMANISED = re.compile(
    r"[A-Z][a-z]{1,6} [A-Z][a-z]{1,6}-[a-z]{1,6}|[A-Z]{2,7} [A-Z]{2,7}-[A-Z]{2,7}"
)
_VIA = re.compile(r"via (?P<names>\S.*)", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?:authors?|reporters?|writers?|correspondent|기자|글|글쓴이) ?[:=] ?(?P<names>\S.*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•·*▶■◆\-–—|]+ ")
_BETWEEN_NAMES = re.compile(r", (?:and )?| and | & |[/;·|]|, ")
_PLACE = re.compile(r" (?:in|at|for|reporting from) (?:the )?[A-Z].*$")
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’‘-]*")
_PARTICLE = re.compile(
    r"al|bint?|da|del?|della|de[nr]|d[iou]s?|el|l[ae]|ter|v[ao]n|y", re.IGNORECASE
)
_NOT_A_PERSON = re.compile(
    r"\b(?:agenc(?:y|ies)|news|press|staff|desk|team|editors?|editorial|reporters?|writers?|wires?"
    r"|services?|correspondents?|newsroom|bureau|media|times|herald|daily|tribune|broadcasting"
    r"|television|radio|interns?)\b",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|today|the",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(r"\b(?:agency|news|press|wire|media|broadcasting)\b", re.IGNORECASE)
_WIRE = re.compile(r"(?<=\w) (?:news ?)?(?:wires?|wire service)$", re.IGNORECASE)
# What a Korean reporter is called behind the name, or before it.
KOREAN_OFFICE = (
    r"(?:(?:선임|인턴|수습|전문|사진|객원) ?)?"
    r"(?:기자|특파원|논설위원|통신원|위원|앵커|리포터|PD)"
)
_KOREAN_NAME = r"[가-힣]{2,4}"
_KOREAN = re.compile(
    rf"(?:[가-힣A-Z=·]{{1,12}} |[가-힣A-Z·]{{2,10}}=)?"
    rf"{_KOREAN_NAME}(?:(?:[·,/] ?| ){_KOREAN_NAME}){{0,4}} ?"
    rf"{KOREAN_OFFICE}"
    r"(?: ?= ?)?"
)
_AFTER_OFFICE = re.compile(
    rf"{KOREAN_OFFICE} (?P<names>{_KOREAN_NAME}(?:[·,/] ?{_KOREAN_NAME}){{0,4}})"
)
_BEFORE_OFFICE = re.compile(
    rf"(?P<names>{_KOREAN_NAME}(?:(?:[·,/] ?| ){_KOREAN_NAME}){{0,4}}) ?{KOREAN_OFFICE}"
)
# The usual family names, which tell "박서준" from "국제뉴스".
_FAMILY_NAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방"
    "공현함변염여추도소석선설마길연위표명"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline as printed, with the people and the organisations that it names."""

    written: str
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()


def read_byline(line: str) -> Byline | None:
    """Read a line that is a byline and nothing else; None for every other line."""
    if len(line) > LONGEST:
        return None
    line = squeeze(line)
    written = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    return (
        _introduced(written)
        or _korean(written)
        or _signed_with_mail(written)
        or _with_office(written)
        or _after_agency(written)
    )


def read_bare_name(line: str) -> Byline | None:
    """Read a line that is a Korean name in Latin letters, "Kim Min-ji", and nothing else."""
    name = squeeze(line).strip(" |")
    return Byline(name, (name,)) if _ROMANISED.fullmatch(name) else None


def is_mail_line(line: str) -> bool:
    """Whether a line holds e-mail addresses and nothing else."""
    if len(line) > LONGEST or "@" not in line:
        return False
    return not _MAIL.sub("", line).strip(" ,;/|()[]<>·:").replace("E-mail", "")


def korean_reporters(text: str) -> tuple[str, ...]:
    """The names before "기자" and its like: "김가명·이가상 기자" names two."""
    match = _BEFORE_OFFICE.search(text)
    return _apart(match["names"]) if match else ()


def _apart(names: str) -> tuple[str, ...]:
    """Cut "김민지 박서준" into names; before the last a word must look like a name to be one."""
    *words, last = re.split(r"[·,/] ?| ", names)
    return (*filter(_looks_like_a_korean_name, words), last)


def _looks_like_a_korean_name(word: str) -> bool:
    return 2 <= len(word) <= 3 and word[0] in _FAMILY_NAMES and word[-1] not in "부팀국실단"


def _introduced(line: str) -> Byline | None:
    label = _AUTHOR.fullmatch(line)
    match = label or _BY.fullmatch(line) or _VIA.fullmatch(line)
    if match is None:
        return None
    line = label["names"] if label else line
    mails = tuple(_MAIL.findall(match["names"]))
    bare = _BRACKETS.sub("", _MAIL.sub("", match["names"])).strip(" ,;|/")
    parts = [part.strip(" .") for part in _BETWEEN_NAMES.split(_PLACE.sub("", bare))]
    return _sorted_out(line, [part for part in parts if part], mails)


def _sorted_out(line: str, parts: list[str], mails: tuple[str, ...]) -> Byline | None:
    """Tell people from organisations; a part that is neither means that this is no byline."""
    people: list[str] = []
    organisations: list[str] = []
    for part in parts:
        known = agencies_in_chain(part) if is_chain_of_agencies(part) else ()
        if known or _NOT_A_PERSON.search(part):
            organisations += known or _unknown_organisation(part)
        elif _is_person(part):
            people.append(part)
        elif not people:
            return None
    if not people and not organisations and not all(map(_NOT_A_PERSON.search, parts)):
        return None
    return Byline(line, tuple(dict.fromkeys(people)), tuple(dict.fromkeys(organisations)), mails)


def _unknown_organisation(part: str) -> list[str]:
    """The name of an organisation that is not in the list; "staff writer" is none."""
    name = _WIRE.sub("", part).removeprefix("the ").removeprefix("The ")
    words = name.split()
    if words[0].casefold() == "ap" and len(words) > 1:
        return ["AP"]
    for size in range(len(words) - 1, 0, -1):
        known = agency_named(" ".join(words[:size]))
        if known:
            return [known.name]
    is_wire = _WIRE.search(part) is not None and not _NOT_A_PERSON.fullmatch(name)
    is_organisation = len(words) > 1 and _ORGANISATION.search(name) is not None
    return [name] if words[0][:1].isupper() and (is_wire or is_organisation) else []


def _is_person(part: str) -> bool:
    names = part.split()
    if not 1 <= len(names) <= 5 or _TIME_WORD.fullmatch(names[0]):
        return False
    if re.fullmatch(_KOREAN_NAME, part):
        return True
    return all(_NAME_WORD.fullmatch(name) or _PARTICLE.fullmatch(name) for name in names)


def _with_office(line: str) -> Byline | None:
    """Read "Kim Min-ji / Staff reporter", "Kim Min-ji, correspondent"."""
    name, *offices = [part.strip() for part in re.split(r"[,/|]", line, maxsplit=3)]
    if not offices or not all(map(_OFFICE.fullmatch, offices)):
        return None
    return Byline(line, (name,)) if len(name.split()) > 1 and _is_person(name) else None


def _after_agency(line: str) -> Byline | None:
    """Read "(Yonhap) By Kim Min-ji"."""
    match = _AGENCY_FIRST.match(line)
    agencies = agencies_in_chain(match["agency"]) if match else ()
    byline = _introduced(line[match.end() :]) if match and agencies else None
    if byline is None:
        return None
    return replace(byline, written=line, organisations=(*agencies, *byline.organisations))


def _korean(line: str) -> Byline | None:
    if line.isascii():
        return None
    mails = tuple(_MAIL.findall(line))
    bare = _BRACKETS.sub("", _MAIL.sub("", line)).strip(" ,;|/=")
    ahead = _AFTER_OFFICE.fullmatch(bare)
    if ahead is None and not _KOREAN.fullmatch(bare):
        return None
    people = _apart(ahead["names"]) if ahead else korean_reporters(bare)
    return Byline(line, people, agencies_in_chain(bare.split()[0]), mails)


def _signed_with_mail(line: str) -> Byline | None:
    """Read "Kim Min-ji (minji@example.com)", "Kim Min-ji minji@example.com" and the like."""
    mails = tuple(_MAIL.findall(line)) if "@" in line else ()
    name = _MAIL.sub("", line).strip(" ()[]<>,;:|/·") if mails else ""
    parts = [part.strip() for part in _BETWEEN_NAMES.split(name) if part.strip(" ()[]<>")]
    if not parts or not all(_is_person(part) for part in parts):
        return None
    return Byline(line, tuple(parts), (), mails)
