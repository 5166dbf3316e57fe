"""Days, clocks and labels of many languages put into English: one reader of stamps serves all."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.parsing.markup.months import months_in_english
from articles.parsing.wording import squeeze

_UPDATED = (
    r"(?:zuletzt )?aktualisiert|letzte aktualisierung|geändert|überarbeitet"
    r"|(?:última )?actualizaci[oó]n"
    r"|actualizad[oa]|mis à jour|mise à jour|modifié|aggiornat[oa]|modifica(?:t[oa])?|atualizad[oa]"
    r"|oppdatert|opdateret|uppdaterad|bijgewerkt|aktualizováno|aktualizacja|zaktualizowano"
    r"|(?:son )?güncellen?me(?: tarihi)?|güncellendi"
    r"|обновлено|оновлено"
    r"|päivitetty|更新(?:日時?|时间|時間)?|تحديث|ažurirano|actualizat|actualitzat|frissítve|ενημερώθηκε"
    r"|diperbarui|cập nhật|posodobljeno|обновена|עודכן"
)
_PUBLISHED = (
    r"veröffentlicht|publiziert|erschienen|erstellt|stand(?= ?:)|publicad[oa]|publié|pubblicat[oa]"
    r"|publisert|publiceret"
    r"|publicerad|gepubliceerd|publikováno|vydáno|opublikowano|publikacja|giriş(?: tarihi)?"
    r"|oluşturulma|yayınlanma|eklenme"
    r"|опубликовано|опубліковано|julkaistu|公開|配信|掲載|نشر|objavljeno|publicat|megjelent"
    r"|δημοσιεύθηκε|δημοσίευση|diterbitkan|発行|发布(?:时间)?|發布|公開日時?|投稿日?|פורסם"
)
_LABELS = (
    (
        re.compile(
            rf"(?<!\w)(?:{_UPDATED})(?!\w)(?: (?:am|el|le|il|em|den|kl|a las|a))?", re.IGNORECASE
        ),
        "Updated",
    ),
    (
        re.compile(
            rf"(?<!\w)(?:{_PUBLISHED})(?!\w)(?: (?:am|el|le|il|em|den|kl|a))?", re.IGNORECASE
        ),
        "Published",
    ),
)
_ORDINAL = re.compile(r"(?<![0-9.])([0-9]{1,2})(?:\.|º|er| de) ?(?=[^\W\d_]{3})")
_OF_YEAR = re.compile(r"(?<=[a-z]) de (?=[0-9]{4})")
# "kl 12.17" and "20.56 Uhr" are clocks; "12.17.2024" is a day, and so is "12.17" beside a year.
_DOTTED_CLOCK = re.compile(
    r"(?:(?<=kl )|(?<=kl\. )|(?<=klo )|(?<=Updated )|(?<=Published ))"
    r"([0-2]?[0-9])\.([0-5][0-9])(?![.0-9])"
    r"|(?<![0-9.])([0-2]?[0-9])\.([0-5][0-9])(?= ?Uhr)"
)
_CLOCK_WITH_LETTERS = re.compile(r"(?<![0-9])([0-2]?[0-9]) ?h ?([0-5][0-9])(?![0-9])")
_BARE_HOUR = re.compile(r"(?<=[0-9]) ?(?:Uhr|h(?![a-z])|klo|hod\.?)")
# "2024年4月25日", "午後2時7分".
_EASTERN_DAY = re.compile(
    r"([0-9]{4})年 ?([0-9]{1,2})月 ?([0-9]{1,2})日(?: ?[（(]\w{1,3}[)）])?[\s　]{0,3}"
)
_EASTERN_CLOCK = re.compile(
    r"(?P<half>午前|午後|上午|下午|晚上)?[\s　]?(?P<hour>[0-2]?[0-9])[時时点點:：]"
    r"(?P<minute>[0-5]?[0-9])分?(?![0-9])"
)
_SHORT_YEAR = re.compile(r"(?<![0-9.])([0-3]?[0-9]\.[01]?[0-9]\.)([0-9]{2})(?![0-9.:])")
_SPACED_DAY = re.compile(r"(?<![0-9.])([0-3]?[0-9])\. ([01]?[0-9])\. ?([0-9]{4})\.?(?![0-9])")
_VIETNAMESE_MONTH = re.compile(
    r"(?<=[0-9]) tháng ([0-9]{1,2}),? (?:năm )?([0-9]{4})", re.IGNORECASE
)
# Thailand counts the years from the Buddha's death.
_BUDDHIST_YEAR = re.compile(r"(?<=[ก-๙] )(25[4-9][0-9])(?![0-9])")
_YEAR_FIRST = re.compile(r"(?<![0-9])([0-9]{4})\. ([A-Z][a-z]+) ([0-9]{1,2})\.?")
_AT = re.compile(
    r"(?<=[0-9]{4})[.,]?\s(?:à|às|a las|las|alle(?: ore)?|ore|om|kl\.?|klo|um|u|ob|godz\.?|o|ve?"
    r"|в|о|saat|στις|lúc|pukul|jam|kell)\s(?=[0-2]?[0-9][:.][0-5][0-9])"
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)


@lru_cache(maxsize=1024)
def in_english(line: str) -> str:
    """Write a line's months, labels and clocks the English way; everything else stays."""
    line = months_in_english(_ORDINAL.sub(r"\1 ", _in_western_digits(line)))
    for label, english in _LABELS:
        line = label.sub(english, line)
    line = _SHORT_YEAR.sub(r"\g<1>20\2", _SPACED_DAY.sub(r"\1.\2.\3", _OF_YEAR.sub(" ", line)))
    line = _CLOCK_WITH_LETTERS.sub(r"\1:\2", _YEAR_FIRST.sub(r"\3 \2 \1", line))
    line = _DOTTED_CLOCK.sub(lambda m: f"{m[1] or m[3]}:{m[2] or m[4]}", line)
    return _BARE_HOUR.sub("", _AT.sub(" ", line))


def _in_western_digits(line: str) -> str:
    """Write the days and clocks of other scripts with the digits and signs of English ones."""
    if line.isascii():
        return line
    line = _BUDDHIST_YEAR.sub(lambda match: str(int(match[1]) - 543), line)
    line = _VIETNAMESE_MONTH.sub(r"/\1/\2", line.translate(_DIGITS))
    if "年" not in line:
        return line
    line = _EASTERN_DAY.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02} ", line)
    return squeeze(_EASTERN_CLOCK.sub(_western_clock, line))


def _western_clock(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    is_afternoon = match["half"] in ("午後", "下午", "晚上") and hour < 12
    return f" {hour + 12 * is_afternoon:02}:{int(match['minute']):02}"
