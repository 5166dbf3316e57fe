"""The real capture and the layouts of its family, where they lie beside the checkout."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from articles.parsing import Basis, Hint, Role, parse
from articles.presenting.records import page_record

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPORA, SEEDS = SHARED / "corpora", SHARED / "seeds"

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="The shared corpora are not here.")


@pytest.fixture
def capture():
    (path,) = SEEDS.glob("*.txt")
    return path.read_bytes()


@pytest.fixture
def page(capture):
    (page,) = parse(capture, Hint())
    return page


def test_the_layouts_reach_the_thresholds(tmp_path):
    records = tmp_path / "dumps.jsonl"
    with records.open("w", encoding="utf-8") as lines:
        for path in sorted((CORPORA / "dump_shapes").glob("*.txt")):
            raw = path.read_bytes()
            (page,) = parse(raw, Hint(name=path.name))
            digest = hashlib.sha256(raw).hexdigest()
            record = page_record(page, id=f"dump/{path.name}", sha256=digest)
            lines.write(json.dumps(record) + "\n")

    truth, thresholds = CORPORA / "dump_truth.jsonl", CORPORA / "thresholds_dump.json"
    command = [sys.executable, CORPORA / "score.py", records, "--truth", truth]
    scored = subprocess.run([*command, "--require", thresholds], capture_output=True, text=True)

    assert scored.returncode == 0, scored.stdout + scored.stderr


def test_the_real_capture_gives_its_words(page):
    assert len(page.title) == 69
    assert (page.byline, page.authors, page.publisher) == ("By Yonhap", (), None)
    assert len(page.paragraphs) == 8
    assert sum(len(text.split()) for text in page.paragraphs) == 263


def test_the_real_capture_gives_its_times(page):
    assert page.published.isoformat() == "2022-03-29T09:54:00+09:00"
    assert page.updated.isoformat() == "2022-03-29T10:11:00+09:00"
    assert (page.time_zone, page.zone_assumed) == ("Asia/Seoul", True)
    assert page.listed_date.isoformat() == "2022-03-29"


def test_the_real_capture_gives_its_photo(page):
    (photo,) = page.photos

    assert (len(photo.caption), photo.credit, photo.occurrences) == (404, "KCNA", 2)


def test_the_real_capture_gives_its_sources(page):
    found = {(each.source, each.role, each.basis) for each in page.mentions}

    assert page.agency == "Yonhap"
    assert found == {
        ("Yonhap", Role.AGENCY, Basis.STATED),
        ("KCNA", Role.CREDIT, Basis.STATED),
        ("KCNA", Role.CITED, Basis.STATED),
    }


def test_the_real_capture_is_tiled_to_the_byte(capture, page):
    rebuilt = b"".join(capture[each.start : each.end] for each in page.ledger)

    assert rebuilt == capture
    assert "signature" in {each.role for each in page.ledger}
