"""Whoever waits for a load hears how far it is, inside one big archive too."""

import pytest

from articles.loading import LoadOptions, load_paths
from articles.models import Load
from tests.loading.dumps import story, write_stories
from tests.loading.unpacking.test_archives import zipped
from tests.loading.unpacking.webarchives import Archive, page

pytestmark = pytest.mark.django_db


def heard(*paths) -> list[tuple[float, int]]:
    """What is told of how far the load is, document by document."""
    told: list[tuple[float, int]] = []
    load_paths(paths, LoadOptions(), progress=lambda done, total, _: told.append((done, total)))
    return told


def test_files_are_counted_one_by_one(tmp_path):
    assert heard(write_stories(tmp_path / "in", 3)) == [(1, 3), (2, 3), (3, 3)]


def test_an_archive_is_done_part_by_part(tmp_path):
    box = tmp_path / "box.zip"
    box.write_bytes(zipped({f"{number}.txt": story(number) for number in range(4)}))

    assert heard(box) == [(0.25, 1), (0.5, 1), (0.75, 1), (1, 1)]
    assert Load.objects.get().done == 1


def test_an_archive_among_files_counts_as_one_of_them(tmp_path):
    write_stories(tmp_path, 2)
    pages = {f"{number}.txt": story(number) for number in (10, 11)}
    (tmp_path / "box.zip").write_bytes(zipped(pages))

    assert heard(tmp_path) == [(0.5, 3), (1, 3), (2, 3), (3, 3)]


def test_a_web_archive_is_done_page_by_page(tmp_path):
    archive = Archive()
    for number in range(4):
        url = f"https://courier.example/{number}"
        archive.answer(url, page(f"Log number {number} is read aloud"))
    (tmp_path / "crawl.warc.gz").write_bytes(archive.raw)

    assert [done for done, _ in heard(tmp_path / "crawl.warc.gz")] == [0.25, 0.5, 0.75, 1]
