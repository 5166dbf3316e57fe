"""Lines that stand in a text and are none: invitations to read on, rights, stand-ins for films."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.bylines import is_mail_line
from articles.parsing.dates import read_stamps
from articles.parsing.markup.foreign_words import in_english

if TYPE_CHECKING:
    from articles.parsing.markup.runs import Run

_LONGEST_INVITATION = 250
_LONGEST_STAMP = 120
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
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
# "Tags: harbour, buoy": a line of links to what else is told of a matter.
_TAGS = re.compile(
    r"(?:tags?|topics?|filed under|more on|in this (?:article|story)|schlag(?:wort|wörter|worte)"
    r"|themen|stichworte|etiquetas|temas|mots[- ]cl[eé]s|argomenti|trefwoorden|emner|ämnen"
    r"|avainsanat|štítky|tagi|теги|тэги|етикети|태그|标签|標籤|タグ|キーワード) ?[:：]",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"[가-힣]{2,4} ?(?:선임|인턴|객원|전문)?(?:기자|특파원)(?: ?\(?\S{1,64}@\S{1,64}\)?)?"
    r"|[（(](?:责任?编辑?|責任編輯|编辑|記者)[:：]?[^()（）]{1,20}[)）]"
)
_RIGHTS = re.compile(
    r".{0,30}?(?:©|ⓒ|copyright\b|all rights reserved|무단 ?전재|저작권자|alle rechte vorbehalten)",
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


# Invitations that no sentence of a story is, with a link in them or without.
_ABOUT_THE_PAGE = re.compile(
    r"(?:follow (?:us|me|him|her|@?\w+(?: \w+)?) on (?:twitter|x|facebook|instagram|google|threads"
    r"|bluesky|tiktok)|have a (?:news )?tip\?|get the latest .{0,60}(?:inbox|newsletter|phone)"
    r"|add (?:us|[\w ]{2,30}) as a preferred source|sign up (?:for|to) (?:our|receive)"
    r"|subscribe to (?:our|the)|(?:first )?(?:updated|published|posted) (?:at|on|:) ?[0-9]"
    r"|(?:we|this site) may (?:earn|receive) |when you (?:buy|purchase) .{0,60}(?:commission|earn)"
    r"|click (?:here )?to (?:tweet|share|subscribe)|note: we are |join our (?:whatsapp|telegram)"
    r"|(?:dies|das) ist eine maschinelle übersetzung|ein klick für den datenschutz"
    r"|aktuelle (?:nachrichten|meldungen) .{0,60}(?:app|whatsapp|liveblog|newsletter|handy)"
    r"|(?:hier|jetzt) .{0,40}(?:newsletter|whatsapp-kanal) (?:an|abonnieren)|folgen sie uns"
    r"|s[ií]guenos en|suscr[ií]bete a|ap[uú]ntate a|suivez(?:-nous)? .{0,40}sur (?:facebook|google"
    r"|whatsapp|instagram)|inscrivez-vous|abonnez-vous|segui(?:ci)? .{0,30}su (?:facebook|google"
    r"|instagram|whatsapp|telegram)|iscriviti (?:a|al|alla)\b|siga .{0,40}n[oa]s? (?:instagram"
    r"|facebook|whatsapp|google|x)\b|inscreva-se|volg .{0,30}op (?:facebook|instagram|x)\b"
    r"|meld je aan|śledź nas|sledujte nás|следите за|подписывайтесь|підписуйтесь|bizi .{0,20}takip"
    r"|følg .{0,20}på (?:facebook|instagram)|följ .{0,20}på (?:facebook|instagram)"
    r"|subscribe (?:now |today )?(?:and|or|to|for) |(?:to )?(?:continue|keep) reading"
    r"|(?:this|the rest of this) (?:article|story|content) is .{0,30}(?:subscribers|members)"
    r"|already a (?:subscriber|member)|jetzt (?:weiterlesen|abonnieren|kostenlos testen)"
    r"|dieser (?:artikel|inhalt) ist .{0,30}abonnent|cet article est réservé"
    r"|il vous reste [0-9,.]+ ?%"
    r"|este (?:contenido|artículo) es .{0,20}(?:suscriptores|socios)|conteúdo .{0,20}assinantes"
    r"|quest[oa] (?:articolo|contenuto|storia) è .{0,20}abbonati|dit artikel is .{0,20}abonnees"
    r"|dalsza część .{0,40}(?:subskrybent|prenumerat)|この記事は.{0,6}会員|残り[0-9０-９]+文字"
    r"|카카오톡|네이버에서 .{0,20}구독|구독하기)",
    re.IGNORECASE,
)


def is_notice(run: Run) -> bool:
    """Whether a run speaks about the page rather than about the news."""
    text = run.text
    if len(text) > 300:
        return False
    if _ORIGIN.match(text) or is_mail_line(text) or _RIGHTS.match(text):
        return True
    if len(text) <= _LONGEST_STAMP and _is_stamp(text):
        return True
    if _REPORTER.fullmatch(text) or (_TAGS.match(text) and run.linked * 2 > len(text)):
        return True
    if len(text) <= _LONGEST_INVITATION and _ABOUT_THE_PAGE.match(text):
        return True
    if _INVITATION.match(text) and (run.linked * 3 > len(text) or len(text) < 30):
        return True
    return len(text) < 120 and _STAND_IN.fullmatch(text) is not None


def _is_stamp(text: str) -> bool:
    """Whether a line opens with when the page was published or updated, and says little more."""
    stamps = read_stamps(in_english(text)) if _YEAR.search(text) else ()
    if not stamps or not stamps[0].label or stamps[0].start or not stamps[0].day:
        return False
    return sum(stamp.end - stamp.start for stamp in stamps) * 2 > len(text)
