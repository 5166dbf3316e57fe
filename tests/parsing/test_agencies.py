"""The list of agencies: whole, without doubles, and found by any of its names."""

from zoneinfo import ZoneInfo

import pytest

from articles.parsing import agencies_in_chain, agency_named, all_agencies
from articles.parsing.wording import folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("YONHAP", "Yonhap"),
        ("연합뉴스", "Yonhap"),
        ("the Korean Central News Agency", "KCNA"),
        ("조선중앙통신", "KCNA"),
        ("Agence France-Presse", "AFP"),
        ("新华社", "Xinhua"),
        ("ТАСС", "TASS"),
        ("ČTK", "ČTK"),
    ],
)
def test_an_agency_is_found_by_any_of_its_names(name, expected):
    assert agency_named(name).name == expected


@pytest.mark.parametrize("word", ["map", "app", "spa", "petrol", "the", ""])
def test_a_plain_word_is_no_agency(word):
    assert agency_named(word) is None


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ("AFP-Yonhap", ("AFP", "Yonhap")),
        ("AP/뉴시스", ("AP", "Newsis")),
        ("KCNA via Reuters", ("KCNA", "Reuters")),
        (
            "AP Photo/Korean Central News Agency via Korea News Service",
            ("AP", "KCNA", "Korea News Service"),
        ),
        ("Korean Central TV-Yonhap", ("Korean Central Television", "Yonhap")),
        ("연합뉴스 자료사진", ("Yonhap",)),
        ("Pell Undo", ()),
    ],
)
def test_a_chain_names_each_agency_once(chain, expected):
    assert agencies_in_chain(chain) == expected


def test_every_agency_is_complete():
    for agency in all_agencies():
        assert ZoneInfo(agency.time_zone)
        assert agency.kind in ("agency", "state_media", "broadcaster", "newspaper")
        assert agency.language


def test_no_two_agencies_share_a_name():
    names = [(folded(name), agency.name) for agency in all_agencies() for name in agency.names]

    owners = {}
    for name, owner in names:
        assert owners.setdefault(name, owner) == owner
