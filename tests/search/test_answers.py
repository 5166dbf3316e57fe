"""The shared suite: what each search finds on the shelf, on whichever engine the tests run."""

import pytest

from articles import search
from articles.models import Article

pytestmark = pytest.mark.django_db
JONG = "jong_hyphen jong_space jong_one"
WORDS = [
    ("lamp", "lamp storm thieves"),
    ("LAMP", "lamp storm thieves"),
    ("Lamp", "lamp storm thieves"),
    ("harbour", "lamp storm master"),
    ("Harbour Master", "master"),
    ("harbour lamp", "lamp storm"),
    ("lamp harbour", "lamp storm"),
    ("keepers", "lamp storm"),
    ("keeper", ""),
    ("quay", "storm quay"),
    ("broken", "storm"),
    ("balloons", "pictures"),
    ("missile", "missile pictures"),
    ("missile parade", "pictures"),
    ("herons", "untitled almanac"),
    ("zyxgon", ""),
    ("lamp zyxgon", ""),
    ("lamp lamp lamp", "lamp storm thieves"),
    ("harbor", ""),
    ("ships", "quay"),
    ("forty", "crane master"),
    ("2022", "budget station"),
    ("2,500", "budget"),
    ("2500", "budget"),
    ("1,000", "fine"),
    ("a rope", "thieves"),
    ("a song", "singer"),
    ("50%", "markup"),
    ("off_sale", "markup"),
    ("INA", ""),
    ("Courier", ""),
]
SPELLINGS = [
    ("Jong-un", JONG),
    ("jong-un", JONG),
    ("Jongun", JONG),
    ("JONGUN", JONG),
    ("Jong un", f"{JONG} baker"),
    ("Jong‑un", JONG),
    ("Jong–un", JONG),
    ("Kim Jong-un", JONG),
    ("Kim Jong un", JONG),
    ("Kim Jongun", JONG),
    ('"Kim Jong-un"', JONG),
    ('"Kim Jong un"', JONG),
    ('"Kim Jongun"', JONG),
    ('"Jong un"', JONG),
    ("Jong-un mill", "jong_hyphen"),
    ("Jong", "jong_hyphen jong_space baker"),
    ("anti-socialist", "posters club"),
    ("antisocialist", "posters club"),
    ("Anti-Socialist", "posters club"),
    ("anti socialist", "posters club party"),
    ("socialist", "posters party"),
    ("state-of-the-art", "crane lecture"),
    ('"state of the art"', "crane lecture"),
    ("stateoftheart", "crane"),
    ("F-16", "jets parts"),
    ("F16", "jets parts"),
    ("f 16", "jets parts"),
    ("cafe", "cafe fine"),
    ("café", "cafe fine"),
    ("CAFÉ", "cafe fine"),
    ("cafe\u0301", "cafe fine"),
    ("zurich", "cafe"),
    ("naive decor", "cafe"),
    ("naïve", "cafe"),
    ("mayor's", "mayor promise"),
    ("mayor’s", "mayor promise"),
    ("it's", "mayor promise"),
    ("'never again'", "mayor promise"),
    ("“never again”", "mayor promise"),
    ("O’Brien", "promise"),
    ("evil-spirits.org", "markup"),
    ("la\u00admp", "lamp storm thieves"),
    ("lamp\u200b", "lamp storm thieves"),
    ("ｌａｍｐ", "lamp storm thieves"),
]
PHRASES = [
    ('"evil spirits"', "mill markup"),
    ('"Evil Spirits"', "mill markup"),
    ("“evil spirits”", "mill markup"),
    ("„evil spirits”", "mill markup"),
    ("«evil spirits»", "mill markup"),
    ("evil spirits", "mill trade night markup"),
    ('"spirits evil"', ""),
    ('"spirits in the mill"', "mill"),
    ('"evil  spirits"', "mill markup"),
    ('"lamp"', "lamp storm thieves"),
    ('"the harbour" lamp', "lamp storm"),
    ('"harbour lamp"', "storm"),
    ('"lamp Keepers"', ""),
    ('"new quay" ship', "quay"),
    ('"parade children"', ""),
    ('"evil spir*"', "mill markup"),
    ('"evil spir"*', "mill markup"),
    ('"never again"', "mayor promise"),
]
OPERATORS = [
    ("lamp -storm", "lamp thieves"),
    ("lamp -storm -rope", "lamp"),
    ("lamp –storm", "lamp thieves"),
    ("lamp NOT storm", "lamp thieves"),
    ("lamp AND storm", "storm"),
    ("lamp OR quay", "lamp storm quay thieves"),
    ("lamp or quay", ""),
    ("harbour lamp OR master", "lamp storm master"),
    ("harbour (lamp OR master)", "lamp storm master"),
    ("(harbour lamp) OR parade", "lamp storm pictures"),
    ("lamp -(storm OR rope)", "lamp"),
    ("lamp -(storm glass)", "lamp thieves"),
    ('evil -"evil spirits"', "trade night"),
    ("Kim -Jong-un", "family race"),
    ("Kim -Jong -Jongun", "family race"),
    ("kim OR lee -family", f"{JONG} race"),
    ('"evil spirits" OR "harbour lamp"', "mill markup storm"),
    ("--lamp storm", ""),
    ("missi*", "missile missing pictures"),
    ("miss*", "missile missing singer pictures"),
    ("miss", "singer"),
    ("missil* -parade", "missile"),
    ("antisoc*", "posters club"),
    ("jongu*", JONG),
    ("har* OR qua*", "lamp storm quay master"),
    ("(lamp", "lamp storm thieves"),
    ("lamp)", "lamp storm thieves"),
    ("((lamp) (storm))", "storm"),
]
FIELDS = [
    ("title:lamp", "storm thieves"),
    ("TITLE:lamp", "storm thieves"),
    ("title: lamp", "storm thieves"),
    ("title:harbour lamp", "lamp storm"),
    ("title:(harbour lamp)", "storm"),
    ('title:"harbour lamp"', "storm"),
    ("title:spirits", "trade"),
    ("title:Jong-un", JONG),
    ("title:antisocialist", "posters club"),
    ("-title:lamp lamp", "lamp"),
    ("title:miss*", "missile missing singer"),
    ("caption:lamp", "storm"),
    ("caption:missile", "pictures"),
    ("missile -caption:missile", "missile"),
    ('caption:"new quay"', "quay"),
    ("caption:quay", "storm quay"),
    ("caption:flew", ""),
    ("source:gazette evil", "mill trade markup"),
    ('source:"vale gazette" title:kim', "jong_one family"),
    ("source:courier kim", "jong_hyphen jong_space race"),
    ("source:ina", "lamp quay"),
    ("source:연합뉴스", "agency strike summit street bridge station"),
    ("source:연합", "agency strike summit street bridge station"),
    ("source:nobody", ""),
    ("lamp -source:courier", ""),
    ("spirits -source:gazette", "night"),
    ("source:gaz* spirits", "mill trade markup"),
    ("tag:harbour", "thieves quiet"),
    ("tag:hoax", "quiet"),
    ('tag:"old hoax"', "quiet"),
    ("tag:harbour lamp", "thieves"),
    ("tag:nothing", ""),
    ("note:storm", "thieves"),
    ("note:hoax", "quiet"),
    ('note:"says the archive"', "quiet"),
    ("note:1999 OR note:hoax", "thieves quiet"),
    ("hoax", ""),
    ("archive", ""),
]
PRIVATE = [
    ("note:ledger", ""),
    ("note:kraken", ""),
    ("ledger OR kraken", ""),
    ("tag:secret", ""),
    ("lamp -tag:secret", "lamp storm thieves"),
    ("note:led*", ""),
]
KOREAN = [
    ("북한", "agency strike"),
    ("통신", "agency strike"),
    ("신문", "agency street"),
    ("중앙", "agency"),
    ("조선중앙통신", "agency"),
    ("조선 통신", "agency"),
    ("조선통신", ""),
    ("북한산", "strike"),
    ("노동신문", "street"),
    ("평양", "summit street"),
    ("평양의", "street"),
    ("caption:평양", "street"),
    ("title:평양", "street"),
    ("정상", "summit"),
    ("정상회담", "summit"),
    ('"정상 회담"', "summit"),
    ('"회담 정상"', ""),
    ("북한 -통신사", "agency"),
    ("한강", "bridge"),
    ("\u1112\u1161\u11ab\u1100\u1161\u11bc", "bridge"),
    ("다리", "bridge"),
    ("북", "agency strike summit"),
    ("미", "station"),
    ("美", "station"),
    ("2022년", "station"),
    ("KBS", "station"),
    ("kbs는", "station"),
    ("방송 KBS", "station"),
    ("東京", "tokyo crows"),
    ("東京都", "crows"),
    ("京都", "crows"),
    ("天気", "tokyo"),
    ("ガラス", "tokyo"),
    ("カラス", "crows"),
    ("ｶﾗｽ", "crows"),
    ("北京", "campus"),
    ("大学", "campus"),
    ("学生", "campus"),
    ("雨", "tokyo"),
    ("열렸*", "summit bridge"),
]
EVERY_TABLE = [*WORDS, *SPELLINGS, *PHRASES, *OPERATORS, *FIELDS, *PRIVATE, *KOREAN]


@pytest.mark.parametrize(("typed", "expected"), EVERY_TABLE)
def test_a_search_finds_these_and_no_others(shelf, typed, expected):
    keys = {article.pk: key for key, article in shelf.items()}

    found = [keys[article.pk] for article in search.search(Article.objects.all(), typed)]

    assert sorted(found) == sorted(expected.split())
    assert found == sorted(found, key=list(shelf).index), "The newest come first."
    assert search.count(Article.objects.all(), typed) == search.Counted(len(found))


NEGATIVES = [
    ("-kim", f"{JONG} family race"),
    ("-title:kim", f"{JONG} family"),
    ('-"evil spirits"', "mill markup"),
    ("-lamp -evil", "lamp storm thieves mill trade night markup"),
    ("-(lamp evil)", ""),
    ("NOT source:gazette -source:courier", "*"),
    ("lamp OR -evil", "mill trade night markup"),
    ("-북한", "agency strike"),
    ("-miss*", "missile missing singer pictures"),
    ("-tag:harbour", "thieves quiet"),
]


@pytest.mark.parametrize(("typed", "left_out"), NEGATIVES)
def test_a_search_may_only_say_what_must_not_be_there(shelf, typed, left_out):
    out = set(left_out.split())
    if left_out == "*":
        out = {key for key in shelf if shelf[key].publisher.name.isascii()}

    found = set(search.search(Article.objects.all(), typed).values_list("pk", flat=True))

    assert found == {article.pk for key, article in shelf.items() if key not in out}


def test_without_words_every_article_is_found(shelf):
    assert search.search(Article.objects.all(), "").count() == len(shelf)
