"""The months of many languages, whole and shortened, put into English."""

from __future__ import annotations

import re

_A_WORD = 20
_WHOLE = {
    "January": "januar jänner enero janvier janeiro gennaio januari tammikuuta styczeń stycznia"
    " leden ledna ocak января січня janúar ianuarie január januara siječnja januarja jaanuar gener"
    " ιανουαρίου януари јануара يناير जनवरी בינואר ינואר มกราคม",
    "February": "februar feber febrero février fevereiro febbraio februari helmikuuta luty lutego"
    " únor února şubat февраля лютого februára február februarie februara veljače februarja"
    " veebruar febrer φεβρουαρίου февруари фебруара فبراير फरवरी בפברואר פברואר กุมภาพันธ์ شباط",
    "March": "märz marzo mars março maart maaliskuuta marzec marca březen března mart марта"
    " березня března martie március marta ožujka märts març maret μαρτίου март مارس मार्च במרץ מרץ"
    " มีนาคม آذار",
    "April": "abril avril aprile huhtikuuta kwiecień kwietnia duben dubna nisan апреля квітня"
    " aprila aprilie április apríla travnja aprill απριλίου април априла أبريل ابريل अप्रैल באפריל"
    " אפריל เมษายน نيسان",
    "May": "mai mayo maio maggio mei maj toukokuuta maja květen května mayıs мая травня mája május"
    " svibnja maig μαΐου май маја مايو मई במאי מאי พฤษภาคม أيار",
    "June": "juni junio juin junho giugno kesäkuuta czerwiec czerwca červen června haziran июня"
    " червня júna iunie június juna lipnja junija juuni juny ιουνίου юни јуна يونيو जून ביוני יוני"
    " มิถุนายน حزيران",
    "July": "juli julio juillet julho luglio heinäkuuta lipiec lipca červenec července temmuz июля"
    " липня júla iulie július jula srpnja julija juuli juliol ιουλίου юли јула يوليو जुलाई ביולי"
    " יולי กรกฎาคม تموز",
    "August": "agosto août augustus augusti elokuuta sierpień sierpnia srpen srpna ağustos августа"
    " серпня augusztus augusta kolovoza avgusta agost agustus αυγούστου август أغسطس अगस्त באוגוסט"
    " אוגוסט สิงหาคม آب",
    "September": "septiembre septembre setembro settembre syyskuuta wrzesień września září eylül"
    " сентября вересня septembra septembrie szeptember rujna setembre σεπτεμβρίου септември"
    " септембра سبتمبر सितंबर בספטמבר ספטמבר กันยายน أيلول",
    "October": "oktober octubre octobre outubro ottobre lokakuuta październik października říjen"
    " října ekim октября жовтня októbra octombrie október oktobra οκτωβρίου октомври октобра"
    " أكتوبر अक्टूबर באוקטובר אוקטובר ตุลาคม",
    "November": "noviembre novembre novembro marraskuuta listopad listopada listopadu kasım ноября"
    " листопада novembra noiembrie studenoga studenog νοεμβρίου ноември новембра نوفمبر नवंबर"
    " בנובמבר נובמבר พฤศจิกายน",
    "December": "dezember diciembre décembre dezembro dicembre desember joulukuuta grudzień"
    " grudnia prosinec prosince aralık декабря грудня decembra decembrie prosinca detsember"
    " desembre δεκεμβρίου декември децембра ديسمبر दिसंबर בדצמבר דצמבר ธันวาคม",
}
_SHORT = {
    "January": "jän janv ene gen oca sty янв січ",
    "February": "febr févr fév fev şub lut фев лют",
    "March": "mär mrz mrt márc мар бер",
    "April": "avr abr ápr nis kwi апр кві",
    "May": "mag máj мая тра",
    "June": "giu jún haz cze июн чер",
    "July": "juil lug júl tem lip июл лип",
    "August": "ago aoû ağu sie авг сер",
    "September": "set szept eyl wrz сен сент вер",
    "October": "okt ott out eki paź окт жов",
    "November": "kas lis ноя лис",
    "December": "dez dic déc des ara gru дек гру",
}


def _by_name(months: dict[str, str]) -> dict[str, str]:
    return {name: month for month, names in months.items() for name in names.split()}


_MONTH_OF, _SHORT_MONTH_OF = _by_name(_WHOLE), _by_name(_SHORT)
# Not "\w": the vowels of Hindi are none of it.
_WORD = re.compile(r"[^\s\d.,;:|()/–-]{2,20}")
# "lis" and "set" are words: between a day and a year they are months.
_BETWEEN_DIGITS = re.compile(
    r"(?<=[0-9] )(?:de )?(?P<month>[^\W\d_]{3,4})\.?(?=,? (?:de |del )?[0-9]{4})"
)
_DIGIT = re.compile(r"[0-9]")


def months_in_english(line: str) -> str:
    """Write a line's months the English way; everything else stays."""
    if not _DIGIT.search(line) and len(line) > _A_WORD:
        return line
    line = _WORD.sub(lambda match: _MONTH_OF.get(match.group().casefold(), match.group()), line)
    return _BETWEEN_DIGITS.sub(_short_month, line)


def _short_month(match: re.Match[str]) -> str:
    return _SHORT_MONTH_OF.get(match["month"].casefold(), match.group())
