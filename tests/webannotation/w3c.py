"""The W3C's own assertions on annotations, where a copy of them lies beside the checkout."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

SUITE = Path(__file__).resolve().parents[3] / "shared" / "w3c"
SAMPLES = SUITE / "tools" / "samples"
# Their own assertions refuse three of their own samples, whose targets are sets of pages.
REFUSED_BY_THEMSELVES = {"anno11.json", "anno12.json", "anno13.json"}
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def samples(kind: str) -> list[Path]:
    """The sample annotations; none where there is no copy of the suite."""
    return sorted((SAMPLES / kind).glob("anno*.json"))


def broken_rules(document: object, suite: str = "annotations/annotationMusts.test") -> list[str]:
    """The assertions of a suite that a document does not meet."""
    if not SUITE.is_dir():
        pytest.skip("The W3C's assertions are not beside the checkout.")
    return [name for name, validator, wanted in _rules(suite) if validator(document) != wanted]


@cache
def _rules(suite: str) -> list[tuple]:
    jsonschema = pytest.importorskip("jsonschema", reason="Install jsonschema to run the suite.")
    referencing = pytest.importorskip("referencing")
    from referencing.jsonschema import DRAFT4

    registry = referencing.Registry().with_resources(
        (path.name, referencing.Resource(_plain(json.loads(path.read_text())), DRAFT4))
        for path in (SUITE / "definitions").glob("*.json")
    )
    formats = jsonschema.FormatChecker(formats=())
    formats.checks("uri")(lambda text: not isinstance(text, str) or bool(_URI.fullmatch(text)))
    formats.checks("date-time")(
        lambda text: not isinstance(text, str) or bool(_MOMENT.fullmatch(text))
    )
    rules = []
    for name in _named(json.loads((SUITE / suite).read_text())["assertions"]):
        schema = json.loads((SUITE / name).read_text())
        validator = jsonschema.Draft4Validator(
            _plain(schema), registry=registry, format_checker=formats
        )
        wanted = schema.get("expectedResult", "valid") == "valid"
        rules.append((name, validator.is_valid, wanted))
    return rules


def _named(assertions: list) -> list[str]:
    names = []
    for one in assertions:
        if isinstance(one, str):
            names.append(one)
        else:
            names += _named(one if isinstance(one, list) else one.get("assertions", []))
    return names


def _plain(schema):
    """A schema without the names that each of its parts gives itself."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    own = {key: value for key, value in schema.items() if key not in ("id", "$schema")}
    kept = {key: schema[key] for key in ("id", "$schema") if isinstance(schema.get(key), dict)}
    return {key: _plain(value) for key, value in (own | kept).items()}
