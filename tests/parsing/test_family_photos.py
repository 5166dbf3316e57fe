"""Photos of pages of the family: captions once, twice, cut short, credited in every way."""

import pytest

from articles.parsing import Hint, parse
from tests.parsing.dumps import BOW, FIRST, LISTED, PIER, SECOND, THIRD, TIMES, TITLE, dump

HEAD = (LISTED, TITLE, "", "By Kim Min-ji", TIMES)
GOAT = "The goat Ma-ru watches the slip from a barrel."
KOREAN_BOW = "선원 둘이 11일 뱃머리를 붉게 칠하고 있다."
KOREAN_FIRST = "오스트리 여객선이 11일 다시 뜬다고 항만사무소가 밝혔다."
KOREAN_THIRD = "배는 가을 폭풍 뒤로 겨우내 선대에 올라 있었다."


def page_of(*lines):
    (page,) = parse(dump(*lines), Hint())
    return page


def photos_of(page):
    return [(photo.caption, photo.credit, photo.occurrences) for photo in page.photos]


@pytest.mark.parametrize(
    ("lines", "photos"),
    [
        ((f"{PIER} (KCNA)", f"{PIER} (KCNA)", FIRST, SECOND, THIRD), [(PIER, "KCNA", 2)]),
        (
            ("", f"{PIER} (KCNA)", "", f"{PIER} (KCNA)", "", "", FIRST, "", SECOND, "", "", THIRD),
            [(PIER, "KCNA", 2)],
        ),
        ((f"{BOW} (KCNA)", "", FIRST, "", SECOND, "", THIRD), [(BOW, "KCNA", 1)]),
        ((FIRST, "", f"{BOW} (AFP)", "", SECOND, "", THIRD), [(BOW, "AFP", 1)]),
        (
            (
                *(f"{BOW} (AFP)", f"{BOW} (AFP)", "", FIRST, "", f"{PIER} (KCNA)"),
                *(f"{PIER} (KCNA)", "", SECOND, "", f"{GOAT} (Reuters)", f"{GOAT} (Reuters)"),
                *("", THIRD),
            ),
            [(BOW, "AFP", 2), (PIER, "KCNA", 2), (GOAT, "Reuters", 2)],
        ),
        ((f"{PIER[:50]}…", f"{PIER} (KCNA)", "", FIRST, SECOND, THIRD), [(PIER, "KCNA", 2)]),
        ((f"{PIER} (KCNA)", f"{PIER[:50]}...", "", FIRST, SECOND, THIRD), [(PIER, "KCNA", 2)]),
        ((PIER, f"{PIER} (KCNA)", "", FIRST, SECOND, THIRD), [(PIER, "KCNA", 2)]),
        ((BOW, BOW, "", FIRST, SECOND, THIRD), [(BOW, "", 2)]),
        ((FIRST, "", SECOND, "", THIRD, "", f"{PIER} (AFP)"), [(PIER, "AFP", 1)]),
        ((f"{BOW} (Dal-muri)", f"{BOW} (Dal-muri)", FIRST, SECOND, THIRD), [(BOW, "Dal-muri", 2)]),
        ((FIRST, SECOND, f"{BOW} (Photo by Ma Ri-na)", THIRD), [(BOW, "Photo by Ma Ri-na", 1)]),
        (
            (FIRST, SECOND, f"{BOW} / Courtesy of Ostry Museum", THIRD),
            [(BOW, "Courtesy of Ostry Museum", 1)],
        ),
        ((FIRST, SECOND, f"{BOW} AFP-Yonhap", THIRD), [(BOW, "AFP-Yonhap", 1)]),
        ((FIRST, SECOND, f"{BOW} [AP/YONHAP]", THIRD), [(BOW, "AP/YONHAP", 1)]),
        ((FIRST, SECOND, f"{BOW} (Yonhap file)", THIRD), [(BOW, "Yonhap file", 1)]),
        ((FIRST, SECOND, f"{BOW} (File photo, Yonhap)", THIRD), [(BOW, "File photo, Yonhap", 1)]),
        ((f"{BOW} (Xinhua/Kim Min-ji)", FIRST, SECOND, THIRD), [(BOW, "Xinhua/Kim Min-ji", 1)]),
        (
            (f"{BOW} (Kim Min-ji/The Ostry Herald)", FIRST, SECOND, THIRD),
            [(BOW, "Kim Min-ji/The Ostry Herald", 1)],
        ),
        ((f"{BOW} (The Ostry Herald)", FIRST, SECOND, THIRD), [(BOW, "The Ostry Herald", 1)]),
        ((FIRST, SECOND, THIRD), []),
    ],
)
def test_each_photo_stands_once_and_the_text_is_whole(lines, photos):
    page = page_of(*HEAD, *lines)

    assert photos_of(page) == photos
    assert page.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        (f"▲ {KOREAN_BOW} [사진=연합뉴스]", "사진=연합뉴스"),
        (f"{KOREAN_BOW} (사진=뉴스1)", "사진=뉴스1"),
        (f"{KOREAN_BOW} /사진=뉴시스", "사진=뉴시스"),
        (f"{KOREAN_BOW} 연합뉴스 제공", "연합뉴스 제공"),
        (f"{KOREAN_BOW} 연합뉴스 자료사진", "연합뉴스 자료사진"),
        (f"{KOREAN_BOW} [연합뉴스 자료사진]", "연합뉴스 자료사진"),
        (f"{KOREAN_BOW} [오스트리항만사무소 제공]", "오스트리항만사무소 제공"),
        (f"{KOREAN_BOW} 사진=김민지 기자", "사진=김민지 기자"),
        (f"{KOREAN_BOW} ⓒ연합뉴스", "ⓒ연합뉴스"),
        (f"△{KOREAN_BOW} 사진 오스트리군", "사진 오스트리군"),
        (f"[사진] {KOREAN_BOW} 연합뉴스", "연합뉴스"),
        (f"사진=연합뉴스 {KOREAN_BOW}", "사진=연합뉴스"),
    ],
)
def test_a_korean_caption_is_cut_from_its_credit(line, credit):
    page = page_of(
        "오스트리 여객선 다시 뜬다",
        "김민지 기자",
        "입력 2023.05.11 08:05",
        "",
        line,
        "",
        KOREAN_FIRST,
        "",
        KOREAN_THIRD,
    )

    assert photos_of(page) == [(KOREAN_BOW, credit, 1)]
    assert page.paragraphs == (KOREAN_FIRST, KOREAN_THIRD)


@pytest.mark.parametrize(
    "paragraph",
    [
        "By Thursday the slip was empty, and the goat had the pier to itself.",
        "By Kim's own count, forty people and one goat were aboard.",
        "The count was made by the World Health Organization (WHO).",
        'The pilot said that nobody should go by "that goat" again.',
        "In this picture of harmony only the goat was missing, the pilot said.",
        "The photo on the wall shows the old ferry, he said.",
        "The match of pilots against deckhands ended level (2-2).",
        "He left (again). Nobody waved.",
        "The ferry had room for a crowd (and a goat).",
        "On May 11, 2023, at 08:05, the ferry left.",
        "Published reports say that the ferry left at 08:05 on May 11, 2023.",
        "It was updated on May 11, 2023, he said, and again at 09:00.",
        "According to a copyright lawyer, the song of the ferry is free.",
        "Copyright law knows nothing of goats.",
        "Print the timetable and keep it, the office said.",
        "1. The ferry sails at seven.",
        "“I sail,” he said. “The goat sails.”",
        "Source: a pilot who asked not to be named because goats are touchy.",
        "Ms. Ma told the AP that she would sail.",
        "The crew shared a photo by phone, the office said (it was blurred).",
    ],
)
def test_a_paragraph_that_looks_like_something_else_is_one(paragraph):
    page = page_of(*HEAD, "", FIRST, "", paragraph, "", THIRD)

    assert page.paragraphs == (FIRST, paragraph, THIRD)
    assert (page.photos, page.authors) == ((), ("Kim Min-ji",))


@pytest.mark.parametrize("end", ["World Health Organization (WHO)", 'people call it "the goat."'])
def test_a_last_paragraph_keeps_its_end(end):
    page = page_of(*HEAD, "", FIRST, "", SECOND, "", f"The boat is known to the {end}")

    assert page.paragraphs == (FIRST, SECOND, f"The boat is known to the {end}")
    assert page.agency is None


def test_hard_wrapped_captions_are_one_photo():
    wrapped = [*(PIER + " (KCNA)").replace("pier, in", "pier,\nin").split("\n")]
    page = page_of(*HEAD, *wrapped, *wrapped, "", FIRST, "", SECOND, "", THIRD)

    assert photos_of(page) == [(PIER, "KCNA", 2)]
    assert page.paragraphs == (FIRST, SECOND, THIRD)
