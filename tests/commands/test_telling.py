"""What a terminal shows of a load: a bar while it runs, a table of what would happen."""

import io

import pytest
from django.core.management import CommandError, call_command
from rich.console import Console

from articles.loading import Outcome
from articles.management.tables import HEADS, write_table
from articles.management.telling import Bar
from articles.models import Result
from tests.loading.dumps import dump, story

pytestmark = pytest.mark.django_db


def terminal(width: int = 110) -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=width, highlight=False)


def test_the_bar_counts_each_result_and_names_what_was_rejected():
    screen = terminal()
    with Bar(screen) as tell:
        tell(1, 3, Outcome("one.txt", Result.LOADED))
        tell(2, 3, Outcome("two\x1b[31m.txt", Result.REJECTED, "The file is empty."))
        tell(3, 3, Outcome("three.txt", Result.UNCHANGED))

    shown = screen.file.getvalue()
    assert "3/3" in shown
    assert "1 loaded, 0 revised, 1 unchanged, 1 rejected" in shown
    assert "The file is empty." in shown


def test_the_bar_of_a_single_archive_goes_by_its_parts():
    screen = terminal()
    with Bar(screen) as tell:
        tell(0.25, 1, Outcome("box.zip/1.txt", Result.LOADED))
        tell(0.5, 1, Outcome("box.zip/2.txt", Result.LOADED))

    assert "50 %" in screen.file.getvalue()


def rehearse(folder, *words: str) -> list[str]:
    out = io.StringIO()
    try:
        call_command("load", str(folder), *words, dry_run=True, stdout=out)
    except CommandError as told:
        out.write(str(told))
    return out.getvalue().splitlines()


def test_a_dry_run_sets_out_what_would_happen_in_columns(tmp_path):
    (tmp_path / "a.txt").write_bytes(story(3))
    (tmp_path / "b-이름.txt").write_bytes(dump(title="등대가 다시 켜지다", byline="By KCNA"))
    (tmp_path / "c.txt").write_bytes(b"")

    heads, first, second, third, *_ = rehearse(tmp_path)

    assert heads.split() == list(HEADS)
    assert "Harbour log number 3" in first
    assert "Yonhap" in first
    assert "2022-01-02 05:30  1" in first
    assert "등대가 다시 켜지다" in second
    assert third.endswith("The file is empty.")


def test_a_dry_run_tells_nothing_when_told_to_be_quiet(tmp_path):
    (tmp_path / "a.txt").write_bytes(story(3))

    assert len(rehearse(tmp_path, "-v0")) == 1


def test_a_name_or_title_cannot_command_the_terminal():
    screen = terminal()
    title = "[red]A \x1b]0;title\x07 of sorts"

    write_table(None, [Outcome("a.txt", Result.LOADED, title=title)], screen)

    assert "[red]A" in screen.file.getvalue()
    assert "\x1b]0" not in screen.file.getvalue()


@pytest.mark.parametrize("jobs", ["-1", "65", "many", "٣"])
def test_an_impossible_number_of_jobs_is_refused(tmp_path, jobs):
    with pytest.raises(CommandError, match="is no number from 0 to 64"):
        call_command("load", str(tmp_path), f"--jobs={jobs}")
