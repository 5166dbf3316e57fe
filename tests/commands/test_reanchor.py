"""`manage.py reanchor`: what it says, what it leaves alone, exit codes."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.annotating import place_all
from articles.models import Placement, PlacementStatus
from tests import builders

pytestmark = pytest.mark.django_db

OLD = ("Keepers lit the lamp on Monday.", "The town\x1b[31m came to watch the beam.")


@pytest.fixture
def note():
    story = builders.article(paragraphs=OLD)
    made = builders.note(story, "came to watch")
    place_all(builders.revise(story, story.title, ("Rain fell.", *OLD)))
    lost = {"status": PlacementStatus.GONE, "start": None, "end": None}
    made.placements.filter(revision__number=2).update(**lost)
    return made


def run(*words, **given):
    out = io.StringIO()
    call_command("reanchor", *words, stdout=out, **given)
    return out.getvalue()


def test_each_change_is_a_line_and_the_last_line_sums_up(note):
    said = run().splitlines()

    assert said == [
        f"article {note.article_id}, revision 2: gone → unchanged: “came to watch” ({note.uuid})",
        "1 places looked at, 1 changed.",
    ]
    assert run() == "1 places looked at, 0 changed.\n"


def test_a_dry_run_says_so_and_saves_nothing(note):
    before = list(Placement.objects.values())

    said = run("--dry-run")

    assert "gone → unchanged" in said
    assert "1 would change. Dry run: nothing was saved." in said
    assert list(Placement.objects.values()) == before


def test_one_article_alone(note):
    other = builders.article(title="Another")

    assert run("--article", str(other.pk)) == "0 places looked at, 0 changed.\n"
    assert "1 changed" in run("--article", str(note.article_id))


def test_nothing_a_terminal_would_obey_is_printed(note):
    type(note).objects.filter(pk=note.pk).update(
        start=note.start - 7, exact="n\x1b[31m came to watch"
    )
    note.placements.filter(revision__number=1).delete()

    assert "\x1b" not in run(dry_run=True)


@pytest.mark.parametrize("article", ["0", "-1", "99", "9" * 30])
def test_an_article_that_is_not_there_is_wrong_use(article):
    with pytest.raises(CommandError, match=f"There is no article {article}") as stop:
        run(f"--article={article}")

    assert stop.value.returncode == 2


def test_an_empty_room_has_nothing_to_look_at():
    assert run() == "0 places looked at, 0 changed.\n"
