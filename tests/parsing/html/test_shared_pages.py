"""What the parser reaches on real captured pages: figures that may rise, and must not fall."""

import pytest

from tests.benchmarks.extraction import load, ours, page_of, timed
from tests.machine import SHARED

CORPUS = SHARED / "corpora"
# Measured on 150 news pages of 98 outlets and 91 pages of the article extraction benchmark.
FLOORS = {
    ("aeb", "body_f4"): 0.974,
    ("fundus", "body_f1"): 0.978,
    ("fundus", "para_f1"): 0.938,
    ("fundus", "title_exact"): 0.880,
    ("fundus", "author_exact"): 0.930,
    ("fundus", "pub_tz"): 0.990,
    ("fundus", "pub_day"): 0.980,
    ("fundus", "upd_minute"): 0.990,
    ("fundus", "source"): 0.930,
    ("fundus", "agency_f1"): 0.950,
    ("fundus", "lead_url"): 0.965,
    ("fundus", "cap_recall"): 0.955,
    ("fundus", "cap_exact"): 0.900,
    ("fundus", "pub_minute"): 0.959,
    ("fundus", "cap_prec"): 0.940,
    ("fundus", "cred_recall"): 0.945,
    ("fundus", "cap_cred_linked"): 0.930,
}
LEAKS = 0.01


@pytest.fixture(scope="module")
def scores():
    if not CORPUS.exists():
        pytest.skip("The shared pages are not beside this checkout.")
    truth, score = load(CORPUS, set())
    pages = ((str(row["id"]), page_of(CORPUS, row)) for row in truth)
    return score.run(truth, timed("ours", ours, pages).records)[0]


@pytest.mark.parametrize(("pages", "measure"), FLOORS)
def test_the_figures_do_not_fall(scores, pages, measure):
    assert scores[pages][measure][0] >= FLOORS[pages, measure]


def test_captions_do_not_leak_into_the_text(scores):
    assert scores["fundus"]["cap_leak"][0] <= LEAKS
