"""Loads that run beside the room: really started, really stopped, going on where they were."""

import sqlite3
import urllib.parse
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar

import pytest

from articles.loading import Document, LoadOptions, folder_inside, go_on, load_paths, plan_load
from articles.loading.loader import Loader
from articles.loading.places import OutOfBounds
from articles.models import Article, Load, Outcome
from tests.commands.room import OpenRoom, Room
from tests.loading.dumps import story, write_stories


class Visitor:
    """Somebody with a browser that keeps cookies."""

    def __init__(self, room: OpenRoom):
        self.base = f"http://127.0.0.1:{room.port}"
        self.jar = CookieJar()
        self.web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        return self.web.open(self.base + path, timeout=60).read().decode()

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        self.get(path)
        token = next(cookie.value for cookie in self.jar if cookie.name == "csrftoken")
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
        request = urllib.request.Request(self.base + path, body, {"Referer": self.base + path})
        answer = self.web.open(request, timeout=60)
        return answer.geturl(), answer.read().decode()


def finished(room: Room) -> tuple | None:
    with closing(sqlite3.connect(room.folder / "db.sqlite3", timeout=20)) as rows:
        return rows.execute(
            "SELECT counts, done, files FROM articles_load WHERE finished_at IS NOT NULL "
            "ORDER BY id DESC LIMIT 1"
        ).fetchone()


@pytest.mark.slow
def test_a_folder_chosen_in_the_admin_is_loaded_by_a_process_of_its_own(tmp_path):
    folder = write_stories(tmp_path / "in" / "2021", 120)
    (tmp_path / "empty").mkdir()
    room = Room(tmp_path / "room")
    room.extra["READINGROOM_LOAD_FOLDERS"] = str(tmp_path / "in")
    opened = OpenRoom(room, tmp_path / "empty")
    visitor = Visitor(opened)
    visitor.post("/admin/login/?next=/admin/", username="curator", password=opened.password)

    address, shown = visitor.post("/admin/articles/load/folder/", folder="0", inside="2021")

    assert "/change/" in address, shown
    while (told := finished(room)) is None:
        shown = visitor.get(urllib.parse.urlsplit(address).path)
    assert told == ('{"loaded": 120}', 120, 120)
    assert "Finished" in visitor.get(urllib.parse.urlsplit(address).path)
    assert str(folder) not in visitor.get(urllib.parse.urlsplit(address).path)
    assert opened.stop(15)[0] == 0


@pytest.mark.django_db
def test_a_load_goes_on_where_it_was_and_counts_nothing_twice(tmp_path):
    folder = write_stories(tmp_path / "in", 30)
    (folder / "empty.txt").write_bytes(b"")

    def stop(done: int, total: int, outcome: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_paths([folder], LoadOptions(agency="KCNA"), progress=stop)
    load = Load.objects.get()
    assert 0 < Article.objects.count() < 30

    heard = []
    report = go_on(load, lambda *told: heard.append(told[:2]))

    assert report.counts == Load.objects.get().counts == {"loaded": 30, "rejected": 1}
    assert Outcome.objects.count() == 31
    assert Load.objects.get().finished_at
    assert heard[-1] == (31, 31)
    assert set(Article.objects.values_list("agency__name", flat=True)) == {"KCNA"}


@pytest.mark.django_db
def test_documents_are_named_from_the_allowed_folder_and_links_out_of_it_are_refused(tmp_path):
    folder = write_stories(tmp_path / "in" / "2021", 1)
    write_stories(tmp_path / "secret", 3)
    (folder / "way-out").symlink_to(tmp_path / "secret")
    (folder / "one.txt").symlink_to(tmp_path / "secret" / "log-00002.txt")
    load = plan_load([folder], LoadOptions(), named_from=tmp_path / "in")

    go_on(load)

    names = dict(load.outcomes.values_list("name", "result"))
    assert names == {
        "2021/log-00000.txt": "loaded",
        "2021/one.txt": "rejected",
        "2021/way-out": "rejected",
    }


def test_a_folder_is_inside_or_refused(tmp_path):
    (tmp_path / "in" / "2021").mkdir(parents=True)

    assert folder_inside(tmp_path / "in", "/2021/") == (tmp_path / "in" / "2021").resolve()
    with pytest.raises(OutOfBounds):
        folder_inside(tmp_path / "in", "../in2")


@pytest.mark.django_db
def test_an_upload_is_let_go_when_it_is_loaded_and_kept_when_it_was_stopped(settings, tmp_path):
    settings.UPLOADS = tmp_path / "uploads"
    load = plan_load([], LoadOptions())
    folder = write_stories(tmp_path / "uploads" / str(load.pk), 2).resolve()
    load.paths, load.named_from = [str(folder)], str(folder)
    load.save()

    def stop(done: int, total: int, outcome: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go_on(load, stop)
    assert folder.exists()
    go_on(load)

    assert not folder.exists()


@pytest.mark.django_db
def test_a_document_of_several_articles_is_not_looked_at_again():
    load = plan_load([], LoadOptions())
    load.outcomes.create(name="pages.txt#2", sha256="", result="rejected", reason="No.")
    loader = Loader(LoadOptions(), load)
    loader.remember()

    assert loader.had(Document(b"", "pages.txt", fault="Gone."))
    assert not loader.had(Document(story(0), "pages.txt"))
