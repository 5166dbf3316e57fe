"""The seeds folder: captures of an invented press, written for Reading Room, and what they show.

Three publishers that do not exist report from a coast that does not exist: the Haneulpo Lantern
(an English daily), 솔마루일보 (a Korean daily) and Dalmuri (a news agency whose stories the Lantern
carries too). Their stories of February and March 2022 share towns and people and follow one
another: a lighthouse loses its keeper and its lens, a gale keeps seven pupils in the fish hall, a
library roof falls in, a teacher finds a comet, an election ends level, the lens is lit again in the
library's reading room. A last capture is an abstract of a real page in words of our own. The files
hold nothing but captures, because everything in the folder is loaded.

What each one is there to show (every one says that it is a sample):

02-03 harbour-light       two 24-hour stamps parted by spaces and U+00A0 by turns; two photos,
                          each doubled; curly quotes; (LED) and (HPO) in the text; "By" opens a
                          paragraph
02-04 lighthouse-lens-ko  Korean; 2022.02.04 stamps on a line of source | place | times
02-08 gale-ferry-wire     agency page: "All News 13:00 February 08, 2022", (ATTN: …), By A and B,
                          dateline, caption between paragraphs, e-mail, (END), residue
02-09 ferry-sails-again   CRLF; a paper carries an agency's story: "By Dalmuri", closing "(Dalmuri)"
02-10 auction-hall-ko     CP949; 오전/오후; 김민지 기자; [credit]; no date line; a column's name
02-14 seed-market         "Date: … | Source: … | Read …", a day without a time; three photos
                          doubled; "Photo by …", "/ Courtesy of …"; a bracket that is no credit
02-17 library-roof        UTF-16 with a mark; 12-hour clock in English, updated
02-19 book-chain-ko       2022년 2월 19일 오후 6시 20분; one time; two photos doubled
02-24 colour-of-a-bench   a very long title; no photo; 2022-02-24 09:54
02-27 cup-in-fog          no byline; source | place | updated first, zone stated; [AFP/YONHAP];
                          (Reporting by …)
03-02 teacher-finds-comet byte order mark; emoji and Hangul in English text; (AP-Yonhap); byline
                          again at the foot with an e-mail address
03-04 comet-ladder-ko     Korean with a long title that holds quotations; 승인; no update
03-08 lamps-out-for-comet title on the date line; no time at all; single newlines; other headlines
                          after (END)
03-12 bus-seven           nobody is named; standfirst; "Via … news wire"; 12 March 2022; title twice
03-16 nets-and-dumplings-ko  seconds in both stamps; reporter with an e-mail address
03-20 level-at-412        search-form residue before the title; (2nd LD); (L) in a caption
03-21 a-fish-and-a-star   By NAME (e-mail); Updated; two photos doubled
03-26 lens-in-the-reading-room  By A and B; "26 March 2022, 10:15"; two captions one after the other
03-29 pyongyang-workshop-abstract  the facts of a real page in our own words, same layout
"""

from pathlib import Path

import pytest

from articles.parsing import Basis, Hint, ParsedPage, Role, parse
from tests.seeds.expected import Expected
from tests.seeds.february import FEBRUARY
from tests.seeds.march import MARCH

SEEDS = Path(__file__).parents[2] / "seeds"
ROWS = FEBRUARY + MARCH
MARKS = ("Sample capture of an invented ", "Abstract written for Reading Room, not ")

every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


def read(name: str) -> ParsedPage:
    """Parse the one article of a seed."""
    pages = parse((SEEDS / name).read_bytes(), Hint(name=name))
    assert len(pages) == 1
    return pages[0]


def clock(moment) -> str | None:
    """Write a day or the wall clock of a moment as the table does."""
    return moment.isoformat()[:16] if moment else None


def test_every_row_has_its_file():
    # A reader may have dropped captures of their own beside ours.
    assert {row.name for row in ROWS} <= {path.name for path in SEEDS.iterdir()}


@every_row
def test_the_title_and_the_writers_are_the_printed_ones(row: Expected):
    page = read(row.name)

    assert (page.title, page.byline, page.authors) == (row.title, row.byline, row.authors)


@every_row
def test_the_sources_are_those_that_the_page_names(row: Expected):
    page = read(row.name)

    assert (page.publisher, page.agency) == (row.publisher, row.agency)


@every_row
def test_the_times_are_the_printed_ones(row: Expected):
    page = read(row.name)

    shown = (clock(page.published), clock(page.updated), clock(page.listed_date))
    assert shown == (row.published, row.updated, row.listed)


@every_row
def test_the_text_is_whole_and_nothing_else(row: Expected):
    paragraphs = read(row.name).paragraphs

    assert len(paragraphs) == row.paragraphs
    assert not [text for text in paragraphs if any(mark in text for mark in MARKS)]
    assert not [text for text in paragraphs for photo in row.photos if photo.opens in text]


@every_row
def test_a_photo_stands_once_with_its_credit(row: Expected):
    photos = read(row.name).photos

    assert [(photo.credit, photo.occurrences) for photo in photos] == [
        (photo.credit, photo.times) for photo in row.photos
    ]
    assert all(
        photo.caption.startswith(shown.opens)
        for photo, shown in zip(photos, row.photos, strict=True)
    )


@every_row
def test_the_ledger_tiles_the_file(row: Expected):
    stretches = read(row.name).ledger

    edges = [0, *(stretch.end for stretch in stretches)]
    assert [stretch.start for stretch in stretches] == edges[:-1]
    assert edges[-1] == (SEEDS / row.name).stat().st_size


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("2022-02-03-harbour-light.txt", "zone-unknown"),
        ("2022-02-04-lighthouse-lens-ko.txt", "zone-assumed"),
        ("2022-02-10-auction-hall-ko.txt", "encoding-assumed"),
        ("2022-03-20-level-at-412.txt", "publisher-unknown"),
        ("2022-03-08-lamps-out-for-comet.txt", "published-from-listed-date"),
        ("2022-03-29-pyongyang-workshop-abstract.txt", "publisher-unknown"),
    ],
)
def test_what_cannot_be_told_is_said(name: str, code: str):
    assert code in {warning.code for warning in read(name).warnings}


@pytest.mark.parametrize(
    ("name", "zone", "assumed"),
    [
        ("2022-02-04-lighthouse-lens-ko.txt", "Asia/Seoul", True),
        ("2022-02-27-cup-in-fog.txt", "Asia/Seoul", False),
        ("2022-03-29-pyongyang-workshop-abstract.txt", "Asia/Seoul", True),
    ],
)
def test_a_zone_is_stated_or_marked_as_assumed(name: str, zone: str, assumed: bool):
    page = read(name)

    assert (page.time_zone, page.zone_assumed) == (zone, assumed)


@every_row
def test_the_language_is_the_one_it_is_written_in(row: Expected):
    assert read(row.name).language == ("ko" if "-ko." in row.name else "en")


def test_emoji_and_hangul_stay_whole_in_english_text():
    text = "\n".join(read("2022-03-02-teacher-finds-comet.txt").paragraphs)

    assert "four signs long: 🌠👩🏽\u200d🏫🎉🌊." in text
    assert "황소라 혜성 ✨ 우리 선생님" in text


def test_a_story_that_opens_with_by_has_no_second_writer():
    page = read("2022-02-03-harbour-light.txt")

    assert page.paragraphs[3].startswith("By the time the glass was cold")
    assert page.authors == ("Kim Min-ji",)


def test_the_abstract_tells_its_source_chain():
    mentions = read("2022-03-29-pyongyang-workshop-abstract.txt").mentions

    assert [(mention.source, mention.role) for mention in mentions] == [
        ("Yonhap", Role.AGENCY),
        ("KCNA", Role.CREDIT),
        ("KCNA", Role.CITED),
    ]
    assert all(mention.evidence and mention.basis is Basis.STATED for mention in mentions)
