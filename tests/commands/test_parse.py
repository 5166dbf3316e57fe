"""`manage.py parse`: what pages say, without a database."""

import bz2
import gzip
import hashlib
import io
import json
import lzma

import pytest
from django.core.management import CommandError, call_command

from tests.commands.room import Room
from tests.loading.dumps import TITLE, dump, write_stories

KEYS = (
    "id sha256 format title byline authors publisher agency source language url published updated "
    "listed_date time_zone zone_assumed paragraphs blocks photos warnings ledger "
    "section captured_at mentions"
)


def parse(*words: object, **given: object) -> list[dict]:
    out = io.StringIO()
    call_command("parse", *map(str, words), stdout=out, **given)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_article_is_one_line_with_every_key_of_the_schema(tmp_path):
    (tmp_path / "page.txt").write_bytes(dump(captions=["The lamp over the wall. (KCNA)"]))

    [page] = parse(tmp_path / "page.txt")

    assert list(page) == KEYS.split()
    assert (page["id"], page["title"]) == (str(tmp_path / "page.txt"), TITLE)
    assert page["sha256"] == hashlib.sha256((tmp_path / "page.txt").read_bytes()).hexdigest()
    assert (page["published"], page["url"], page["authors"]) == ("2022-03-29T09:54+09:00", None, [])


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".XZ", lzma.compress)]
)
def test_a_packed_page_parses_as_the_page_inside_and_has_its_name(suffix, pack, tmp_path):
    (tmp_path / "page.txt").write_bytes(dump())
    packed = tmp_path / f"page.txt{suffix}"
    packed.write_bytes(pack(dump()))

    assert parse(packed) == parse(tmp_path / "page.txt")


def test_options_describe_what_the_page_does_not_say(tmp_path):
    (tmp_path / "page.txt").write_bytes(dump(byline=""))

    [page] = parse(tmp_path / "page.txt", publisher="Port Harrow Courier", time_zone="Asia/Tokyo")

    assert (page["publisher"], page["time_zone"]) == ("Port Harrow Courier", "Asia/Tokyo")


def test_a_rejected_document_is_named_on_standard_error_and_the_rest_is_printed(tmp_path):
    folder = write_stories(tmp_path / "in", 2)
    (folder / "empty\x1b.txt").write_bytes(b"")
    out, errors = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="1 could not be parsed") as stop:
        call_command("parse", str(folder), stdout=out, stderr=errors)

    assert stop.value.returncode == 1
    assert len(out.getvalue().splitlines()) == 2
    assert f"{folder}/empty\\x1b.txt: The file is empty." in errors.getvalue()


def test_a_path_that_does_not_exist_is_wrong_use():
    with pytest.raises(CommandError, match="There is no no/such/path") as stop:
        parse("no/such/path")

    assert stop.value.returncode == 2


def test_parsing_asks_the_database_nothing(tmp_path):
    # No django_db mark: a query would fail the test.
    assert len(parse(write_stories(tmp_path / "in", 2))) == 2


@pytest.mark.slow
def test_parsing_needs_no_room_and_makes_none(tmp_path):
    (tmp_path / "file").write_text("a room cannot be made inside a file")
    room = Room(tmp_path / "file" / "room")
    room.extra = {"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none", "LC_ALL": "C"}
    (tmp_path / "page.txt").write_bytes(dump(title="하늘 🙂 the harbour light"))

    finished = room.run("parse", tmp_path / "page.txt")

    assert (finished.returncode, finished.stderr) == (0, "")
    assert json.loads(finished.stdout)["title"] == "하늘 🙂 the harbour light"


@pytest.mark.slow
def test_a_reader_who_goes_away_stops_the_parsing_without_a_traceback(tmp_path):
    parsing = Room(tmp_path / "room").start("parse", write_stories(tmp_path / "in", 300))

    parsing.stdout.readline()
    parsing.stdout.close()
    with parsing.stderr as errors:
        assert errors.read() == ""

    assert parsing.wait(60) == 1
