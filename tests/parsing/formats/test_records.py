"""JSON, JSON Lines and CSV: columns known by name, or by what a person says of them."""

import json

import pytest

from articles.parsing import BlockKind, parse
from articles.presenting.records import page_record
from tests.parsing.dumps import story
from tests.parsing.formats.reading import codes, page_of, refusal_of, texts
from tests.parsing.formats.samples import (
    ADDRESS,
    ARCHIVEBOX,
    CAPTION,
    CREDIT,
    CSV,
    FIRST,
    MARKUP,
    NEWS_PLEASE,
    PICTURE,
    PUBLISHED,
    SECOND,
    TITLE,
    TRAFILATURA,
    raw_json,
)

SOURCES_AND_WORDS = ("title", "byline", "authors", "publisher", "agency", "mentions", "blocks")
TIMES = ("published", "updated", "listed_date", "time_zone", "zone_assumed", "language", "url")
BODY = [f"paragraph: {FIRST}", f"paragraph: {SECOND}"]
ROW = {"title": TITLE, "text": f"{FIRST}\n{SECOND}", "url": ADDRESS, "date": PUBLISHED}


def test_what_news_please_writes_is_read_as_it_is():
    page = page_of(raw_json(NEWS_PLEASE), time_zone="Asia/Seoul")

    assert (page.title, page.authors, page.url) == (TITLE, ("Ma Ri-na",), ADDRESS)
    assert texts(page) == BODY
    assert page.published.isoformat() == PUBLISHED
    assert page.captured_at.isoformat() == "2023-05-12T08:00:00+00:00"
    assert (page.publisher, page.photos[0].url) == ("courier.example", PICTURE)


def test_what_trafilatura_writes_is_read_as_it_is():
    page = page_of(raw_json(TRAFILATURA))

    assert (page.publisher, page.authors) == ("The Harbour Courier", ("Ma Ri-na", "Jo Bell"))
    assert [block.kind for block in page.blocks][1] is BlockKind.LIST_ITEM
    assert (page.url, page.published.isoformat()) == (ADDRESS, "2023-05-11")


def test_a_row_of_trafilaturas_csv_has_no_header_and_is_read():
    cells = (ADDRESS, "1", "f", "courier.example", TITLE, PICTURE, "2023-05-11")
    row = "\t".join([*cells, f'"{FIRST}\n{SECOND}"', "null", "null", "article"])

    page = page_of(row)

    assert (page.title, texts(page), page.url) == (TITLE, BODY, ADDRESS)


def test_what_archivebox_lists_is_an_article_without_its_text():
    page = page_of(raw_json([ARCHIVEBOX]))

    assert (page.title, page.url, page.published, page.updated) == (TITLE, ADDRESS, None, None)
    assert page.captured_at.isoformat() == "2023-05-11T10:13:20+00:00"
    assert "text-missing" in codes(page)


@pytest.mark.parametrize(
    "exported",
    [
        [ROW],
        {"ok": True, "rows": [ROW], "truncated": False},
        {"database": "d", "columns": list(ROW), "rows": [list(ROW.values())]},
        {"1": ROW, "2": ROW},
    ],
    ids=["array", "objects", "arrays", "object"],
)
def test_what_datasette_exports_is_read_in_each_shape(exported):
    page, *_ = parse(raw_json(exported))

    assert (page.title, texts(page), page.url) == (TITLE, BODY, ADDRESS)


def test_a_json_feed_tells_its_publisher_once_for_all():
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Courier"}
    entry = {"id": "1", "url": ADDRESS, "title": TITLE, "content_html": MARKUP}

    page = page_of(raw_json(feed | {"items": [entry]}))

    assert (page.publisher, page.photos[0].credit) == ("The Courier", CREDIT)


def test_a_line_that_is_no_json_is_named_and_the_others_are_read():
    lines = [json.dumps(ROW), '{"title": "cut', json.dumps(ROW | {"title": "Another"})]

    pages = parse("\n".join(lines).encode())

    assert [page.title for page in pages] == [TITLE, "Another"]
    assert "Line 2" in pages[0].warnings[-1].message


def test_json_that_breaks_off_is_refused_with_the_place():
    assert "line 1 column" in refusal_of('{"title": "A ferry", "text": "It sa')


def test_unknown_columns_are_named_with_the_way_to_map_them():
    refusal = refusal_of(raw_json([{"Kopf": TITLE, "Rumpf": FIRST}]))

    assert "Kopf, Rumpf" in refusal
    assert '--map title="Kopf"' in refusal


def test_keys_inside_other_keys_are_named_by_their_path():
    row = {
        "meta": {"headline": TITLE},
        "parts": [{"words": FIRST}, {"words": SECOND}],
        "people": [{"name": "Ma Ri-na"}],
    }
    columns = (("title", "meta.headline"), ("text", "parts.1.words"), ("authors", "people.name"))

    page = page_of(raw_json(row), columns=columns)

    assert (page.title, page.authors, texts(page)) == (TITLE, ("Ma Ri-na",), [BODY[1]])


def test_a_key_that_is_written_like_a_path_goes_first():
    row = {"meta.headline": TITLE, "meta": {"headline": "Another"}, "text": FIRST}

    assert page_of(raw_json(row), columns=(("title", "meta.headline"),)).title == TITLE


def test_columns_that_a_person_names_are_read():
    row = {"Kopf": TITLE, "Rumpf": f"{FIRST}\n{SECOND}", "title": "no"}

    page = page_of(raw_json(row), columns=(("title", "Kopf"), ("text", "Rumpf")))

    assert (page.title, texts(page)) == (TITLE, BODY)


def test_a_package_of_some_program_is_no_article():
    refusal = refusal_of(raw_json({"name": "left-pad", "description": "Pads", "author": "Jo"}))

    assert refusal.startswith("No columns are known")


def test_a_table_is_read_with_its_photo_and_its_credit():
    page = page_of(CSV)

    assert (page.format, page.title, page.authors) == ("csv", TITLE, ("Ma Ri-na",))
    assert texts(page) == BODY
    assert [(each.caption, each.credit, each.url) for each in page.photos] == [
        (CAPTION, CREDIT, PICTURE)
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_in_each_dialect_and_encoding(delimiter, encoding):
    table = delimiter.join(["제목", "본문", "일자"]) + "\n"
    table += delimiter.join(["여객선", '"다닌다.\n또 다닌다."', "2023-05-11"]) + "\n"

    page = page_of(table.encode(encoding))

    assert (page.title, len(page.blocks)) == ("여객선", 2)


def test_a_row_of_another_width_is_named_by_its_line_and_the_others_are_read():
    pages = parse((CSV + "short,row\r\n" + CSV.split("\r\n", 1)[1]).encode())

    assert len(pages) == 2
    assert "Line 4: It has 2 cells" in pages[0].warnings[-1].message


def test_a_quotation_mark_that_is_never_closed_is_named():
    page = page_of(CSV + '"An open quotation,x\r\n')

    assert "Line 4: The quotation marks" in page.warnings[-1].message


def test_a_cell_of_ten_megabytes_is_read():
    page = page_of(f'title,text\nA,"{"word " * 2_000_000}"\n')

    assert len(page.blocks[0].text) > 9_000_000


def test_markup_in_a_text_column_is_read_as_markup():
    page = page_of(raw_json(ROW | {"text": MARKUP}))

    assert texts(page)[1] == "heading: A goat aboard"
    assert page.photos[0].caption == CAPTION


def test_a_whole_page_in_a_column_is_read_as_a_page():
    words = f"<p>{FIRST}</p><p>{SECOND}</p>" * 3
    whole = f"<!DOCTYPE html><html><body><nav>Menu</nav><article>{words}</article></body></html>"

    page = page_of(raw_json({"url": ADDRESS, "html": whole, "title": TITLE}))

    assert texts(page) == BODY


def test_a_table_whose_columns_are_unknown_is_refused_by_their_names():
    table = "kopf;rumpf;tag\na;b;c\nd;e;f\n"

    assert "kopf, rumpf, tag" in refusal_of(table)
    assert "kopf, rumpf, tag" in refusal_of(table, columns=(("title", "Kopf"),))


def test_a_date_that_may_mean_two_days_stays_empty_and_is_named():
    page = page_of(raw_json(ROW | {"date": "05/04/2025"}))

    assert page.published is None
    assert "05/04/2025" in next(w.message for w in page.warnings if w.code == "date-unreadable")


@pytest.mark.parametrize("raw", [story(FIRST, SECOND), MARKUP.encode()], ids=["dump", "html"])
def test_our_own_records_give_the_same_article_again(raw):
    (page,) = parse(raw)

    again = page_of(raw_json(page_record(page, id="a", sha256="b")))

    for field in (*SOURCES_AND_WORDS, *TIMES):
        assert getattr(again, field) == getattr(page, field), field
    assert [(p.caption, p.credit, p.url, p.after_block, p.occurrences) for p in again.photos] == [
        (p.caption, p.credit, p.url, p.after_block, p.occurrences) for p in page.photos
    ]
