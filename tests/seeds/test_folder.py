"""The seeds folder as a whole: whose words these are, and every form that they must show."""

import re
import unicodedata
from pathlib import Path

import pytest

from tests.seeds.expected import DALMURI, LANTERN, SOLMARU
from tests.seeds.february import FEBRUARY
from tests.seeds.march import MARCH

SEEDS = Path(__file__).parents[2] / "seeds"
ORIGINALS = Path(__file__).parents[3] / "shared" / "seeds"
ABSTRACT = "2022-03-29-pyongyang-workshop-abstract.txt"
SAMPLE_MARK = re.compile(
    r"Sample capture of an invented (newspaper|news agency), written for Reading Room"
)
ABSTRACT_MARK = "Abstract written for Reading Room, not the newspaper's text"
# The head and the times of the abstract repeat those of the page it tells of, on purpose.
HEAD_AND_TIMES = re.compile(r"^( date |By |Published ).*$", re.MULTILINE)
# The rows name our files; a reader may have dropped captures of their own beside them.
SAMPLES = [SEEDS / row.name for row in FEBRUARY + MARCH if row.name != ABSTRACT]

every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)


def decoded(path: Path) -> str:
    """Turn a capture into text without the parser's help."""
    raw = path.read_bytes()
    if raw.startswith(b"\xff\xfe"):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp949")


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """List the runs of so many words that a text holds, without case or punctuation."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def originals() -> str:
    """The words of the real captures, where this machine has them beside the checkout."""
    if not ORIGINALS.is_dir():
        pytest.skip("the real captures are not beside this checkout: ../shared/seeds")
    return "\n".join(decoded(path) for path in ORIGINALS.glob("*.txt"))


def test_there_are_at_least_twelve_samples():
    assert len(SAMPLES) >= 12


@every_sample
def test_a_sample_says_that_it_is_one(path: Path):
    assert SAMPLE_MARK.search(decoded(path).splitlines()[-1])


def test_the_abstract_says_that_it_is_one():
    text = decoded(SEEDS / ABSTRACT)

    assert text.splitlines()[-1] == ABSTRACT_MARK
    assert text.splitlines()[1].startswith("[Abstract] ")


def test_the_samples_come_from_three_invented_sources():
    sources = {row.publisher or row.agency for row in FEBRUARY + MARCH if row.name != ABSTRACT}

    assert sources == {LANTERN, SOLMARU, DALMURI}


@pytest.mark.parametrize("month", ["2022-02", "2022-03"])
@pytest.mark.parametrize("korean", [True, False])
def test_both_months_are_told_in_both_languages(month: str, korean: bool):
    names = {path.stem for path in SAMPLES if path.name.startswith(month)}

    assert len({name for name in names if name.endswith("-ko") is korean}) >= 2


def test_an_agency_story_stands_in_a_newspaper_too():
    assert [row for row in FEBRUARY if (row.publisher, row.agency) == (LANTERN, DALMURI)]


@every_sample
def test_no_sample_shares_six_words_in_a_row_with_a_real_page(path: Path):
    assert not runs(decoded(path), 6) & runs(originals(), 6)


def test_the_abstract_shares_no_five_words_in_a_row_with_its_page():
    text, page = (HEAD_AND_TIMES.sub("", each) for each in (decoded(SEEDS / ABSTRACT), originals()))

    assert not runs(text, 5) & runs(page, 5)


@every_sample
def test_every_address_is_an_example(path: Path):
    hosts = re.findall(r"@([\w.-]+)", decoded(path))

    assert [host for host in hosts if not re.search(r"(^|\.)example\.(com|org)$", host)] == []


@every_sample
def test_no_sign_turns_the_direction_of_the_text(path: Path):
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "R", "AL"}

    assert turning.isdisjoint(map(unicodedata.bidirectional, decoded(path)))


@pytest.mark.parametrize(
    ("name", "start", "part"),
    [
        ("2022-02-09-ferry-sails-again.txt", b" date ", b"\r\n"),
        ("2022-02-17-library-roof.txt", b"\xff\xfe", "February 17".encode("utf-16-le")),
        ("2022-03-02-teacher-finds-comet.txt", b"\xef\xbb\xbf", "🌠".encode()),
        ("2022-02-10-auction-hall-ko.txt", b"[", "경매장".encode("cp949")),
        ("2022-02-03-harbour-light.txt", b" date ", (" \u00a0" * 6).encode()),
        ("2022-03-21-a-fish-and-a-star.txt", b" date ", (" " + "\u00a0" * 6).encode()),
    ],
)
def test_files_are_kept_in_the_bytes_that_pages_come_in(name: str, start: bytes, part: bytes):
    raw = (SEEDS / name).read_bytes()

    assert raw.startswith(start)
    assert part in raw


@pytest.mark.parametrize(
    "form",
    [
        r"^Published : Feb 3, 2022 - 09:20[ \xa0]+Updated : Feb 3, 2022 - 14:05$",
        r"^Published : Mar 2, 2022 - 21:30$",
        r"^All News 13:00 February 08, 2022$",
        r"^06:45 March 20, 2022$",
        r"^Published : February 17, 2022 - 8:45 a\.m\..+ - 3:10 p\.m\.$",
        r"^Published : 2022-02-24 09:54$",
        r"^Published: 26 March 2022, 10:15$",
        r"^Saturday 12 March 2022 22:41$",
        r"^Date: 14/02/2022 \| Source: [^|]+ \| Read original version at source$",
        r"^Dalmuri \| Haneulpo \| Updated: 27-02-2022 21:15 KST \| Created: 27-02-2022 19:02 KST$",
        r"입력: 2022\.02\.04 08:30 \| 수정: 2022\.02\.04 11:15$",
        r"^등록 2022\.02\.10 오전 9:05 수정 2022\.02\.10 오후 2:40$",
        r"^입력 2022년 2월 19일 오후 6시 20분$",
        r"^입력 2022-03-16 16:05:30 수정 2022-03-16 18:20:11$",
        r"^By Kim Min-ji$",
        r"^By Kim Min-ji and Tomas Arden$",
        r"^By Kim Min-ji \(minji@example\.com\)$",
        r"^By Dalmuri$",
        r"^김민지 기자$",
        r"^김민지 기자 minji@example\.com$",
        r"^HANEULPO, Feb\. 8 \(Dalmuri\) -- ",
        r"^SOLMARU, March 8 \(Dalmuri\) -- ",
        r"\(AP-Yonhap\)$",
        r"\[AFP/YONHAP\]$",
        r" Photo by Ryu Eun-chae$",
        r" / Courtesy of Solmaru Market Association$",
        r"^By the time the glass was cold",
        r"\. By agreement neither ",
        r"a light-emitting diode \(LED\) unit",
        r"the Solmaru Market Association \(SMA\) chose",
        r"^\(Reporting by .+; editing by .+\)$",
        r"[가-힣] ✨ [가-힣]",
        r"“[^”]+,” said ",
        r"^\(ATTN: ",
        r"^\(END\)$",
    ],
)
def test_every_form_of_the_page_family_is_shown(form: str):
    together = "\n".join("\n".join(decoded(path).splitlines()) for path in SAMPLES)

    assert re.search(form, together, re.MULTILINE)


def test_a_page_prints_no_time_at_all():
    text = decoded(SEEDS / "2022-03-08-lamps-out-for-comet.txt")

    assert not re.search(r"\d\d:\d\d", text)
