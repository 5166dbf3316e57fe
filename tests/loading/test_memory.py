"""What a load holds in memory does not grow with what comes: measured in processes of their own."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile

import pytest

from tests.commands.room import Room
from tests.loading.dumps import story, write_stories
from tests.loading.unpacking.webarchives import page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="Others count memory in other units."),
]
MEGABYTE = 2**20
# A process counts as its own what the one that started it held until then: a small one starts it.
STARTER = (
    sys.executable,
    "-c",
    "import resource, subprocess, sys\n"
    "quiet = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}\n"
    "assert subprocess.run(sys.argv[1:], **quiet).returncode in {0, 1}\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)",
)
LETTER = """From news@bell.example Tue Mar 29 09:54:00 2022
From: The Evening Bell <news@bell.example>
Message-ID: <{number}@bell.example>
Subject: Log {number} is read aloud
Date: Tue, 29 Mar 2022 09:54:00 +0900

The harbour master opened log number {number} on Tuesday evening.

"""
ROWS = [
    {
        "title": f"Harbour log number {number} is read aloud",
        "url": f"https://courier.example/{number}",
        "date": "2022-03-29T08:00:00Z",
        "text": f"The harbour master opened log number {number} on Tuesday evening.\n\n" * 20,
    }
    for number in range(1_500)
]


def gzip_bomb(path):
    with gzip.open(path, "wb") as file:
        for _ in range(400):
            file.write(bytes(MEGABYTE))


def tar_of_giants(path):
    with tarfile.open(path, "w:gz", compresslevel=1) as file:
        for number in range(6):
            raw = os.urandom(1024) * 40 * 1024 if number else story(1)
            entry = tarfile.TarInfo(f"{number}.txt")
            entry.size = len(raw)
            file.addfile(entry, io.BytesIO(raw))


def nested_tags(path):
    path.write_bytes(b"<!doctype html><html><body>" + b"<div>" * 20_000 + page())


def bare_tags(path):
    path.write_bytes(b"<!doctype html><html><body>" + b"<p>x " * 500_000)


def table(path):
    with path.open("w", newline="") as file:
        rows = csv.DictWriter(file, ROWS[0])
        rows.writeheader()
        rows.writerows(ROWS)


def json_lines(path):
    path.write_text("\n".join(map(json.dumps, ROWS)))


def mailbox(path):
    path.write_text("".join(LETTER.format(number=number) for number in range(1_000)))


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return Room(tmp_path_factory.mktemp("room")).migrate()


@pytest.fixture(scope="module")
def for_one_page(room, tmp_path_factory):
    """What a load of one small page takes."""
    return megabytes_of(room, write_stories(tmp_path_factory.mktemp("one"), 1))


def megabytes_of(room, path):
    """Load in a process of its own; give the most that it held in memory."""
    asked = [*STARTER, *room.program, "load", str(path)]
    said = subprocess.run(
        asked, cwd=room.working_folder, env=room.environment, stdout=subprocess.PIPE, check=True
    )
    return int(said.stdout) / 1024


@pytest.mark.parametrize(
    ("written", "most"),
    [
        (gzip_bomb, 60),
        (tar_of_giants, 80),
        (nested_tags, 40),
        (bare_tags, 300),
        (table, 100),
        (json_lines, 100),
        (mailbox, 40),
    ],
)
def test_a_load_holds_no_more_than_so_many_megabytes(room, for_one_page, tmp_path, written, most):
    written(tmp_path / "what-comes")

    assert megabytes_of(room, tmp_path / "what-comes") - for_one_page < most
