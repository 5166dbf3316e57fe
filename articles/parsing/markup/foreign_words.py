"""Months and labels of many languages put into English, so that one reader of stamps serves all."""

from __future__ import annotations

import re

_MONTHS = {
    "January": "januar jänner enero janvier janeiro gennaio januari tammikuuta styczeń stycznia"
    " leden ledna"
    " ocak января січня janúar ianuarie január januara",
    "February": "februar feber febrero février fevereiro febbraio februari helmikuuta luty lutego"
    " únor února"
    " şubat февраля лютого februára",
    "March": "märz marzo mars março maart maaliskuuta marzec marca březen března mart марта"
    " березня března",
    "April": "abril avril aprile huhtikuuta kwiecień kwietnia duben dubna nisan апреля квітня"
    " aprila",
    "May": "mai mayo maio maggio mei maj toukokuuta maja květen května mayıs мая травня mája",
    "June": "juni junio juin junho giugno kesäkuuta czerwiec czerwca červen června haziran июня"
    " червня júna",
    "July": "juli julio juillet julho luglio heinäkuuta lipiec lipca červenec července temmuz июля"
    " липня júla",
    "August": "agosto août augustus augusti elokuuta sierpień sierpnia srpen srpna ağustos августа"
    " серпня",
    "September": "septiembre septembre setembro settembre syyskuuta wrzesień września září eylül"
    " сентября"
    " вересня septembra",
    "October": "oktober octubre octobre outubro ottobre lokakuuta październik października říjen"
    " října ekim"
    " октября жовтня októbra",
    "November": "noviembre novembre novembro marraskuuta listopad listopada listopadu kasım ноября"
    " листопада",
    "December": "dezember diciembre décembre dezembro dicembre desember joulukuuta grudzień"
    " grudnia prosinec"
    " prosince aralık декабря грудня decembra",
}
_UPDATED = (
    r"(?:zuletzt )?aktualisiert|letzte aktualisierung|geändert|überarbeitet"
    r"|(?:última )?actualizaci[oó]n"
    r"|actualizad[oa]|mis à jour|mise à jour|modifié|aggiornat[oa]|atualizad[oa]|oppdatert"
    r"|opdateret|uppdaterad"
    r"|bijgewerkt|aktualizováno|aktualizacja|zaktualizowano|(?:son )?güncellen?me|güncellendi"
    r"|обновлено|оновлено"
    r"|päivitetty|更新|تحديث|ažurirano"
)
_PUBLISHED = (
    r"veröffentlicht|publiziert|erschienen|erstellt|stand(?= ?:)|publicad[oa]|publié|pubblicat[oa]"
    r"|publisert|publiceret"
    r"|publicerad|gepubliceerd|publikováno|vydáno|opublikowano|publikacja|giriş|oluşturulma"
    r"|yayınlanma|eklenme"
    r"|опубликовано|опубліковано|julkaistu|公開|配信|掲載|نشر|objavljeno"
)
_MONTH_OF = {name: month for month, names in _MONTHS.items() for name in names.split()}
_MONTH = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})(?!\w)", re.IGNORECASE
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
    r"(?:(?<=kl )|(?<=kl\. )|(?<=Updated )|(?<=Published ))([0-2]?[0-9])\.([0-5][0-9])(?![.0-9])"
    r"|(?<![0-9.])([0-2]?[0-9])\.([0-5][0-9])(?= ?Uhr)"
)
_BARE_HOUR = re.compile(r"(?<=[0-9]) ?(?:Uhr|h(?![a-z])|klo|hod\.?)")


def in_english(line: str) -> str:
    """Write a line's months, labels and clocks the English way; everything else stays."""
    line = _ORDINAL.sub(r"\1 ", line)
    line = _MONTH.sub(lambda match: _MONTH_OF[match.group().casefold()], line)
    for label, english in _LABELS:
        line = label.sub(english, line)
    line = _OF_YEAR.sub(" ", line)
    line = _DOTTED_CLOCK.sub(lambda m: f"{m[1] or m[3]}:{m[2] or m[4]}", line)
    return _BARE_HOUR.sub("", line)
