"""Page chrome: menus, buttons and counters that a dump carries along with the article."""

from __future__ import annotations

import re

SMALL_PRINT = "small print"
_PHRASES = """
search|range|order by|periods|recommended|share|share this|share on|saved|save|print|printer|pdf
email|e-mail|ok|cancel|link copied|url copied|copy link|copy url|copied|type size|font size
text size|example type sizing|a a|a a a|aa|most liked|most saved|most viewed|most read
most popular|keywords|most viewed all categories|issue keywords|home|all news|home all news
send feedback|feedback|how can we improve?|thanks for your feedback!|to get the link, tap the url.
close|menu|login|log in|sign in|sign up|subscribe|newsletter|newsletters|read more
continue reading|see more|view more|more|read original version at source|advertisement
advertisements|ad|ads|sponsored|facebook|twitter|kakaotalk|kakao|line|instagram|youtube|linkedin
whatsapp|telegram|naver|band|today|edition|contents|navigation|related articles|related news
related stories|related|latest news|latest|trending|popular|comments|comment|leave a comment
no comments|reply|tags|topics|see also|next|previous|prev|list|top|top news|back|korean|english
japanese|chinese|arabic|spanish|french|list view|image view|zoom|enlarge image
the shortlink copeid|the shortlink copied|shortlink|shortlink copied|scrap|bookmark|listen|play
pause|follow us|about us|contact us|terms of use|privacy policy|sitemap|rss|videos|video|photos
photo|gallery|news today|national|politics|business|world|sports|culture|opinion|north korea
view original|click here|view all|show more|load more|go to list|font size up|font size down|a-|a+
listen to article|gift article|listen to this article|가|가가|글자크기 설정|기사 공유|
이메일 보내기|이메일|프린터|프린트|인쇄|인쇄하기|스크랩|공유
공유하기|댓글|댓글쓰기|글자크기|글자 크기 변경|글자크기 조절|본문 글자 크기|많이 본 기사
많이 본 뉴스|관련기사|관련 기사|관련뉴스|추천기사|추천뉴스|인기기사|주요뉴스|최신기사|최신뉴스
헤드라인|구독|구독하기|제보|제보하기|닫기|메뉴|검색|로그인|회원가입|기사 본문|본문|본문 바로가기
메뉴 바로가기|바로가기|맨위로|맨 위로|위로|이전|다음|목록|더보기|좋아요|싫어요|훈훈해요|슬퍼요
화나요|페이스북|트위터|카카오톡|카카오스토리|네이버|밴드|url 복사|url복사|링크 복사|링크복사
주소복사|기사저장|저장|음성으로 듣기|기사듣기|뉴스|정치|경제|사회|국제|문화|스포츠|연예|전체기사
전국|오피니언|사설|칼럼|지역|북한|과학|생활|건강|날씨|증권|부동산|포토|영상|동영상|전체
기자 구독|기자페이지|이 기사를 공유합니다|가장 많이 본 뉴스|속보
"""
_TAIL_HEADINGS = """
keywords|issue keywords|most liked|most saved|most viewed|most read|most popular
most viewed all categories|related articles|related news|related stories|latest news|trending
comments|leave a comment|see also|tags|topics|많이 본 기사|많이 본 뉴스|관련기사|관련 기사
관련뉴스|추천기사|추천뉴스|인기기사|주요뉴스|최신기사|최신뉴스|댓글|댓글쓰기|헤드라인
가장 많이 본 뉴스|recommended|popular
"""


def _listed(phrases: str) -> frozenset[str]:
    return frozenset(phrase for line in phrases.split("\n") for phrase in line.split("|") if phrase)


_CHROME = _listed(_PHRASES)
_TAILS = _listed(_TAIL_HEADINGS)
_FIRST_WORDS = frozenset(phrase.split(" ")[0] for phrase in _CHROME)
_AROUND = " •·*▶■◆▲▼☞※|>:：<[]…-–—~#+"
_GO_TO = re.compile(
    r"(?:go|skip|jump|back|return|scroll) to (?:the |main |page )?"
    r"(?:top|contents?|main|navigation|menu|page|home|search|footer|list|articles?|bottom)"
    r"(?: (?:content|menu|navigation|page))?\b"
)
_ENDING_IN_CHROME = re.compile(
    r"(?<=[.!?\"”’)\]]) ?(?:Read more|Continue reading|See more|Back To Top|Link copied"
    r"|더보기|Advertisement)"
    r"[.…>» ]*$",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"[<\[(]?(?:copyright|[©ⓒ]|\(c\) ?[0-9]|all rights reserved|to write comments"
    r"|standards board policy"
    r"|follow us|<?저작권자|무단 ?전재|[\[(<]?재판매 및|제보는|기사제보|▶|☞|※|https?://|www\.)",
    re.IGNORECASE,
)
_COPYRIGHT_SENTENCE = re.compile(
    r"copyright(?!s? ?[©ⓒ(0-9:]|s? by)(?!.{0,200}(?:reserved|prohibit)).*[a-z][.!?\"”]$",
    re.IGNORECASE,
)
_FORBIDS = re.compile(r"all rights reserved|무단 ?전재|재배포 ?금지|db ?금지", re.IGNORECASE)
_MORE_IN = re.compile(r"more (?:in|from|on|about|stories from) .{1,40}")
_SERVICE = re.compile(
    r"(?:like us on|get (?:the|our) (?:latest|best|top)|sign up (?:for|to)|subscribe (?:to|now)"
    r"|to reach (?:the|our) (?:reporter|writer|author|editor)"
    r"|this (?:article|story) was (?:translated|originally published|first published)"
    r"|contact (?:us|the (?:writer|reporter|author)) |기사 ?(?:제보|문의)|listen to this)",
    re.IGNORECASE,
)
_LONGEST_CHROME = 200
# A caption may end with such words; a line that is nothing else says them soon.
_LONGEST_BEFORE_FORBIDDING = 60
_LABEL = re.compile(r"[^\W\d][\w' -]{0,30} ?[:：]")
_CUE = re.compile(
    r"[\[<](?:anchor lead|anchor|pkg|report|리포트|앵커|앵커멘트|인터뷰|vcr|sot)[\]>]",
    re.IGNORECASE,
)
# "#North Korea" is a keyword; more words after a "#" are a sentence.
_HASHTAG = r"#[^\s#]{1,40}(?: [^\s#]{1,20}){0,2}"
_HASHTAGS = re.compile(rf"{_HASHTAG}(?: ?{_HASHTAG}){{0,30}}")
_COUNTS = re.compile(r" ?[(\[][0-9,]{1,9}[)\]]")
_NOTICE = re.compile(r"\((?:attn|eds|recasts|updates|adds)\b[^()]{0,300}(?:\)|$)", re.IGNORECASE)


def reason_for_chrome(text: str) -> str | None:
    """Say why a line is no part of the article, judged by the line alone; None when it may be."""
    if not any(map(str.isalpha, text[:400])):
        return "a rule or a number"
    if text[0] in "[<(#" and (reason := _reason_for_bracket(text)):
        return reason
    if _SMALL_PRINT.match(text) and not _speaks_of_copyright(text):
        return SMALL_PRINT
    return None if len(text) > _LONGEST_CHROME else _reason_for_short_chrome(text)


def _speaks_of_copyright(text: str) -> bool:
    """Tell "Copyright law does not know goats." from a line of rights."""
    return _COPYRIGHT_SENTENCE.match(text) is not None and len(text.split()) > 5


def _reason_for_bracket(text: str) -> str | None:
    if _CUE.fullmatch(text):
        return "programme cue"
    if _NOTICE.match(text):
        return "notice to editors"
    return "keywords" if _HASHTAGS.fullmatch(text[:2000]) else None


def _reason_for_short_chrome(text: str) -> str | None:
    if _SERVICE.match(text):
        return "service of the page"
    if _FORBIDS.search(text, 0, _LONGEST_BEFORE_FORBIDDING):
        return SMALL_PRINT
    if _LABEL.fullmatch(text):
        return "label without a value"
    return "page chrome" if is_page_chrome(text) else None


def is_page_chrome(text: str) -> bool:
    """Whether a line is made of known menu words, several in a row included."""
    if len(text) > 100:
        return False
    rest = _COUNTS.sub("", text.casefold()).strip(_AROUND)
    while rest:
        shorter = _after_phrase(rest).lstrip(_AROUND)
        if shorter == rest:
            return False
        rest = shorter
    return True


def _after_phrase(rest: str) -> str:
    """Take the longest known phrase off the front."""
    match = _GO_TO.match(rest)
    if match:
        return rest[match.end() :]
    words = rest.split(" ")
    if words[0].rstrip(_AROUND) not in _FIRST_WORDS:
        return rest
    for size in range(min(len(words), 7), 0, -1):
        if " ".join(words[:size]).rstrip(_AROUND) in _CHROME:
            return " ".join(words[size:])
    return rest


def section_at_end(text: str) -> int | None:
    """Where the name of a section begins that follows a title: "LOCK REOPENS News Today"."""
    words = text.split(" ")
    for size in (3, 2, 1):
        head = words[:-size]
        is_section = " ".join(words[-size:]).casefold() in _CHROME
        if len(head) >= 3 and (is_section or _ends_capitals(head, words[-size:])):
            return len(" ".join(head))
    return None


def _ends_capitals(head: list[str], tail: list[str]) -> bool:
    """A title all in capitals ends where the capitals end."""
    return " ".join(head).isupper() and not any(word.isupper() for word in tail)


def is_tail_heading(text: str) -> bool:
    """Whether a line heads what follows an article: related stories, keywords, charts."""
    bare = _COUNTS.sub("", text.casefold()).strip(_AROUND) if len(text) < 60 else ""
    return bare in _TAILS or _MORE_IN.fullmatch(bare) is not None


def end_of_leading_chrome(text: str) -> int:
    """Where the buttons end that a line begins with: "Back To Top Go to Contents …"."""
    end = 0
    while match := _GO_TO.match(text.casefold(), end):
        end = match.end()
        end += len(text[end:]) - len(text[end:].lstrip(_AROUND))
    return end


def chrome_at_end(text: str) -> int | None:
    """Where a button begins that stands on the same line as the end of a text."""
    match = _ENDING_IN_CHROME.search(text, max(0, len(text) - 40))
    return match.start() if match else None
