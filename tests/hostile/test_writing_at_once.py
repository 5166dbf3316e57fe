"""Sixteen curators write while a load runs: nothing is lost, and nobody hears of a lock."""

import pytest

from articles import search
from articles.loading import LoadOptions, load_paths
from articles.models import Annotation, Article
from tests import builders
from tests.annotating.meanwhile import at_once
from tests.loading.dumps import write_stories
from tests.webannotation.program import CONTEXT, Program

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
CURATORS, NOTES, PAGES = 16, 8, 150
WORDS = "Keepers lit the lamp"


def note_on(story: Article, body: str) -> dict:
    """A note on the first words of a story, as a program sends it."""
    return {
        "@context": CONTEXT,
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": body},
        "target": {
            "source": f"http://testserver{story.current.get_absolute_url()}",
            "selector": {"type": "TextQuoteSelector", "exact": WORDS},
        },
    }


def test_sixteen_curators_and_a_load_lose_nothing(tmp_path):
    search.rebuild()  # Other tests' rows are gone, what the index held of them is not.
    story, folder = builders.article(), write_stories(tmp_path, PAGES)
    programs = [Program(builders.curator(f"mina{number}")) for number in range(CURATORS)]
    statuses: list[int] = []

    def write(number: int) -> None:
        for turn in range(NOTES):
            sent = note_on(story, f"Note {turn} of curator {number}.")
            statuses.append(programs[number].post(sent).status_code)

    writers = [lambda number=number: write(number) for number in range(CURATORS)]
    faults = at_once(lambda: load_paths([folder], LoadOptions()), *writers)

    assert faults == []
    assert statuses == [201] * CURATORS * NOTES
    assert len(set(Annotation.objects.values_list("body", flat=True))) == CURATORS * NOTES
    assert Article.objects.count() == PAGES + 1
    assert list(search.disagreements()) == []
