"""ArchiveBox saves one page in a dozen ways: it comes in once, told its address and its time."""

import datetime as dt
import json

import pytest

from articles.loading import Told, documents_in, find_documents
from tests.loading.unpacking.test_archives import opened, zipped
from tests.loading.unpacking.webarchives import page
from tests.painting import painted

URL = "https://courier.example/2022/03/lamp"
TAKEN = dt.datetime(2022, 3, 29, 0, 14, tzinfo=dt.UTC)
DONE = dt.datetime(2022, 3, 29, 1, 14, tzinfo=dt.UTC)
SNAPSHOT = "archive/1648512840.0/"
WGET = "courier.example/2022/03/lamp.html"
OWN = {"ArchiveBox.conf": b"[SERVER]", "index.html": page("All"), "logs/errors.log": b"A lamp."}
BESIDE = {"index.html": page("Saved"), "headers.json": b"{}", "output.pdf": b"%PDF-1.4"}


def index(**members) -> bytes:
    """What ArchiveBox writes of one page."""
    failed = {"status": "failed", "start_ts": "2022-03-29T02:00:00"}
    done = {"status": "succeeded", "start_ts": "2022-03-29T01:14:00"}
    return json.dumps(
        {
            "schema": "Link",
            "url": URL,
            "timestamp": "1648512840.0",
            "canonical": {"wget_path": WGET},
            "history": {"singlefile": [done, failed], "pdf": []},
            **members,
        }
    ).encode()


def saved(files: dict[str, bytes], told: bytes = b"") -> dict[str, bytes]:
    """A collection of one page, which was saved to these files."""
    snapshot = {**BESIDE, "index.json": told or index(), **files}
    return OWN | {SNAPSHOT + name: raw for name, raw in snapshot.items()}


@pytest.fixture(params=["folder", "zip"])
def read(request, tmp_path):
    """Read a collection, as the folder that it is or packed in one file."""

    def documents(files: dict[str, bytes]):
        if request.param == "zip":
            return opened(zipped(files))
        for name, raw in files.items():
            path = tmp_path / "box" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        return [one for found in find_documents([tmp_path / "box"]) for one in documents_in(found)]

    return documents


def test_a_page_that_was_saved_in_many_ways_is_one_document(read):
    outputs = ("singlefile.html", "output.html", WGET, "readability/content.html", "htmltotext.txt")

    (one,) = read(saved({name: page(name) for name in outputs}))

    assert one.name.endswith(f"{SNAPSHOT}singlefile.html")
    assert one.raw == page("singlefile.html")
    assert one.told == Told(url=URL, captured_at=DONE)


@pytest.mark.parametrize(
    ("outputs", "best"),
    [
        (("output.html", WGET), "output.html"),
        ((WGET, "readability/content.html", "mercury/content.html"), WGET),
        (("mercury/content.html", "htmltotext.txt"), "mercury/content.html"),
        (("htmltotext.txt", "readability/content.txt"), "htmltotext.txt"),
    ],
)
def test_the_best_of_what_was_saved_is_read(read, outputs, best):
    (one,) = read(saved({name: page(name) for name in outputs}))

    assert (one.name.endswith(best), one.told.captured_at) == (True, TAKEN)


def test_pictures_that_were_saved_with_the_page_are_found(read):
    picture = painted()
    beside = {WGET: page(image="../img/lamp.jpg"), "courier.example/2022/03/img/lamp.jpg": picture}

    (one,) = read(saved(beside))

    assert one.beside("img/lamp.jpg") == picture


def test_an_empty_saving_is_passed_over_for_one_that_holds_the_page(tmp_path):
    for name, raw in {"index.json": index(), "singlefile.html": b"", "output.html": page()}.items():
        (tmp_path / name).write_bytes(raw)

    (found,) = find_documents([tmp_path])

    assert found.path.name == "output.html"


def test_a_folder_in_which_nothing_was_saved_says_so(read):
    (one,) = read(saved({}))

    assert one.name.rstrip("/").endswith("archive/1648512840.0")
    assert "ArchiveBox saved no page here" in one.fault


@pytest.mark.parametrize(
    "path", ["../../../secret.html", "/etc/secret.html", "C:\\secret.html", 7, "a\0.html", "."]
)
def test_an_index_leads_nowhere_but_down(read, path):
    files = {"secret.html": page("secret"), **saved({}, index(canonical={"wget_path": path}))}

    assert not any(one.raw == page("secret") for one in read(files))


@pytest.mark.parametrize(
    "told",
    [
        {"timestamp": "1e999"},
        {"timestamp": None, "history": {"singlefile": [{"status": "succeeded", "start_ts": 7}]}},
        {"history": 7},
        {"history": {"singlefile": 7}},
        {"canonical": None},
    ],
)
def test_an_index_that_tells_no_time_still_tells_the_page(read, told):
    (one,) = read(saved({"singlefile.html": page()}, index(**told)))

    assert one.told.url == URL


NOT_ITS_OWN = [b"{}", b"[]", b"{", b"[" * 100_000, b'{"url": 7, "timestamp": 1, "schema": 1}']


@pytest.mark.parametrize("raw", [*NOT_ITS_OWN, index(url="x"), index(url="http://" + "x" * 3000)])
def test_a_folder_with_another_index_is_a_folder_like_any_other(read, raw):
    names = {one.name.rpartition("/")[2] for one in read({"index.json": raw, "a.html": page()})}

    assert names == {"index.json", "a.html"}
