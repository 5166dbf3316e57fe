"""Sixteen curators at their desks in a room that serves, while commands load texts into it."""

import json
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import machine
from tests.commands.room import OpenRoom, Room
from tests.hostile.visitor import Browser
from tests.loading.dumps import PARAGRAPHS, dump, write_stories
from tests.postgresql import server

pytestmark = pytest.mark.slow
CURATORS, NOTES, PAGES, TEXTS = 16, 3, 40, 3
QUOTE = "the harbour light came back"
PASSWORD = "a long walk to the harbour"
PEOPLE = f"""
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from articles.annotating import CURATORS, NoteText, make_note
from articles.models import Article
kept = make_password("{PASSWORD}")
for number in range({CURATORS}):
    person = User.objects.create(username=f"mina{{number}}", password=kept, is_staff=True)
    person.groups.add(Group.objects.get(name=CURATORS))
text = Article.objects.get().current
start = text.text.index("{QUOTE}")
make_note(person, text, start, start + 3, "the", NoteText("Said by 0 curators.", state="published"))
"""
TELL = """
import json
from django.db.models import F
from articles import search
from articles.models import Annotation, Article, Placement, Tag
current = Placement.objects.filter(revision__article__current=F("revision"))
print(json.dumps({
    "bodies": sorted(Annotation.objects.exclude(version__gt=1).values_list("body", flat=True)),
    "versions": list(Annotation.objects.filter(version__gt=1).values_list("version", flat=True)),
    "tags": list(Tag.objects.values_list("name", flat=True)),
    "counted": sum(Article.objects.values_list("annotation_count", flat=True)),
    "placed": current.exclude(start=None).count(),
    "articles": Article.objects.count(),
    "disagreeing": len(list(search.disagreements())),
}))
"""


def in_shell(room: Room, words: str) -> str:
    """Run some Python in the room."""
    ran = room.run("shell", "--no-imports", "-c", words)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def write_text(folder: Path, number: int) -> Path:
    """One more text of the same story."""
    folder.mkdir(exist_ok=True)
    file = folder / f"text-{number}.txt"
    file.write_bytes(dump(paragraphs=(f"Text {number} is longer.", *PARAGRAPHS)))
    return file


class Curator(Browser):
    """A person at the desk of the room's first article."""

    def __init__(self, port: int, number: int) -> None:
        super().__init__(port)
        self.number = number
        self.met: list[int] = []
        self.desk = "/admin/articles/article/1/annotate/"

    def work(self) -> None:
        """Sign in, write some notes, and change the one that all others change too."""
        door, name = "/admin/login/?next=/admin/", f"mina{self.number}"
        self.met.append(self.send(door, username=name, password=PASSWORD, next="/admin/")[0])
        for turn in range(NOTES):
            said = f"Note {turn} of curator {self.number}."
            self.save(self.desk, "revision", body=said, quote=QUOTE, new_tags="Lamps")
        self.save(f"{self.desk}1/", "version", body=f"Said by curator {self.number}.")

    def save(self, page: str, hidden: str, **fields: object) -> None:
        """Save a form; as long as something came between, open it again and save it again."""
        status = 409
        while status == 409:
            _, shown = self.get(page)
            seen = re.search(rf'name="{hidden}" value="(\d+)"', shown)
            assert seen, shown
            status, _ = self.send(page, **fields, **{hidden: seen[1]}, state="published")
            self.met.append(status)


@pytest.fixture(params=["sqlite", "postgresql"])
def room(request, tmp_path):
    """A room with one story, on one engine or the other."""
    made = Room(tmp_path / "room")
    if request.param == "sqlite":
        yield made
        return
    binaries = machine.postgresql_binaries()
    if not binaries:
        machine.missing("PostgreSQL", "Install it, for example: apt-get install postgresql")
    with server.running(binaries) as url:
        made.extra = {"DATABASE_URL": url}
        yield made


def test_sixteen_curators_and_two_loads_lose_nothing_and_meet_no_error(room, tmp_path):
    opened = OpenRoom(room, write_text(tmp_path / "first", 0))
    in_shell(room, PEOPLE)
    curators = [Curator(opened.port, number) for number in range(CURATORS)]
    others = write_stories(tmp_path / "others", PAGES)
    texts = [write_text(tmp_path / "texts", number) for number in range(1, TEXTS + 1)]

    with ThreadPoolExecutor(CURATORS + 2) as people:
        at_work = [people.submit(curator.work) for curator in curators]
        loads = [people.submit(room.run, "load", others)]
        loads.append(people.submit(lambda: [room.run("load", text) for text in texts]))
        for one in at_work:
            one.result()
        ran = [loads[0].result(), *loads[1].result()]
    _, errors = opened.stop(signal.SIGTERM)

    assert [one.stderr for one in ran if one.returncode] == []
    assert {status for curator in curators for status in curator.met} <= {200, 409}
    assert "Traceback" not in errors
    written = [f"Note {turn} of curator {one}." for one in range(CURATORS) for turn in range(NOTES)]
    assert json.loads(in_shell(room, TELL)) == {
        "bodies": sorted(written),
        "versions": [1 + CURATORS],
        "tags": ["Lamps"],
        "counted": len(written) + 1,
        "placed": len(written) + 1,
        "articles": PAGES + 1,
        "disagreeing": 0,
    }
