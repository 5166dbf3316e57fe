"""Credits: what is cut off a caption, and what only looks like a credit."""

import pytest

from articles.parsing.credits import is_credit_line, split_credit, split_credit_ahead


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The red bow. (KCNA)", "The red bow.", "KCNA"),
        ("The red bow (Yonhap)", "The red bow", "Yonhap"),
        ("The red bow. (AP-Yonhap)", "The red bow.", "AP-Yonhap"),
        ("The red bow. [AFP/YONHAP]", "The red bow.", "AFP/YONHAP"),
        ("The red bow. (KCNA via Reuters)", "The red bow.", "KCNA via Reuters"),
        ("The red bow. (AP Photo/Pell Undo)", "The red bow.", "AP Photo/Pell Undo"),
        ("The red bow. (Photo by Ma Ri-na)", "The red bow.", "Photo by Ma Ri-na"),
        ("The red bow. (Ostry Museum)", "The red bow.", "Ostry Museum"),
        ("The red bow. Photo by Ma Ri-na", "The red bow.", "Photo by Ma Ri-na"),
        ("The red bow. Photo: Ma Ri-na/AP", "The red bow.", "Photo: Ma Ri-na/AP"),
        ("The red bow / Courtesy of Ostry Museum", "The red bow", "Courtesy of Ostry Museum"),
        ("The red bow. /Korean Central TV-Yonhap", "The red bow.", "Korean Central TV-Yonhap"),
        ("The red bow. /[North] KCTV-Yonhap", "The red bow.", "[North] KCTV-Yonhap"),
        ("The red bow. REUTERS/Pell Undo", "The red bow.", "REUTERS/Pell Undo"),
        ("The red bow. — AP", "The red bow.", "AP"),
        ("붉은 뱃머리. [연합뉴스 자료사진]", "붉은 뱃머리.", "연합뉴스 자료사진"),
        ("붉은 뱃머리. /사진=뉴시스", "붉은 뱃머리.", "사진=뉴시스"),
        ("붉은 뱃머리가 보인다. 연합뉴스", "붉은 뱃머리가 보인다.", "연합뉴스"),
    ],
)
def test_a_credit_is_cut_off_its_caption(text, caption, credit):
    found = split_credit(text)

    assert (text[: found.end], found.credit) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "They were told so by the Korean Central News Agency (KCNA).",
        "They were told so by the Korean Central News Agency (KCNA)",
        "Read out by the Harbour Office (OHO)",
        "The pilot stands beside the goat (left)",
        "The boats drew (0-0)",
        "The ferry sails on Thursday and/or Friday",
        "See https://example.com/Ostry/Ferry",
        "I cannot swim. (Laughs)",
        "(END)",
        "",
    ],
)
def test_what_only_looks_like_a_credit_stays(text):
    assert split_credit(text) is None


def test_a_notice_about_rights_before_the_credit_stays_with_the_caption():
    text = "The red bow. (For Use Only on Ostry. No Redistribution) (Yonhap)"

    found = split_credit(text)

    assert found.credit == "Yonhap"
    assert text[: found.end].endswith("No Redistribution)")


def test_a_credit_in_capitals_may_stand_before_its_caption():
    text = "OSTRY PRESS / ASSOCIATED PRESS The ferry ties up."

    found = split_credit_ahead(text)

    assert found.credit == "OSTRY PRESS / ASSOCIATED PRESS"
    assert text[found.stop :].strip() == "The ferry ties up."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("OSTRY PRESS / ASSOCIATED PRESS", True),
        ("REUTERS/Pell Undo", True),
        ("Photo by Ma Ri-na", True),
        ("OSTRY FERRY SAILS AGAIN", False),
        ("The ferry sails.", False),
    ],
)
def test_a_line_may_be_nothing_but_a_credit(line, expected):
    assert is_credit_line(line) is expected
