"""What is uploaded under a false name, in excess, or with a name that means something to a disk."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertContains

from articles.models import Capture, Load
from tests.loading.dumps import dump

pytestmark = pytest.mark.django_db
UPLOAD = reverse("admin:articles_load_add")
LOGIN = reverse("admin:login")
NAMES = [
    "../../../../tmp/x.txt", "/etc/passwd", "C:\\autoexec.bat", "..\\..\\x.txt", ".htaccess", "CON",
    "x" * 300 + ".txt", "🙂.txt", "한글.txt", "x.txt.", "nul\0.txt", "a\r\nb.txt", "\u202egnp.txt",
    "%2e%2e%2fx.txt", "-rf", "x.txt;rm -rf", "$(id).txt", "", ".", "..", "/", "<x-evil>.txt",
]  # fmt: skip


def zipped() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("../../x.txt", dump())
    return kept.getvalue()


def picture(kind: str) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (9, 9)).save(kept, kind)
    return kept.getvalue()


FALSE = {
    "zip": zipped(),
    "png": picture("PNG"),
    "gif": picture("GIF") + b"<script>alert(1)</script>",
    "jpeg": picture("JPEG"),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + b"\0" * 40,
    "elf": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "sqlite": b"SQLite format 3\0" + bytes(4000),
    "noise": bytes(range(256)) * 64,
    "nothing": b"",
    "blank": b" \n" * 500,
}


def upload(client, *files, **told):
    return client.post(UPLOAD, {"captures": list(files), **told}, follow=True)


def files_beside(settings) -> list[str]:
    """Every file that stands where captures are kept, named below that folder."""
    root = settings.MEDIA_ROOT
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", FALSE)
def test_a_file_that_is_no_text_is_rejected_and_not_kept(client, mina, settings, kind):
    client.force_login(mina)

    answer = upload(client, SimpleUploadedFile("page.txt", FALSE[kind], "text/plain"))

    assert answer.status_code in (200, 400)
    assert not Capture.objects.exists()
    assert files_beside(settings) == []
    if kind != "nothing":
        outcome = Load.objects.get().outcomes.get()
        assert outcome.reason.endswith(".")
        assertContains(answer, "1 rejected")


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_files_name_is_a_word_and_no_place(client, mina, settings, name):
    client.force_login(mina)
    page = io.BytesIO(dump())
    page.name = name or "x"

    answer = upload(client, page)

    assert answer.status_code in (200, 400)
    assert "<x-evil>" not in answer.content.decode()
    kept = [capture.file.name for capture in Capture.objects.all()]
    assert files_beside(settings) == kept
    assert all(place.startswith("captures/") and ".." not in place for place in kept)


def test_five_hundred_and_one_files_are_refused(client, mina):
    client.force_login(mina)
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(501)]

    answer = upload(client, *files)

    assertContains(answer, "This request makes no sense here", status_code=400)
    assert not Load.objects.exists()


def test_a_file_of_thirty_megabytes_is_left_out_and_named(client, mina):
    client.force_login(mina)
    large = SimpleUploadedFile("large.txt", b"words of a page " * (30 * 2**16))

    answer = upload(client, large, SimpleUploadedFile("page.txt", dump()))

    assertContains(answer, "larger than this room takes: large.txt")
    assertContains(answer, "1 loaded")


@pytest.mark.parametrize("address", [LOGIN, UPLOAD, "/", "/nowhere"])
@pytest.mark.parametrize("has_session", [True, False])
def test_a_stranger_fills_no_disk(client, monkeypatch, address, has_session):
    def keep(*given, **named):
        raise AssertionError("A stranger's file was written to disk.")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", keep)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", keep)
    if has_session:
        client.cookies["sessionid"] = "forged0forged0forged0forged0forg"
    file = SimpleUploadedFile("x.txt", b"x" * 4_000_000)

    answer = client.post(address, {"captures": file, "username": "x", "password": "y"})

    assert answer.status_code in (302, 400, 404, 405)


def test_a_curator_sends_no_more_at_once_than_the_room_takes(client, mina, settings):
    client.force_login(mina)
    settings.READINGROOM_MAX_UPLOAD_BYTES = 100_000

    answer = upload(client, SimpleUploadedFile("x.txt", b"x" * 200_000))

    assert answer.status_code == 400
    assert not Load.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"--x", b"--x--", b"--x\r\n\r\n--x--",
        b"--y\r\nContent-Disposition: form-data\r\n\r\n",
        b'--x\r\nContent-Disposition: form-data; name="captures"; filename="a"\r\n\r\nabc',
        b"--x\r\n" + b"A: b\r\n" * 5000, b"--x\r\nContent-Disposition: " + b"a=" * 50_000,
        b'--x\r\nContent-Disposition: form-data; name="\xff\x00"; filename*=utf-8\'\'%00\r\n\r\nz',
        b'--x\r\nContent-Disposition: form-data; name="captures"; filename="a"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--x--",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data"])
def test_a_form_that_is_torn_is_refused(client, mina, body, kind):
    client.force_login(mina)
    client.raise_request_exception = False

    assert client.post(UPLOAD, body, content_type=kind).status_code == 400
    assert not Load.objects.exists()
