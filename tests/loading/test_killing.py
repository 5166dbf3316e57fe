"""A load is killed at any moment: what is there is whole, and the next load brings the rest."""

import hashlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.room import Room
from tests.loading.dumps import write_stories

pytestmark = pytest.mark.slow
MANY = 1_500
# What the room holds, told without the numbers that rows happen to have.
CONTENTS = {
    "captures": "SELECT sha256, file, name, size, format, encoding, ledger FROM articles_capture",
    "sources": "SELECT folded, name, slug, kind, aliases, time_zone FROM articles_source",
    "articles": """
        SELECT a.identity, a.title, a.slug, a.byline, a.published_at, a.updated_at, a.day,
               a.wall_clock, a.excerpt, a.photo_count, a.revision_count, r.text_sha256, s.slug
        FROM articles_article a LEFT JOIN articles_revision r ON r.id = a.current_id
        LEFT JOIN articles_source s ON s.id = a.agency_id""",
    "revisions": """
        SELECT a.identity, c.sha256, r.number, r.title, r.text, r.blocks, r.text_sha256
        FROM articles_revision r JOIN articles_article a ON a.id = r.article_id
        JOIN articles_capture c ON c.id = r.capture_id""",
    "photos": """
        SELECT a.identity, p.position, p.caption, p.credit, p.occurrences
        FROM articles_photo p JOIN articles_article a ON a.id = p.article_id""",
    "attributions": """
        SELECT a.identity, s.slug, t.role, t.basis, t.evidence
        FROM articles_attribution t JOIN articles_article a ON a.id = t.article_id
        JOIN articles_source s ON s.id = t.source_id""",
}


def contents(room: Room) -> dict[str, str]:
    """A digest of what each table holds."""
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        return {
            name: hashlib.sha256(repr(sorted(map(repr, rows.execute(asked)))).encode()).hexdigest()
            for name, asked in CONTENTS.items()
        }


def assert_whole(room: Room) -> int:
    """Check that no document is there by halves; give how many there are."""
    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        assert rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
        counts = [
            rows.execute(f"SELECT count(*) FROM articles_{table} {where}").fetchone()[0]
            for table, where in (
                ("capture", ""),
                ("article", "WHERE current_id IS NOT NULL"),
                ("revision", ""),
                ("outcome", "WHERE result = 'loaded'"),
            )
        ]
        kept = [file for (file,) in rows.execute("SELECT file FROM articles_capture")]
    assert len(set(counts)) == 1, counts
    for name in kept:
        raw = (room.folder / "files" / name).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == Path(name).name
    return counts[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_stories(tmp_path_factory.mktemp("in"), MANY)


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("undisturbed") / "room").migrate()
    assert room.run("load", "-v0", folder).returncode == 0
    return contents(room)


def kill_a_load(room: Room, folder: Path, after: int) -> None:
    """Kill a load as soon as it has said so many lines."""
    loading = room.start("load", folder)
    for _ in range(after):
        if not loading.stdout.readline():
            break
    loading.kill()
    loading.communicate()


def test_ten_kills_and_a_last_load_end_in_the_rows_of_an_undisturbed_one(
    folder, undisturbed, tmp_path
):
    room = Room(tmp_path / "room").migrate()
    chance = random.Random(20220329)

    there = 0
    for _ in range(10):
        kill_a_load(room, folder, after=there + chance.randint(0, 40))
        there = assert_whole(room)
    assert 0 < there < MANY
    assert room.run("load", "-v0", folder).returncode == 0

    assert assert_whole(room) == MANY
    assert contents(room) == undisturbed


def test_a_killed_load_shows_no_end(folder, tmp_path):
    room = Room(tmp_path / "room").migrate()

    kill_a_load(room, folder, after=3)

    with closing(sqlite3.connect(room.folder / "db.sqlite3")) as rows:
        assert rows.execute("SELECT finished_at FROM articles_load").fetchall() == [(None,)]


def test_three_loads_at_once_in_processes_of_their_own_load_each_once(
    folder, undisturbed, tmp_path
):
    room = Room(tmp_path / "room").migrate()

    loads = [room.start("load", "-v0", folder) for _ in range(3)]
    said = [loading.communicate() for loading in loads]

    assert [loading.returncode for loading in loads] == [0, 0, 0]
    assert [errors for _, errors in said] == ["", "", ""]
    assert assert_whole(room) == MANY
    assert contents(room) | {"captures": ""} == undisturbed | {"captures": ""}
