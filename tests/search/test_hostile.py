"""Nothing that is typed reaches an engine as anything but words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import search
from articles.models import Article
from tests import builders as build
from tests.search.hostile import HOSTILE

pytestmark = pytest.mark.django_db
FIELDS = ("", "title:", "caption:", "source:", "tag:", "note:", "-")


def ask(typed: str) -> None:
    """Ask in every way there is."""
    everything = Article.objects.all()
    found = list(search.search(everything, typed)[:5])
    number = search.count(everything, typed).number
    assert number >= len(found)
    assert len(search.relevance(everything, typed).pks) in (0, number)


@pytest.mark.parametrize("field", FIELDS)
def test_no_engine_is_upset_by_what_is_typed(shelf, field):
    for typed in HOSTILE:
        ask(field + typed)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=80) | st.text("()\"*-:'&|!<>%_\\ aORNT북", max_size=40))
def test_any_text_at_all_is_a_search(shelf, typed):
    ask(typed)


@pytest.mark.parametrize("sign", ["%", "_", "%%", "\\"])
def test_the_signs_of_like_are_no_wildcards(shelf, sign):
    assert not search.search(Article.objects.all(), f'"page {sign} herons"').exists()


@pytest.mark.parametrize("typed", ["§all", "§hasphoto", "†kraken", "‹lamp", "lamp¦", "북¶"])
def test_the_labels_of_the_index_cannot_be_typed(shelf, typed):
    found = search.search(Article.objects.all(), typed)

    assert list(found) == list(search.search(Article.objects.all(), typed.strip("§†‹¦¶")))


def test_a_megabyte_of_one_article_is_indexed_and_found():
    text = " ".join(f"w{number:x}한{number % 997}" for number in range(60_000))
    story = build.article(paragraphs=[f"heron {text}"])

    search.index(story)
    search.index(story)

    assert list(search.search(Article.objects.all(), "heron w1f")) == [story]
    assert not list(search.disagreements())
