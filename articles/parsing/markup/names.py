"""Written bylines cut apart: "Von Jo Muster und Ada Finch, dpa | 3. Mai" holds three names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.bylines import KOREAN_OFFICE
from articles.parsing.markup.foreign_words import in_english
from articles.parsing.markup.trees import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 160
_LONGEST_NAME = 60
_MOST_WORDS = 6
_BY = (
    r"by|von|vom|par|por|de|di|da|av|af|door|od|przez|oprac\.?|opracował[ay]?|autore?s?|authors?|autor(?:in)?/autor(?:in)?|autor(?:in|ka|a|zy)?"
    r"|auteurs?|verfasser(?:in)?|yazar|yazan|haber|muhabir|teksti?|text[eo]?|texto|words|story|szerző"
    r"|írta|oleh|penulis|redacteur|journalist|редактор|автор[ы]?|текст|автори|корреспондент|글|글쓴이"
    r"|기자|文|撰文|作者|記者|记者|取材|บทความ|เรื่อง|द्वारा|بقلم|كتب|מאת"
)
_LEAD = re.compile(
    r"(?:(?:written|reported|compiled|words|text|texte?|texto|story|posted|published|submitted"
    r"|ein \w+|geschrieben|verfasst|écrit|rédigé|publié|escrito|redactado|publicado|scritto"
    r"|pubblicato|geschreven|skrevet|skrivet|napisał|opublikował)\s)?"
    rf"(?P<by>{_BY})(?:\s*[:：/]\s*|\s+)",
    re.IGNORECASE,
)
# "De Marelli" may be a name, "De Ana Marelli" names Ana Marelli.
_ALSO_PARTICLES = frozenset(["de", "di", "da", "av", "af", "od", "haber", "story"])
_AND = r"and|und|et|og|och|ve|и|та|dan|và|és|και|și"
_BETWEEN = re.compile(
    rf"\s*(?:[,;|•·/、，；／&]|(?<=\s)[—–]\s|\s(?:{_AND})\s(?=[^\W\d_])|(?<=[^\W\d_]{{3}})\.\s(?=[^\W\d_]))\s*",
    re.IGNORECASE,
)
# A short word joins two whole names; inside of one, as in "Ramón y Cajal", it does not.
_SHORT_WORD = re.compile(
    r"(?<=\w)\s(?:y|e|i|a|і|й|en|ja|ir|un)\s(?P<next>[^\W\d_])(?=[\w.'’-]*\s[^\W\d_])"
)
_AROUND = re.compile(
    r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|<[^<>]{0,80}>|[\w.+-]{1,64}@[\w.-]{1,80}|@\w{1,30}"
)
_OFFICES = (
    r"correspondents?|editors?|reporters?|writers?|columnists?|journalists?|contributors?"
    r"|(?:chef|sport|politik|wirtschafts|kultur)?redakteur(?:e|in)?|\w*korrespondent(?:in)?"
    r"|kolumnist(?:in)?|journalist(?:in|e)?|volontär(?:in)?|rédact(?:eur|rice)|correspondante?"
    r"|corresponsal|periodista|redactora?|giornalista|inviat[oa]|corrispondente|redattor[ei]"
    r"|redacteur|verslaggever|redaktör|korrespondent|toimittaja|dziennikar(?:z|ka)|novinář(?:ka)?"
    r"|redaktor(?:ka)?|muhabiri?|jornalista|repórter|корреспондент|журналист(?:ка)?"
    r"|обозреватель|кореспондент"
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})\b", re.IGNORECASE)
_AREAS = (
    r"Staff|Senior|Chief|News|Political|Business|Sports?|National|World|Foreign|Health|Science"
    r"|Culture|Technology|Education|Contributing|Special|Opinion|Deputy|Managing"
)
_OFFICE_BEHIND = re.compile(
    r"(?:\s+(?:[-–—]|is an?)\s(?:[\w'’&]+\s){0,5}"
    rf"|(?:\s|(?<=[a-z]))(?=(?:{_AREAS})\s)(?:[\w'’&]+\s){{0,4}}|\s|(?<=[a-z])(?=[A-Z]))"
    rf"(?i:{_OFFICES})\b.*$"
)
_OFFICE_AHEAD = re.compile(rf"^(?:[\w'’]+\s){{0,2}}(?i:{_OFFICES})\s+(?=\S+\s\S)")
_PLACE = re.compile(r"\s(?:in|aus|from|reporting|à|en|w|dans)\s.*$")
# "Jo MusterFOR THE COURIER": two pieces of a line without a space between them.
_GLUED = re.compile(r"(?<=[a-zß-ÿ]{3})(?=[A-ZÀ-Þ]{3,}\s).*$")
_KOREAN_OFFICE = re.compile(rf"\s?(?:{KOREAN_OFFICE}|記者|记者)$")
_DEGREE = re.compile(
    r"(?:M\.?D|Ph\.?\s?D|D\.?O|R\.?N|R\.?D|M\.?Sc|B\.?Sc|M\.?A|M\.?B\.?A|M\.?P\.?H|LL\.?[BM]|J\.?D"
    r"|Esq|OBE|MBE|CBE|MP)\.?"
)
_NO_NAME = re.compile(rf":|^(?:in|aus|from|à|en|dans)\s|^[\W\d_]+$|^{_DEGREE.pattern}$")
_GENERATION = re.compile(r",\s(?=(?:Jr|Sr|II|III|IV)\b)")
_WEEKDAYS = (
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
    r"|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|(?:lune|marte|mercole|giove|vener)dì|sabato"
    r"|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник"
    r"|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|понеділок|вівторок|середа|четвер"
    r"|п[’']?ятниця|субота|неділя|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"
)
_TIME_WORD = re.compile(
    rf"(?:{_WEEKDAYS})|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|today"
    r"|published|updated|posted|modified|on|am|at|the|le|el|il|den|last",
    re.IGNORECASE,
)
# Japanese papers say before a name that its text is for those who pay.
_FOR_MEMBERS = re.compile(r"^(?:有料|会員|会員限定|無料)記事\s+")
_LABEL = re.compile(r"\s(?:Published|Updated|Posted|Veröffentlicht|Aktualisiert|Publié)\b")
_NAME_WITH_DIGITS = re.compile(r"[^\W\d_]+\d|\d+[^\W\d_]{3}")


def names_in(written: str) -> Iterator[str]:
    """The names in a byline in their order, without what introduces and what surrounds them."""
    if "://" in written or written.startswith(("/", "www.")) or len(written) > 4 * LONGEST:
        return
    bare = _undated(_FOR_MEMBERS.sub("", squeezed(_AROUND.sub(" ", written))))
    bare = _GENERATION.sub(" ", _without_lead(bare))
    for part in _BETWEEN.split(_SHORT_WORD.sub(_between_names, bare)):
        name = _without_office(squeezed(_without_lead(part)).strip(" .-–—:*"))
        if 1 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(name):
            yield name


def _between_names(match: re.Match[str]) -> str:
    return f", {match['next']}" if match["next"].isupper() else match.group()


def _without_office(name: str) -> str:
    """The name before or behind what somebody is, when it is a whole name."""
    name = _KOREAN_OFFICE.sub("", name)
    if agencies_in_chain(name.split(" ")[0]):
        return name
    for office in (_OFFICE_AHEAD, _OFFICE_BEHIND, _PLACE, _GLUED):
        bare = office.sub("", name, count=1)
        name = bare if is_full_name(bare) else name
    return name


def is_office(name: str) -> bool:
    """Whether it is what somebody is rather than who: "AP National Political Writer"."""
    return _OFFICE.search(name) is not None


def is_full_name(name: str) -> bool:
    """Whether a name reads as that of a person: given name and family name, no digits."""
    words = name.split()
    if any(letter.isdigit() for letter in name):
        return False
    if not name.isascii() and len(words) == 1 and name[0] >= "\u3000":
        return 2 <= len(name) <= 5
    return 2 <= len(words) <= _MOST_WORDS and _begins(words[0]) and _begins(words[-1])


def is_introduced(written: str) -> bool:
    """Whether a line says that it names a writer: "By …", "Von …", "文/…"."""
    return _without_lead(squeezed(written)) != squeezed(written)


def _begins(word: str) -> bool:
    return not word[0].islower() and word[0].isalpha()


def _without_lead(text: str) -> str:
    lead = _LEAD.match(text)
    if lead is None:
        return text
    rest = text[lead.end() :]
    if not (_begins(rest[:1] or " ") or agencies_in_chain(rest)):
        return text
    may_be_name = lead["by"].casefold() in _ALSO_PARTICLES and " " not in rest
    return text if may_be_name else rest


def _undated(text: str) -> str:
    """Cut off where a date or a clock begins: "Jo Muster Monday, November 18" is Jo Muster."""
    label = _LABEL.search(text)
    text = text[: label.start()] if label else text
    digit = next((place for place, letter in enumerate(text) if letter.isdigit()), None)
    if digit is None or _NAME_WITH_DIGITS.match(text[text.rfind(" ", 0, digit) + 1 :]):
        return text
    words = text[:digit].rstrip(" (#").split(" ")
    while words and _is_of_a_date(words[-1].strip(",.;:|•·-–")):
        words.pop()
    return " ".join(words)


def _is_of_a_date(word: str) -> bool:
    return not word or _TIME_WORD.fullmatch(word) is not None or in_english(word) != word
