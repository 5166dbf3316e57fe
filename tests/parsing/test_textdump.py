"""A plain-text dump: what becomes of its lines, one behaviour at a time."""

import datetime as dt

import pytest

from articles.parsing import Hint, LedgerRole, Role, parse
from tests.parsing.dumps import BOW, FIRST, LISTED, PIER, SECOND, THIRD, TITLE, dump, story


def page_of(raw, **hint):
    (page,) = parse(raw, Hint(**hint))
    return page


def codes(page):
    return [warning.code for warning in page.warnings]


def ledger_of(raw):
    return [
        (stretch.role, raw[stretch.start : stretch.end].decode().strip())
        for stretch in page_of(raw).ledger
    ]


def test_a_caption_seen_twice_is_one_caption():
    page = page_of(story(PIER + " (KCNA)", PIER + " (KCNA)", "", FIRST))

    (photo,) = page.photos
    assert (photo.caption, photo.credit, photo.occurrences) == (PIER, "KCNA", 2)
    assert page.paragraphs == (FIRST,)


def test_several_photos_each_doubled_stay_apart():
    page = page_of(story(BOW + " (KCNA)", BOW + " (KCNA)", PIER + " (AP)", PIER + " (AP)", FIRST))

    assert [photo.occurrences for photo in page.photos] == [2, 2]
    assert [photo.credit for photo in page.photos] == ["KCNA", "AP"]


def test_a_photo_knows_how_many_blocks_stand_before_it():
    page = page_of(story(FIRST, "", BOW + " (AFP)", "", SECOND, "", THIRD))

    assert page.photos[0].after_block == 1


def test_the_signature_is_the_agency_and_not_a_credit():
    page = page_of(story(FIRST, "", THIRD + " (Yonhap)"))

    assert (page.agency, page.paragraphs[-1], page.photos) == ("Yonhap", THIRD, ())


def test_the_same_bracket_after_a_dateline_of_that_agency_is_a_credit():
    page = page_of(story("OSTRY, May 11 (Yonhap) -- " + FIRST, "", BOW + " (Yonhap)"))

    assert [photo.caption for photo in page.photos] == [BOW]


def test_page_chrome_on_the_date_line_does_not_hide_the_date():
    raw = story(FIRST)

    assert page_of(raw).listed_date == dt.date(2023, 5, 11)
    assert ledger_of(raw)[:2] == [
        (LedgerRole.LISTED_DATE, "date 2023-05-11"),
        (LedgerRole.DROPPED, "Back To Top"),
    ]


def test_an_agency_in_the_byline_is_no_author():
    page = page_of(story(FIRST, "", THIRD + " (Yonhap)"))

    assert (page.byline, page.authors) == ("By Yonhap", ())
    (mention,) = [each for each in page.mentions if each.role is Role.AGENCY]
    assert mention.evidence == "By Yonhap; (Yonhap)"


def test_a_source_named_in_the_text_is_cited_with_the_words():
    cited = "according to the Korean Central News Agency (KCNA)"
    page = page_of(story(f"The ferry floats, {cited}."))

    (mention,) = [each for each in page.mentions if each.role is Role.CITED]
    assert (mention.source, mention.evidence) == ("KCNA", cited)


def test_a_source_that_a_caption_names_as_releasing_it_is_a_credit():
    words = "The bow is red, in this photo released by the Korean Central News Agency."
    page = page_of(story(words + " (KCNA)", "", FIRST))

    (mention,) = [each for each in page.mentions if each.source == "KCNA"]
    assert mention.role is Role.CREDIT
    assert mention.evidence == "(KCNA); released by the Korean Central News Agency"


def test_the_publisher_is_unknown_until_it_is_assigned():
    raw = story(FIRST)

    assert page_of(raw).publisher is None
    assert "publisher-unknown" in codes(page_of(raw))
    assert page_of(raw, publisher="The Korea Herald").publisher == "The Korea Herald"


@pytest.mark.parametrize(
    ("hint", "zone", "code"),
    [
        ({}, "Asia/Seoul", "zone-assumed"),
        ({"time_zone": "Asia/Tokyo"}, "Asia/Tokyo", "zone-assumed"),
        ({"publisher": "BBC"}, "Europe/London", "zone-assumed"),
        ({"time_zone": "Asia/Tokyo", "publisher": "BBC"}, "Asia/Tokyo", "zone-assumed"),
    ],
)
def test_a_zone_that_is_not_stated_is_assumed_from_the_surest_clue(hint, zone, code):
    page = page_of(story(FIRST), **hint)

    assert (page.time_zone, page.zone_assumed) == (zone, True)
    assert code in codes(page)


def test_a_zone_that_nothing_tells_is_the_rooms_own():
    page = page_of(story(FIRST, byline="By Ma Ri-na"), default_zone="Asia/Tokyo")

    assert page.time_zone == "Asia/Tokyo"
    assert "zone-unknown" in codes(page)


def test_a_stated_zone_is_not_assumed():
    page = page_of(story(FIRST, times="Published: May 11, 2023 08:05 KST"))

    assert (page.time_zone, page.zone_assumed) == ("Asia/Seoul", False)


def test_an_ambiguous_zone_is_assumed_with_a_warning():
    page = page_of(story(FIRST, times="Published: 17-07-2021 05:07 IST"))

    assert page.published.isoformat() == "2021-07-17T05:07:00+05:30"
    assert page.zone_assumed
    assert "zone-ambiguous" in codes(page)


def test_an_ambiguous_date_is_left_empty_with_a_warning():
    page = page_of(dump(TITLE, "By Yonhap", "Published: 05/06/2023 08:05", "", FIRST))

    assert page.published is None
    assert "date-ambiguous" in codes(page)


def test_a_missing_title_is_never_the_byline():
    page = page_of(dump(LISTED, "", "By Yonhap", "Published : May 11, 2023 - 08:05", "", FIRST))

    assert page.title == ""
    assert "title-missing" in codes(page)


def test_what_follows_the_end_mark_is_kept_in_the_ledger_only():
    raw = story(FIRST, "", THIRD, "marina@example.com", "(END)", "Goat elected mayor of the slip")

    assert page_of(raw).paragraphs == (FIRST, THIRD)
    assert ledger_of(raw)[-1] == (LedgerRole.DROPPED, "Goat elected mayor of the slip")


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = FIRST.replace("again ", "again\n")

    assert page_of(story(wrapped, "", THIRD)).paragraphs == (FIRST, THIRD)


def test_lines_that_each_end_a_sentence_are_paragraphs_of_their_own():
    assert page_of(story(FIRST, SECOND, THIRD)).paragraphs == (FIRST, SECOND, THIRD)


def test_a_page_of_photos_of_one_agency_comes_from_that_agency():
    page = page_of(dump(TITLE, "", "May 11, 2023", "", PIER + " REUTERS/Pell Undo"))

    assert (page.agency, page.paragraphs) == ("Reuters", ())
    assert page.photos[0].credit == "REUTERS/Pell Undo"


@pytest.mark.parametrize(
    "unit", [" ", "Published :", "By ", "1", ",", "(", "A ", "<p>", "Yonhap\n"]
)
def test_a_megabyte_of_the_same_is_read_to_the_end(unit):
    raw = (TITLE + "\n" + unit * (1_000_000 // len(unit)) + "\n" + FIRST).encode()

    assert page_of(raw).ledger[-1].end == len(raw)
