"""Golden pairs: a capture in our own words and the page that it must give."""

import json
from pathlib import Path

import pytest

from articles.parsing import Hint, parse
from articles.presenting.records import page_record

CAPTURES = Path(__file__).resolve().parents[1] / "captures"
TEXTS = sorted(CAPTURES.glob("*.txt"))


def golden_form(page):
    """The page as its golden file writes it: one line a block and a mention, codes for warnings."""
    record = page_record(page, id="", sha256="")
    for photo in record["photos"]:
        del photo["url"], photo["alt"], photo["after_block"]
    record["blocks"] = [f"{block['kind']}: {block['text']}" for block in record["blocks"]]
    record["warnings"] = [warning["code"] for warning in record["warnings"]]
    record["mentions"] = [
        f"{each.role} {each.basis}: {each.source} <- {each.evidence}" for each in page.mentions
    ]
    record["encoding"] = page.encoding
    return record


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_capture_gives_its_page(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    (page,) = parse(path.read_bytes(), Hint(name=path.name))

    record = golden_form(page)
    assert {key: record[key] for key in expected} == expected


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_ledger_accounts_for_every_byte(path):
    raw = path.read_bytes()

    (page,) = parse(raw, Hint())

    ends = [0, *(stretch.end for stretch in page.ledger)]
    assert [stretch.start for stretch in page.ledger] == ends[:-1]
    assert ends[-1] == len(raw)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_block_stands_word_for_word_in_the_capture(path):
    raw = path.read_bytes()

    (page,) = parse(raw, Hint())

    printed = " ".join(raw.decode(page.encoding).split())
    texts = [page.title, *(block.text for block in page.blocks)]
    assert all(text in printed for text in texts)
