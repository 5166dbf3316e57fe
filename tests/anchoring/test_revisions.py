"""How many passages are carried rightly, on invented revisions and on the shared cases.

The figures are a floor: they may be raised when the engine gets better.
"""

import gzip
import json
from itertools import chain

import pytest

from articles.anchoring import carry
from tests.anchoring.judging import judge, shares
from tests.anchoring.revising import Revision, revision
from tests.machine import SHARED

CASES = SHARED / "reference" / "anchoring-cases.jsonl.gz"


def verdicts(revised: Revision) -> list[str]:
    found = carry(revised.old, revised.new, [(one.start, one.end) for one in revised.passages])
    return [
        judge(revised.old, revised.new, (passage.start, passage.end), passage.there, one)
        for passage, one in zip(revised.passages, found, strict=True)
        if passage.scored
    ]


def test_invented_revisions_are_carried_rightly():
    found = shares(chain.from_iterable(verdicts(revision(seed)) for seed in range(150)))

    assert found["right"] >= 99.0
    assert found.get("false", 0) <= 0.2
    assert found.get("elsewhere", 0) <= 0.3
    assert found.get("orphaned", 0) <= 0.9


def test_a_revision_is_the_same_each_time():
    assert revision(7) == revision(7)


def test_the_generator_tells_the_truth():
    for revised in map(revision, range(20)):
        for one in revised.passages:
            if one.fate == "leave" and one.there and one.scored:
                there = revised.new[slice(*one.there)]
                assert len(there.split()) >= len(revised.old[one.start : one.end].split()) / 2


@pytest.mark.skipif(not CASES.exists(), reason="The shared revisions are not here.")
def test_real_revisions_are_carried_rightly():
    with gzip.open(CASES) as lines:
        found = shares(chain.from_iterable(_judged(json.loads(line)) for line in lines))

    assert found["right"] >= 99.1
    assert found.get("false", 0) <= 0.2
    assert found.get("elsewhere", 0) <= 0.4
    assert found.get("orphaned", 0) <= 0.4


def _judged(case: dict) -> list[str]:
    old, new = case["old"], case["new"]
    passages = [passage for passage in case["passages"] if not passage["true"].get("ambiguous")]
    spans = [(passage["start"], passage["end"]) for passage in passages]
    true = [passage["true"] for passage in passages]
    places = [(one["start"], one["end"]) if "start" in one else None for one in true]
    found = zip(spans, places, carry(old, new, spans), strict=True)
    return [judge(old, new, span, there, one) for span, there, one in found]
