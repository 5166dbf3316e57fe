"""Hostile documents: refused in a sentence or made harmless, never anything else."""

import pytest

from articles.parsing import parse
from tests.parsing.formats.reading import codes, page_of, refusal_of
from tests.parsing.formats.samples import NITF, RSS, TITLE, raw_json

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ROW = {"title": TITLE, "text": "It sailed."}


@pytest.mark.parametrize(
    "entities",
    [f'<!ENTITY l0 "lol">{LAUGHS}', '<!ENTITY l9 SYSTEM "file:///etc/passwd">'],
    ids=["billion laughs", "external"],
)
@pytest.mark.parametrize("document", [RSS.split("?>", 1)[1], NITF], ids=["rss", "nitf"])
def test_entities_of_a_documents_own_are_refused(document, entities):
    root = "rss" if "<rss" in document else "nitf"
    bomb = f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]>{document}'

    assert "entities of its own" in refusal_of(bomb.replace(TITLE, "&l9;"))


def test_xml_nested_too_deep_is_refused():
    assert "nested" in refusal_of(f"<rss>{'<a>' * 300}{'</a>' * 300}</rss>", max_nesting=200)
    assert "nested" in refusal_of(f"<rss>{'<a>' * 20_000}")


@pytest.mark.parametrize("opening", ['{"a":', "["], ids=["objects", "lists"])
@pytest.mark.parametrize("depth", [600, 200_000])
def test_json_nested_too_deep_is_refused(opening, depth):
    assert "nested more than 500 deep" in refusal_of(
        '{"title": ' + opening * depth + "1" + (("}" if opening[0] == "{" else "]") * depth + "}")
    )


def test_numbers_without_meaning_and_endless_ones_do_no_harm():
    odd = '{"title": "A", "text": "It sailed.", "date": 1e400, "x": NaN, "y": -Infinity, "z": '

    assert page_of(odd + "9" * 10_000 + "}").title == "A"


def test_a_key_that_stands_twice_is_named():
    assert "key-repeated" in codes(page_of('{"title": "A", "title": "B", "text": "It sailed."}'))


def test_half_a_character_is_left_out():
    page = page_of('{"title": "A \\ud800 ferry\\u0000", "text": "It \\udfff sailed."}')

    assert (page.title, page.blocks[0].text) == ("A ferry", "It sailed.")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " java\tscript:x"])
def test_an_address_that_could_run_never_comes_through(address):
    page = page_of(raw_json(ROW | {"url": address, "image": address}))

    assert (page.url, page.photos) == (None, ())


def test_a_script_in_markup_is_no_text():
    page = page_of(raw_json(ROW | {"text": "<p>It sailed.</p><script>alert(1)</script>"}))

    assert [block.text for block in page.blocks] == ["It sailed."]


def test_many_rows_that_are_no_articles_are_counted_not_listed():
    rows = "title,text\nA ferry,It sailed.\n" + "x\n" * 5000

    (page,) = parse(rows.encode())

    assert len(page.warnings) < 30
    assert "more were left out" in page.warnings[-1].message


def test_a_page_of_very_many_elements_is_refused_before_it_takes_minutes():
    assert "elements" in refusal_of("<!doctype html><html><body>" + "<p>x " * 100_000)
