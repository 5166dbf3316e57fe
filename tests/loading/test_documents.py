"""Documents are found and read, bounded, whatever stands in the folder."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from articles.loading import documents_in, find_documents, shown
from articles.loading.documents import Found
from articles.loading.unpacking import Unreadable


def names(*paths: Path) -> list[str]:
    return [Path(found.name).name for found in find_documents(paths)]


def read(path: Path) -> bytes:
    return read_found(Found(path, "a page"))


def read_found(found: Found) -> bytes:
    [document] = documents_in(found)
    if document.fault:
        raise Unreadable(document.fault)
    return document.raw


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plain name.txt", "plain name.txt"),
        ("한글 🙂.txt", "한글 🙂.txt"),
        ("a\nb\tc", "a\\x0ab\\x09c"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("broken\udcff", "broken\\xff"),
        ("\ud800", "\\ud800"),
    ],
)
def test_a_name_is_shown_without_anything_that_a_terminal_would_obey(name, safe):
    assert shown(name) == safe


def test_folders_are_walked_in_the_order_of_names_and_litter_is_passed_over(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".DS_Store", "b/.hidden", ".git/x", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert names(tmp_path) == ["a.txt", "1.txt", "2.txt"]
    assert names(tmp_path / ".DS_Store") == [".DS_Store"]


def test_a_folder_loop_is_one_rejected_document_and_the_rest_is_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.txt").write_text("x")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")

    found = {Path(one.name).name: one for one in find_documents([tmp_path])}

    assert sorted(found) == ["loop", "page.txt", "self"]
    with pytest.raises(Unreadable, match="leads back into a folder"):
        read_found(found["loop"])
    with pytest.raises(Unreadable, match="cannot be read"):
        read_found(found["self"])


def test_two_links_to_one_folder_do_not_multiply_its_documents(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text("x")
    for name in ("b", "c"):
        (tmp_path / name).symlink_to(tmp_path / "a")

    assert names(tmp_path) == ["page.txt"]


@pytest.fixture
def deep_folder(tmp_path):
    here = tmp_path
    for _ in range(1500):
        here = here / "d"
        here.mkdir()
    (here / "page.txt").write_text("words")
    yield tmp_path
    (here / "page.txt").unlink()
    # By hand: removing a tree usually needs a call for each level.
    while here != tmp_path:
        here.rmdir()
        here = here.parent


def test_folders_far_deeper_than_the_call_stack_are_walked(deep_folder):
    [found] = find_documents([deep_folder])

    assert read_found(found) == b"words"


@pytest.mark.parametrize("name", ["x" * 251 + ".txt", "🙂 한글.txt", "a\nb\x1b.txt", "CON", "-x. "])
def test_a_file_of_an_odd_name_is_read(tmp_path, name):
    (tmp_path / name).write_text("words")

    [found] = find_documents([tmp_path])

    assert read_found(found) == b"words"
    assert found.name.isprintable()


def test_a_file_name_that_is_no_text_is_read(tmp_path):
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt")).write_text("words")
    except OSError:
        pytest.skip("This file system keeps only names that are text.")

    [found] = find_documents([tmp_path])

    assert read_found(found) == b"words"
    assert found.name.endswith("\\xff\\xfe.txt")


@pytest.mark.parametrize("path", ["no/such/file", "x" * 5000])
def test_a_file_that_cannot_be_read_says_why(path):
    with pytest.raises(Unreadable, match=r"^The file cannot be read: .+\.$"):
        read(Path(path))


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(Unreadable, match="not a file but a device, pipe or socket"):
        read(tmp_path / "pipe")


def test_a_document_over_the_limit_is_refused_before_it_is_read(tmp_path, settings):
    settings.READINGROOM_MAX_DOCUMENT_BYTES = 2**20
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(2**40)

    with pytest.raises(Unreadable, match="1,099,511,627,776 bytes; the limit is 1 MB"):
        read(tmp_path / "sparse")


def test_a_document_of_exactly_the_limit_is_read(tmp_path, settings):
    settings.READINGROOM_MAX_DOCUMENT_BYTES = 10
    (tmp_path / "page").write_bytes(b"0123456789")

    assert read(tmp_path / "page") == b"0123456789"


def test_standard_input_is_read_up_to_the_limit(monkeypatch, settings):
    settings.READINGROOM_MAX_DOCUMENT_BYTES = 10
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"0123456789+")))

    with pytest.raises(Unreadable, match="more; the limit"):
        read(Path("-"))


@pytest.mark.parametrize("members", [1, 3])
def test_a_gzip_file_is_read_as_the_page_inside(tmp_path, members):
    (tmp_path / "page.txt.gz").write_bytes(gzip.compress(b"words ", mtime=0) * members)

    assert read(tmp_path / "page.txt.gz") == b"words " * members


def test_a_gzip_bomb_stops_at_the_limit(tmp_path, settings):
    settings.READINGROOM_MAX_DOCUMENT_BYTES = 2**20
    bomb = gzip.compress(b"\0" * 2**26, mtime=0)
    (tmp_path / "bomb.gz").write_bytes(bomb)

    assert len(bomb) < 2**17
    with pytest.raises(Unreadable, match="more; the limit is 1 MB"):
        read(tmp_path / "bomb.gz")


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (gzip.compress(b"words" * 99, mtime=0)[:-9], "cut short"),
        (b"\x1f\x8bgarbage", "damaged"),
        (gzip.compress(b"words", mtime=0) + b"garbage", "damaged"),
    ],
)
def test_a_broken_gzip_file_says_what_is_wrong(tmp_path, raw, trouble):
    (tmp_path / "page.gz").write_bytes(raw)

    with pytest.raises(Unreadable, match=trouble):
        read(tmp_path / "page.gz")


def test_the_scripts_and_pictures_of_a_saved_page_are_part_of_it(tmp_path):
    (tmp_path / "page.html").write_text("<html>")
    for folder in ("page_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notes.txt").write_text("words")

    names = [Path(found.name).parent.name for found in find_documents([tmp_path])]

    assert names == ["other_files", tmp_path.name]
