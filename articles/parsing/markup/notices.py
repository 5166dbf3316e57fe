"""Lines that stand in a text and are none: invitations to read on, rights, stand-ins for films."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.bylines import is_mail_line

if TYPE_CHECKING:
    from articles.parsing.markup.runs import Run

_INVITATION = re.compile(
    r"(?:read (?:more|also|next|on)|more|see also|also read|recommended|related|watch|listen"
    r"|don't miss|sign up"
    r"|subscribe|follow us|click here|download|share this|lesen sie (?:auch|hier|dazu|mehr)|mehr"
    r" (?:zum thema|dazu)"
    r"|auch interessant|hier (?:lesen|finden)|weiterlesen|siehe auch|lest (?:auch|hier|den)"
    r"|czytaj (?:też|także|więcej)"
    r"|zobacz (?:też|także)|přečtěte si|čtěte|lee tambi[eé]n|leer m[aá]s|ver m[aá]s|à lire|lire"
    r" aussi|voir aussi"
    r"|leggi anche|leia (?:também|mais)|lees (?:ook|meer)|les (?:også|mer)|läs (?:också|mer)|læs"
    r" også|lue myös"
    r"|ayrıca oku|читайте|関連記事|관련 ?기사)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r".{0,30}?(?:©|ⓒ|copyright\b|all rights reserved|무단 ?전재|alle rechte vorbehalten)",
    re.IGNORECASE,
)
_STAND_IN = re.compile(
    r"(?:advertisement|comments?|leave a (?:comment|reply)|anzeige|werbung|publicidad"
    r"|pub(?:licité)?|reklama|annonse|annons|annonce"
    r"|article content"
    r"|artikel|článek|embed|externer inhalt.*|.*privatsphäre-einstellungen.*|link (?:to|zum) .*"
    r"|.*url ?이? ?복사.*"
    r"|完了しました|photo|video|loading.*|getting your trinity audio.*)\.?",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?:with (?:reports|files|additional reporting|information) (?:from|by)|mit"
    r" (?:agentur)?material|mit informationen"
    r"|(?:additional )?reporting by|editing by|contact (?:us|the author)|got a story|do you have"
    r" a story"
    r"|have you got a story|for more stories like this|ihre meinung ist uns wichtig|verwendete"
    r" quellen)\b",
    re.IGNORECASE,
)


def is_notice(run: Run) -> bool:
    """Whether a run speaks about the page rather than about the news."""
    text = run.text
    if len(text) > 300:
        return False
    if _ORIGIN.match(text) or is_mail_line(text) or _RIGHTS.match(text):
        return True
    if _INVITATION.match(text) and (run.linked * 3 > len(text) or len(text) < 30):
        return True
    return len(text) < 120 and _STAND_IN.fullmatch(text) is not None
