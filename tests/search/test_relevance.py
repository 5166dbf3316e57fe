"""The order of relevance: title above text above caption, the oftener the better, and bounded."""

import datetime as dt

import pytest

from articles import search
from articles.models import Article
from tests import builders as build

pytestmark = pytest.mark.django_db
FILLER = " ".join(["The town was quiet and the boats stayed in."] * 6)


def story(name: str, day: int, title="A day", text="", caption="") -> Article:
    made = build.article(
        title,
        paragraphs=[f"{text} {FILLER}"],
        captions=[caption] if caption else [],
        published=dt.datetime(2022, 3, day),
        byline=name,
    )
    search.index(made)
    return made


def order(words: str, **given) -> list[str]:
    ranked = search.relevance(Article.objects.all(), words, **given)
    names = dict(Article.objects.values_list("pk", "byline"))
    return [names[pk] for pk in ranked.pks]


def test_the_title_stands_above_the_text_and_that_above_a_caption():
    story("caption", 9, caption="A heron, a heron, a heron.")
    story("text", 5, text="heron heron heron")
    story("title", 1, title="The heron")
    story("other", 2)

    assert order("heron") == ["title", "text", "caption"]


def test_more_mentions_stand_above_fewer():
    story("twice", 1, text="A heron met a heron; heron again.")
    story("once", 2, text="A heron.")
    for day in range(3, 9):
        story("none", day)

    assert order("heron") == ["twice", "once"]


def test_only_the_newest_are_weighed_and_that_is_said():
    for day in range(1, 6):
        story(f"day {day}", day, title="A heron" if day == 1 else "A day", text="heron")

    ranked = search.relevance(Article.objects.all(), "heron", newest=3)

    assert ranked.is_bounded
    assert set(order("heron", newest=3)) == {"day 3", "day 4", "day 5"}
    assert not search.relevance(Article.objects.all(), "heron", newest=5).is_bounded


@pytest.mark.parametrize("words", ["heron -bittern", '"a heron"', "her*on heron*", "heron OR quay"])
def test_relevance_finds_what_search_finds(words):
    story("one", 1, text="A heron.")
    story("two", 2, text="A heron and a bittern.")

    found = search.search(Article.objects.all(), words).values_list("pk", flat=True)

    assert set(search.relevance(Article.objects.all(), words).pks) == set(found)


def test_without_words_nothing_is_ranked():
    assert search.relevance(Article.objects.all(), "*").pks == ()
