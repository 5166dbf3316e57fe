"""The fixed set of small articles that every search of the shared suite is asked of."""

import datetime as dt
from unicodedata import normalize

from articles import search
from articles.models import Article, State
from tests import builders as build

NOON = dt.datetime(2022, 3, 1, 12, 0)
COURIER, GAZETTE, YONHAP = "Port Harrow Courier", "Vale Gazette", "연합뉴스"

# key: title, paragraphs, captions, publisher. Each is a day older than the one before it.
SHELF = {
    "lamp": ("The harbour light is lit again", ("Keepers lit the lamp on Monday.",), (), COURIER),
    "storm": (
        "Storm puts out the harbour lamp",
        ("Wind broke the glass, and the keepers rowed home.",),
        ("The broken lamp, seen from the quay.",),
        COURIER,
    ),
    "quay": ("New quay opens", ("Ships moored at noon.",), ("A ship at the new quay.",), GAZETTE),
    "mill": ("Old fears", ("Villagers spoke of evil spirits in the mill.",), (), GAZETTE),
    "trade": ("Spirits trade booms", ("Sales rose; no evil came of it.",), (), GAZETTE),
    "night": ("A night of evil", ("Spirits were high.",), (), COURIER),
    "jong_hyphen": ("Kim Jong-un opens a mill", ("Kim Jong-un praised the millers.",), (), COURIER),
    "jong_space": ("Kim Jong un visits the docks", ("He walked along the water.",), (), COURIER),
    "jong_one": ("Letter to Kim Jongun", ("The letter was not answered.",), (), GAZETTE),
    "baker": ("Jong the baker", ("Jong bakes, and his brother Un sells.",), (), GAZETTE),
    "family": ("Kim family reunion", ("Three generations met.",), (), GAZETTE),
    "race": ("Lee wins the race", ("Lee beat Kim by a boat's length.",), (), COURIER),
    "posters": ("Anti-socialist posters", ("Police tore the posters down.",), (), COURIER),
    "club": ("Antisocialist club closes", ("The club had nine members.",), (), GAZETTE),
    "party": ("Socialist party meets", ("The ante, or anti, was upped.",), (), GAZETTE),
    "crane": ("State-of-the-art crane", ("The crane lifts forty tons.",), (), COURIER),
    "lecture": ("The state of the art", ("A lecture on painting.",), (), GAZETTE),
    "jets": ("F-16 jets pass", ("Two jets flew low.",), (), COURIER),
    "parts": ("F16 parts sold", ("An auction of old parts.",), (), GAZETTE),
    "cafe": ("Café Zürich reopens", ("The naïve décor stays.",), (), COURIER),
    "fine": ("Cafe owner fined", ("A fine of 1,000 crowns.",), (), GAZETTE),
    "mayor": ("“Never again,” says mayor", ("It’s the mayor’s last word.",), (), COURIER),
    "promise": ("A mayor's promise", ("It's 'never again', said O'Brien.",), (), GAZETTE),
    "budget": ("Budget of 2,500 crowns", ("In 2022 it was 2500 crowns.",), (), COURIER),
    "agency": ("북한은 조선중앙통신을 통해 밝혔다", ("신문들이 보도했다.",), (), YONHAP),
    "strike": ("통신사 파업", ("북한산 등산객이 늘었다.",), (), YONHAP),
    "summit": ("남북 정상 회담", ("정상회담은 평양에서 열렸다.",), (), YONHAP),
    "street": ("평양 시민의 하루", ("노동신문 기자가 썼다.",), ("평양의 거리",), YONHAP),
    "bridge": (normalize("NFD", "한강의 다리"), (normalize("NFD", "철교가 열렸다."),), (), YONHAP),
    "station": ("KBS는 2022년 방송", ("美 대통령 방미 일정",), (), YONHAP),
    "tokyo": ("東京の天気", ("雨が降る。ガラスの塔。",), (), "朝の新聞"),
    "crows": ("カラスの群れ", ("東京都の公園",), (), "朝の新聞"),
    "campus": ("北京大学开学", ("学生来了。",), (), "朝の新聞"),
    "missile": ("Missile test", ("A missile flew.",), (), COURIER),
    "missing": ("Missing boat found", ("The mission ended.",), (), GAZETTE),
    "singer": ("Miss Vale sings", ("A song of the vale.",), (), GAZETTE),
    "pictures": (
        "A day in pictures",
        ("Text only.",),
        ("Missile launcher on parade.", "Children with balloons."),
        COURIER,
    ),
    "thieves": ("Lamp thieves caught", ("They stole a lamp and a rope.",), (), COURIER),
    "quiet": ("Quiet week", ("Nothing happened here.",), (), GAZETTE),
    "untitled": ("", ("A page about herons.",), (), GAZETTE),
    "markup": (
        "<b>Bold</b> & <i>plain</i>",
        ("c < d; 50% off_sale, evil-spirits.org",),
        (),
        GAZETTE,
    ),
    "master": ("HARBOUR MASTER RETIRES", ("HE SERVED FORTY YEARS.",), (), COURIER),
    "almanac": ("Almanac", ("Tides and herons.",), (), GAZETTE),
}
UNDATED = "almanac"


def fill() -> dict[str, Article]:
    """Build every article with its notes, and index all."""
    made = {key: _article(place, key) for place, key in enumerate(SHELF)}
    _notes(made)
    search.index(*made.values())
    return made


def _article(place: int, key: str) -> Article:
    title, paragraphs, captions, publisher = SHELF[key]
    return build.article(
        title=title,
        paragraphs=paragraphs,
        captions=captions,
        publisher=publisher,
        agency="INA" if key in ("lamp", "quay") else None,
        published=None if key == UNDATED else NOON - dt.timedelta(days=place),
    )


def _notes(made: dict[str, Article]) -> None:
    harbour, hoax, secret = build.tag("Harbour"), build.tag("Old hoax"), build.tag("Secret")
    build.note(made["thieves"], "rope", "Compare the storm of 1999.", tags=[harbour])
    build.note(
        made["thieves"], "lamp", "The ledger says otherwise.", state=State.DRAFT, tags=[secret]
    )
    build.note(made["quiet"], "happened", "A hoax, says the archive.", tags=[harbour, hoax])
    build.note(made["quiet"], "Nothing", "A kraken?", state=State.PROPOSED)
    build.note(made["quay"], "noon", "Kraken seen.", state=State.WITHDRAWN, tags=[secret])
