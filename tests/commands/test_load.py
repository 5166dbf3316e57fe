"""`manage.py load`: exit codes, lines, reports."""

import io
import json
import resource
import signal
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Load
from tests.commands.room import Room
from tests.loading.dumps import dump, write_stories


def load(*words: object, out: io.StringIO | None = None, **given: object) -> str:
    out = out or io.StringIO()
    call_command("load", *map(str, words), stdout=out, **given)
    return out.getvalue()


@pytest.mark.django_db
def test_a_load_without_trouble_names_each_document_and_sums_up(tmp_path):
    said = load(write_stories(tmp_path / "in", 2)).splitlines()

    assert [line.split()[0] for line in said[:2]] == ["loaded", "loaded"]
    assert said[2] == "2 loaded, 0 revised, 0 unchanged, 0 rejected."


@pytest.mark.django_db
def test_a_rejected_document_is_named_with_its_reason_and_the_rest_loads(tmp_path):
    folder = write_stories(tmp_path / "in", 2)
    (folder / "empty\x1b[31m.txt").write_bytes(b"")
    out = io.StringIO()

    with pytest.raises(CommandError, match="1 of 3 could not be loaded") as stop:
        load(folder, out=out)

    assert stop.value.returncode == 1
    assert f"rejected  {folder}/empty\\x1b[31m.txt: The file is empty." in out.getvalue()
    assert Article.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["no/such/path"], "There is no no/such/path: nothing was read."),
        ([".", "--time-zone", "Mars/Olympus"], "Mars/Olympus is not a time zone."),
        ([".", "--time-zone", "../../etc/passwd"], "is not a time zone"),
        ([".", "--language", "e n"], "e n is not a language tag."),
        ([".", "--publisher", " "], "--publisher must be a name"),
        ([".", "--agency", "a\x1b[0m"], "--agency must be a name"),
        ([".", "--report", "/no/such/folder/r.jsonl"], "The report .* cannot be written"),
    ],
)
def test_wrong_use_is_said_in_a_sentence_before_anything_is_read(words, sentence):
    with pytest.raises(CommandError, match=sentence) as stop:
        load(*words)

    assert stop.value.returncode == 2
    assert not Load.objects.exists()


@pytest.mark.django_db
def test_the_report_holds_one_line_a_document(tmp_path):
    folder = write_stories(tmp_path / "in", 2)
    (folder / "empty.txt").write_bytes(b"")

    with pytest.raises(CommandError):
        load(folder, report=str(tmp_path / "report.jsonl"))

    lines = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert [line["result"] for line in lines] == ["rejected", "loaded", "loaded"]
    assert lines[0]["reason"]
    assert len(lines[1]["sha256"]) == 64
    assert lines[1]["article"] == Article.objects.order_by("pk")[0].pk


@pytest.mark.django_db
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_report_to_standard_output_stands_there_alone(tmp_path, monkeypatch, dry_run):
    folder = write_stories(tmp_path / "in", 2)
    monkeypatch.chdir(tmp_path)
    errors = io.StringIO()

    said = load(folder, report="-", dry_run=dry_run, stderr=errors)

    assert [json.loads(line)["result"] for line in said.splitlines()] == ["loaded", "loaded"]
    assert "2 loaded, 0 revised, 0 unchanged, 0 rejected" in errors.getvalue()
    assert not (tmp_path / "-").exists()


@pytest.mark.django_db
def test_options_describe_what_the_documents_do_not_say(tmp_path):
    (tmp_path / "page.txt").write_bytes(dump(byline=""))

    load(
        tmp_path / "page.txt",
        publisher="Port Harrow Courier",
        agency="KCNA",
        time_zone="Asia/Tokyo",
        language="en-GB",
    )

    article = Article.objects.get()
    assert (str(article.publisher), str(article.agency)) == ("Port Harrow Courier", "KCNA")
    assert (article.time_zone, article.language) == ("Asia/Tokyo", "en-GB")


@pytest.mark.django_db
def test_a_dry_run_says_that_nothing_was_saved(tmp_path):
    said = load(write_stories(tmp_path / "in", 1), dry_run=True)

    assert "1 loaded, 0 revised, 0 unchanged, 0 rejected (dry run: nothing was saved)." in said
    assert not Load.objects.exists()


@pytest.mark.django_db
def test_nothing_in_a_load_opens_a_connection_to_anywhere(tmp_path, monkeypatch):
    def refuse(*args: object) -> None:
        raise AssertionError("A load asked the network.")

    (tmp_path / "page.txt").write_bytes(dump(paragraphs=["See http://127.0.0.1:9/x.jpg today."]))
    monkeypatch.setattr("socket.socket.connect", refuse)

    assert "1 loaded" in load(tmp_path / "page.txt")


@pytest.mark.slow
def test_standard_input_is_a_document(tmp_path):
    room = Room(tmp_path / "room").migrate()
    (tmp_path / "page.txt").write_bytes(dump())

    with (tmp_path / "page.txt").open() as page:
        finished = room.run("load", "-", stdin=page)

    assert finished.stdout == "loaded    -\n1 loaded, 0 revised, 0 unchanged, 0 rejected.\n"


@pytest.mark.slow
def test_a_reader_who_goes_away_stops_the_load_between_documents(tmp_path):
    room = Room(tmp_path / "room").migrate()
    loading = room.start("load", write_stories(tmp_path / "in", 300))

    assert loading.stdout.readline().startswith("loaded")
    loading.stdout.close()
    with loading.stderr as errors:
        assert errors.read() == ""

    assert loading.wait(60) == 1
    assert "300 unchanged" not in room.run("load", tmp_path / "in").stdout


@pytest.mark.slow
def test_ctrl_c_stops_the_load_and_the_same_command_goes_on(tmp_path):
    room = Room(tmp_path / "room").migrate()
    loading = room.start("load", write_stories(tmp_path / "in", 300))
    loading.stdout.readline()

    loading.send_signal(signal.SIGINT)
    _, errors = loading.communicate(timeout=60)

    assert loading.returncode == 130
    assert errors == (
        "CommandError: Stopped. What was loaded stays; the same command goes on from here.\n"
    )
    assert room.run("load", tmp_path / "in").returncode == 0


@pytest.mark.slow
def test_a_file_size_limit_is_said_in_a_sentence_and_the_room_stays_whole(tmp_path):
    room = Room(tmp_path / "room").migrate()
    folder = write_stories(tmp_path / "in", 200)
    size = (room.folder / "db.sqlite3").stat().st_size
    limits = (size + 200_000, size + 200_000)

    stopped = room.run(
        "load", folder, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    )
    again = room.run("load", folder)

    assert stopped.returncode == 1
    assert stopped.stderr.startswith("CommandError: Nothing of ")
    assert len(stopped.stderr.splitlines()) == 1
    assert again.returncode == 0
    loaded = stopped.stdout.count("loaded ")
    assert f"{200 - loaded} loaded, 0 revised, {loaded} unchanged, 0 rejected." in again.stdout


@pytest.mark.slow
def test_a_room_without_tables_says_what_to_run(tmp_path):
    finished = Room(tmp_path / "room").run("load", write_stories(tmp_path / "in", 1))

    assert (finished.returncode, finished.stderr) == (
        1,
        "CommandError: Nothing was loaded: the tables are not there yet. "
        "Run `manage.py migrate` first.\n",
    )


@pytest.mark.slow
@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_poor_locale_does_not_stop_a_load(tmp_path, locale):
    room = Room(tmp_path / "room").migrate()
    room.extra = locale
    (tmp_path / "하늘.txt").write_bytes(dump())

    finished = room.run("load", tmp_path / "하늘.txt")

    assert (finished.returncode, finished.stderr) == (0, "")


@pytest.mark.slow
def test_a_terminal_shows_a_bar_and_the_rejected_documents(tmp_path):
    room = Room(tmp_path / "room").migrate()
    folder = write_stories(tmp_path / "in", 3)
    (folder / "empty.txt").write_bytes(b"")
    command = subprocess.list2cmdline([sys.executable, "manage.py", "load", str(folder)])

    finished = subprocess.run(
        ["script", "-qec", command, "/dev/null"],
        cwd=room.working_folder,
        env=room.environment | {"TERM": "xterm", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )

    assert "Loading" in finished.stdout
    assert "rejected" in finished.stdout
    assert "log-00001.txt" not in finished.stdout
    assert "3 loaded, 0 revised, 0 unchanged, 1 rejected." in finished.stdout
