"""What the model demands of annotations, table by table."""

import pytest

from articles.annotating.checking import faults_of, moment
from tests.webannotation.program import annotation

PAGE = "http://e.org/page"


def fields(**members) -> list[str]:
    return [fault.field for fault in faults_of(annotation(PAGE) | members)]


def specific(**members) -> dict:
    return {"source": PAGE, **members}


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"body": "http://e.org/b"},
        {"body": []},
        {"body": {"id": "http://e.org/b", "language": ["en", "ko"], "textDirection": "rtl"}},
        {"body": {"type": "Choice", "items": ["http://e.org/1", {"value": "x"}]}},
        {"body": {"type": ["TextualBody", "x:Own"], "value": ""}},
        {"target": ["http://e.org/1", {"id": "http://e.org/2"}]},
        {"target": specific(selector="http://e.org/s", state={"id": "http://e.org/t"})},
        {"target": specific(selector={"type": "SvgSelector", "id": "http://e.org/s"})},
        {"target": specific(selector={"type": "x:OfOurOwn", "anything": 1})},
        {"target": specific(state={"type": "TimeState", "sourceDate": "2022-03-29T09:54:00Z"})},
        {"@context": ["http://e.org/own", "http://www.w3.org/ns/anno.jsonld"]},
        {"type": ["Annotation", "x:Own"], "motivation": ["commenting", "x:own"]},
        {"via": ["http://e.org/1", "urn:uuid:2"], "creator": ["http://e.org/1", {"name": "Jun"}]},
    ],
)
def test_what_is_right_is_taken(members):
    assert fields(**members) == []


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"@context": None}, "@context"),
        ({"type": {"a": 1}}, "type"),
        ({"type": [["Annotation"]]}, "type"),
        ({"target": []}, "target"),
        ({"target": None}, "target"),
        ({"target": "not an IRI"}, "target"),
        ({"target": ["http://e.org/1", 2]}, "target[1]"),
        ({"target": {"value": "x"}}, "target"),
        ({"target": {}}, "target.id"),
        ({"body": 5}, "body"),
        ({"body": {"type": [{}], "items": [1]}}, "body.type"),
        ({"body": {"type": "List", "items": [1]}}, "body.items[0]"),
        ({"body": {"type": "List", "items": {}}}, "body.items"),
        ({"body": {"type": "Choice", "items": [PAGE], "value": "x"}}, "body.value"),
        ({"body": {"value": "x", "purpose": 1}}, "body.purpose"),
        ({"body": {"id": PAGE, "purpose": "tagging"}}, "body.purpose"),
        ({"body": {"id": PAGE, "textDirection": ["ltr"]}}, "body.textDirection"),
        ({"body": {"id": PAGE, "created": "2022-02-31T00:00:00Z"}}, "body.created"),
        ({"body": {"id": PAGE, "rights": ["http://e.org/r", 3]}}, "body.rights"),
        ({"motivation": [7]}, "motivation"),
        ({"target": specific(selector=[{"type": "CssSelector"}])}, "target.selector[0].value"),
        ({"target": specific(selector={})}, "target.selector.type"),
        ({"target": specific(selector=4)}, "target.selector"),
        (
            {"target": specific(selector={"type": "TextQuoteSelector", "exact": ["x"]})},
            "target.selector.exact",
        ),
        (
            {
                "target": specific(
                    selector={"type": "TextPositionSelector", "start": 1, "end": True}
                )
            },
            "target.selector.end",
        ),
        (
            {"target": specific(selector={"type": "TextPositionSelector", "start": 9, "end": 1})},
            "target.selector.end",
        ),
        (
            {"target": specific(selector={"type": "RangeSelector", "startSelector": PAGE})},
            "target.selector.endSelector",
        ),
        (
            {"target": specific(state={"type": "TimeState", "sourceDate": "then"})},
            "target.state.sourceDate",
        ),
        (
            {"target": specific(selector={"id": PAGE, "refinedBy": {"type": "XPathSelector"}})},
            "target.selector.refinedBy.value",
        ),
    ],
)
def test_what_is_wrong_is_named(members, field):
    assert field in fields(**members)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("2022-03-29T09:54:00Z", True),
        ("2022-03-29T09:54:00.123+09:00", True),
        ("2022-03-29T09:54:00", False),
        ("2022-03-29", False),
        ("0001-01-01T00:00:00+09:00", False),
        ("2022-13-29T09:54:00Z", False),
        ("２０２２-03-29T09:54:00Z", False),
        (20220329, False),
        (None, False),
    ],
)
def test_a_moment_has_a_zone(written, is_one):
    assert (moment(written) is not None) == is_one
