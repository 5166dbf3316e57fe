"""Short words that the article's page says: languages, quotes, how often, why a zone."""

import pytest

from articles.models import Article, Photo
from articles.presenting.languages import language_name, language_tag
from articles.presenting.notes import shortened
from articles.presenting.photos import shown_photo, times_printed
from articles.presenting.reading import UNTITLED


@pytest.mark.parametrize(
    ("tag", "name", "carried"),
    [
        ("en", "English", "en"),
        ("ko", "Korean", "ko"),
        ("en-GB", "British English", "en-GB"),
        ("ko-KR", "Korean", "ko-KR"),
        ("qaa", "qaa", "qaa"),
        ("", "", ""),
        ('en" onload="x', 'en" onload="x', ""),
        ("english language", "english language", ""),
    ],
)
def test_a_language_has_a_name_and_a_tag_that_a_page_may_carry(tag, name, carried):
    assert language_name(tag) == name
    assert language_tag(tag) == carried


def test_a_long_quote_shows_how_it_begins_and_ends():
    quote = "First words of a long passage. " + "middle " * 60 + "and the last words."

    short = shortened(quote)

    assert len(short) <= 160
    assert short.startswith("First words")
    assert " … " in short
    assert short.endswith("the last words.")


def test_a_short_quote_is_whole_and_on_one_line():
    assert shortened("two\n\n lines") == "two lines"


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, ""), (2, "Printed twice in the capture"), (3, "Printed 3 times in the capture")],
)
def test_a_repeated_caption_is_said_to_be_repeated(count, words):
    assert times_printed(count) == words


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " https://a", ""])
def test_a_photo_links_no_address_that_is_not_of_the_web(address):
    assert shown_photo(Photo(position=1, image_url=address)).address == ""


def test_an_article_without_a_title_has_words_in_its_place():
    assert str(Article()) == UNTITLED
