"""Written bylines, cut apart into names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.markup.names import is_full_name, is_introduced, names_in


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Jo Muster", ["Jo Muster"]),
        ("By Jo Muster and Ada Finch", ["Jo Muster", "Ada Finch"]),
        ("By Jo Muster, Ada Finch & Lu Kern", ["Jo Muster", "Ada Finch", "Lu Kern"]),
        ("Von Jo Muster und Ada Finch, dpa", ["Jo Muster", "Ada Finch", "dpa"]),
        ("Par Anne Petit et Luc Roy, à Brest", ["Anne Petit", "Luc Roy"]),
        ("Escrito por Ana Ruiz y Luis Gil", ["Ana Ruiz", "Luis Gil"]),
        ("Di Carla Neri e Ugo Bruni", ["Carla Neri", "Ugo Bruni"]),
        ("Por João Mar e Rita Sol", ["João Mar", "Rita Sol"]),
        ("Door Piet Dijk en Anna Sluis", ["Piet Dijk", "Anna Sluis"]),
        ("Av Kari Fjord og Ola Vik", ["Kari Fjord", "Ola Vik"]),
        ("Jana Nováková a Petr Malý", ["Jana Nováková", "Petr Malý"]),
        ("Autor: Ewa Morska i Jan Port", ["Ewa Morska", "Jan Port"]),
        ("Автор: Иван Портов и Анна Морская", ["Иван Портов", "Анна Морская"]),
        ("Oleh Budi Laut dan Sari Kapal", ["Budi Laut", "Sari Kapal"]),
        ("박서연 기자", ["박서연"]),
        ("김민지·박서준 기자", ["김민지", "박서준"]),
        ("文/王海洋", ["王海洋"]),
        ("海野太郎記者", ["海野太郎"]),
    ],
)
def test_a_byline_of_any_language_names_its_writers(written, names):
    assert list(names_in(written)) == names


@pytest.mark.parametrize(
    "written",
    [
        "Jo Muster Monday, November 18, 2019",
        "Jo Muster 27/09/2018 3 comments",
        "Jo Muster Published 10:02 AM",
        "Jo Muster 7 hours ago",
        "Jo Muster (jm) jo@courier.example @jomuster",
        "Jo MusterStaff Writer Nov. 19, 2019",
        "Jo Muster News reporter",
        "Jo Muster is a reporter for the Courier.",
        "Redakteur Jo Muster",
        "Jo Muster in Berlin",
        "Text: Jo Muster, Foto: Lu Kern",
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(written):
    assert list(names_in(written)) == ["Jo Muster"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ramón y Puerto", ["Ramón y Puerto"]),
        ("Di Mare", ["Di Mare"]),
        ("Juli Hafen", ["Juli Hafen"]),
        ("Una May", ["Una May"]),
        ("Ina McKern", ["Ina McKern"]),
        ("Jo Muster, Jr.", ["Jo Muster Jr"]),
        ("Ada Finch, M.D.", ["Ada Finch"]),
        ("24ufer", ["24ufer"]),
        ("Staff Writer", ["Staff Writer"]),
        ("https://courier.example/jo", []),
        ("/people/jo", []),
        ("", []),
    ],
)
def test_a_name_keeps_what_belongs_to_it(written, names):
    assert list(names_in(written)) == names


@pytest.mark.parametrize("name", ["Jo Muster", "Ada van der Kern", "박서연", "王海洋", "JO MUSTER"])
def test_a_whole_name_is_one(name):
    assert is_full_name(name)


@pytest.mark.parametrize("name", ["jm", "Jo", "jo muster", "Jo 4711 Muster", "Jo and the sea"])
def test_what_may_be_anything_is_no_whole_name(name):
    assert not is_full_name(name)


@pytest.mark.parametrize(
    ("line", "told"), [("By Jo Muster", True), ("Buoys lie", False), ("by the sea", False)]
)
def test_a_line_says_by_whom(line, told):
    assert is_introduced(line) is told


@given(st.text(max_size=900))
def test_any_text_can_be_asked_for_names(text):
    assert all(1 < len(name) <= 60 for name in names_in(text))
