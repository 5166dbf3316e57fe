"""Days and clocks as papers of many countries print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.dates import read_stamps
from articles.parsing.markup.foreign_words import in_english
from tests.parsing.html.pages import read, story


@pytest.mark.parametrize(
    "printed",
    [
        "Do 25.04.24 | 14:07 Uhr",
        "25. April 2024, 14:07 Uhr",
        "Stand: 25.04.2024 14.07 Uhr",
        "25 avril 2024 à 14h07",
        "Publié le 25 avr. 2024 à 14:07",
        "25/04/2024 14h07",
        "Jueves, 25 de abril de 2024, 14:07",
        "25 abr 2024 - 14:07",
        "25 de abr. de 2024 às 14h07",
        "25 aprile 2024 alle ore 14:07",
        "25 april 2024 om 14:07",
        "25. april 2024 kl. 14.07",
        "25. 4. 2024 14:07",
        "25 kwietnia 2024, 14:07",
        "25. dubna 2024 v 14:07",
        "25. apríla 2024 o 14:07",
        "25 Nisan 2024 14:07",
        "25 апреля 2024, 14:07",
        "25 апр 2024, 14:07",
        "25 квітня 2024, 14:07",
        "2024. április 25. 14:07",
        "25 aprilie 2024, 14:07",
        "25. travnja 2024. u 14:07",
        "25 Απριλίου 2024 14:07",
        "Thứ năm, 25/4/2024, 14:07",
        "25 tháng 4, 2024 14:07",
        "2024年4月25日 14:07",
        "2024年04月25日14:07",
        "2024年4月25日（木）午後2時7分",
        "2024年4月25日 下午2点07分",
        "2024. 4. 25. 오후 2:07",
        "25 أبريل 2024 14:07",
        "٢٥ أبريل ٢٠٢٤ 14:07",
        "25 अप्रैल 2024 14:07",
        "25 באפריל 2024 14:07",
        "25 เมษายน 2567 14:07",
    ],
)
def test_a_printed_time_is_read_in_any_language(printed):
    stamp = next(stamp.settled(True) for stamp in read_stamps(in_english(printed)) if stamp.day)

    assert (stamp.day.readings[0], stamp.clock) == (dt.date(2024, 4, 25), dt.time(14, 7))


@pytest.mark.parametrize("words", ["Juli Hafen", "Una May", "set in stone", "De lis 12 boeien"])
def test_words_that_look_like_months_stay_words(words):
    assert not [stamp for stamp in read_stamps(in_english(words)) if stamp.day]


def test_the_time_above_the_text_comes_before_one_below_it():
    body = story("", before="<div>Do 25.04.24 | 14:07 Uhr | Von Jo Muster</div>")
    page = read(f"{body}<p>Sendung: Welle, 24.04.2024, 15:10 Uhr</p>", time_zone="Europe/Berlin")

    assert page.published.isoformat() == "2024-04-25T14:07:00+02:00"


@given(st.text(max_size=200))
def test_any_line_can_be_put_into_english(line):
    assert isinstance(in_english(line), str)
