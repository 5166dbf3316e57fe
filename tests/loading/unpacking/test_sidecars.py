"""What stands beside a document says of it what the document cannot."""

import datetime as dt
import json

import pytest

from articles.loading import Told, documents_in, find_documents
from tests.loading.dumps import dump
from tests.loading.unpacking.test_archives import opened, zipped
from tests.loading.unpacking.webarchives import page
from tests.painting import painted

TOLD = {
    "publisher": "The Harbour Courier",
    "url": "https://courier.example/1",
    "captured_at": "2022-03-30T08:30+09:00",
    "time_zone": "Asia/Seoul",
    "language": "en",
}
MANIFEST = (
    "file,publisher,address,captured,zone\n"
    "pages/one.txt,The Harbour Courier,https://courier.example/1,2022-03-30T08:30+09:00,Asia/Seoul\n"
    "gone.txt,Nobody,,,\n"
)
WHOLE = Told(
    publisher="The Harbour Courier",
    time_zone="Asia/Seoul",
    url="https://courier.example/1",
    captured_at=dt.datetime(2022, 3, 29, 23, 30, tzinfo=dt.UTC),
)


@pytest.fixture
def folder(tmp_path):
    """A folder of captures."""

    def write(files):
        for name, raw in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return [one for found in find_documents([tmp_path]) for one in documents_in(found)]

    return write


def test_a_sidecar_tells_of_its_document_and_is_none_itself(folder):
    (one,) = folder({"page.txt": dump(), "page.txt.json": json.dumps(TOLD)})
    assert one.told.publisher == "The Harbour Courier"
    assert one.told.captured_at == dt.datetime(2022, 3, 29, 23, 30, tzinfo=dt.UTC)
    assert (one.told.time_zone, one.told.language) == ("Asia/Seoul", "en")


def test_a_manifest_tells_of_the_files_below_it_and_names_those_that_are_not_there(folder):
    fault, one = folder({"manifest.csv": MANIFEST, "pages/one.txt": dump()})
    assert one.told == WHOLE
    assert "gone.txt (line 3)" in fault.fault


def test_archives_have_manifests_as_folders_do():
    documents = opened(zipped({"manifest.csv": MANIFEST, "pages/one.txt": dump()}))
    assert documents[0].told == WHOLE
    assert "gone.txt (line 3)" in documents[-1].fault


def test_a_sidecar_goes_over_the_manifest(folder):
    files = {"manifest.csv": MANIFEST, "pages/one.txt": dump(), "gone.txt": dump() + b"\n"}
    documents = folder(files | {"pages/one.txt.json": '{"publisher": "The Evening Bell"}'})
    told = next(one.told for one in documents if one.name.endswith("/one.txt"))
    assert (told.publisher, told.url) == ("The Evening Bell", WHOLE.url)


def test_a_value_that_cannot_be_meant_is_told_with_its_place_and_the_document_loads(folder):
    files = {"manifest.csv": "file,zone,publisher\na.txt,Mars/North,INA\n", "a.txt": dump()}
    (one,) = folder(files)
    assert one.told == Told(publisher="INA")
    assert "line 2, column 2 (zone)" in one.warnings[0].message


@pytest.mark.parametrize("broken", ["{", "[1]", "\ufeff", '{"url": "javascript:alert(1)"}'])
def test_a_broken_sidecar_costs_only_what_it_says(folder, broken):
    (one,) = folder({"page.txt": dump(), "page.txt.json": broken})
    assert one.raw == dump()
    assert one.told == Told()
    assert one.warnings


def test_the_files_of_a_saved_page_are_beside_it_and_no_documents(folder):
    files = {"page.html": page(), "page_files/lamp.jpg": painted(), "page_files/app.js": "x()"}
    (one,) = folder(files)
    assert one.beside("./page_files/lamp.jpg") == painted()


def test_nothing_outside_the_pages_own_folder_is_beside_it(folder, tmp_path):
    (tmp_path.parent / "secret.jpg").write_bytes(painted())
    link = tmp_path / "page_files" / "link.jpg"
    link.parent.mkdir()
    link.symlink_to(tmp_path.parent / "secret.jpg")
    (one,) = folder({"page.html": page()})
    out = ("../secret.jpg", "page_files/../../secret.jpg", "/../secret.jpg", "/%2e%2e/secret.jpg")
    for address in (*out, "page_files/link.jpg", "/page_files/link.jpg", "..\\secret.jpg"):
        assert one.beside(address) is None
    assert one.beside(f"{tmp_path.parent}/secret.jpg") is None
    assert one.beside(f"file://{tmp_path.parent}/secret.jpg") is None


def test_the_pictures_of_a_clippers_notes_are_no_documents(folder):
    note = "---\ntitle: The light is lit\n---\n\n![A lamp](attachments/lamp.jpg)\n\nIt is lit.\n"
    (one,) = folder({"note.md": note, "attachments/lamp.jpg": painted()})
    assert one.beside("attachments/lamp.jpg") == painted()


NOTE = "---\ntitle: The light is lit\n---\n\n![A lamp](x)\n\nIt is lit.\n"
PLACES = [
    ("posts/2022/note.md", "img/lamp.jpg", "../../img/lamp.jpg"),
    ("posts/2022/note.md", "posts/img/lamp.jpg", "../img/lamp%2Ejpg?w=300"),
    ("posts/note.md", "assets/lamp.jpg", "/assets/lamp.jpg"),
    ("site/content/note.md", "site/static/img/lamp.jpg", "/img/Lamp.jpg"),
]


@pytest.mark.parametrize(("place", "picture", "address"), PLACES)
def test_a_picture_elsewhere_in_the_loaded_folder_is_beside_its_note(
    folder, place, picture, address
):
    files = {place: NOTE, picture: painted()}
    (one,) = folder(files)
    assert one.beside(address) == painted()
    (packed,) = opened(zipped(files))
    assert packed.beside(address) == painted()


def test_nothing_outside_an_archive_is_beside_its_pages():
    (one,) = opened(zipped({"posts/note.md": NOTE, "lamp.jpg": painted()}))
    for address in ("../../lamp.jpg", "/../lamp.jpg", "//lamp.jpg", "/C:/lamp.jpg"):
        assert one.beside(address) is None


def test_a_lone_picture_is_a_document_that_will_be_refused(folder):
    (one,) = folder({"lamp.jpg": painted()})
    assert one.raw == painted()
