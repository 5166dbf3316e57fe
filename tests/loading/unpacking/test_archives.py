"""ZIP, tar and packed files: their documents come in, their tricks are refused in a sentence."""

import bz2
import gzip
import io
import lzma
import tarfile
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.loading import Document
from articles.loading.unpacking import Limits, documents_from
from tests.loading.dumps import dump
from tests.loading.unpacking.webarchives import page
from tests.painting import painted

GENEROUS = Limits()


def opened(raw, limits=GENEROUS, name="box"):
    return list(documents_from(io.BytesIO(raw), Document(b"", name), limits))


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, raw in files.items():
            made.writestr(name, raw)
    return out.getvalue()


def tarred(files, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as made:
        for name, raw in files.items():
            entry = raw if isinstance(raw, tarfile.TarInfo) else tarfile.TarInfo(name)
            entry.size = 0 if raw is entry else len(raw)
            made.addfile(entry, None if raw is entry else io.BytesIO(raw))
    return out.getvalue()


def link(name, target, kind=tarfile.SYMTYPE):
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, target
    return entry


PAGES = {"a/one.txt": dump(), "two.html": page()}
BOXES = {
    "zip": zipped(PAGES),
    "stored zip": zipped(PAGES, zipfile.ZIP_STORED),
    "tar": tarred(PAGES),
    "tar.gz": tarred(PAGES, "w:gz"),
    "tar.bz2": tarred(PAGES, "w:bz2"),
    "tar.xz": tarred(PAGES, "w:xz"),
    "zip in a tar": tarred({"inner.zip": zipped(PAGES)}),
}


@pytest.mark.parametrize("kind", BOXES)
def test_the_documents_of_an_archive_come_in_under_their_names(kind):
    documents = opened(BOXES[kind])
    assert {one.name.removeprefix("box/inner.zip/").removeprefix("box/") for one in documents} == {
        *PAGES
    }
    assert {one.raw for one in documents} == {*PAGES.values()}


def test_each_document_of_an_archive_tells_which_part_of_it_is_done():
    inner = zipped({"1.txt": dump(), "2.txt": dump(title="Two")})
    letters = b"".join(b"From a@b Tue Mar 29 09:54:00 2022\n%b\n\n" % dump() for _ in range(4))

    box = opened(zipped({"a.txt": dump(), "inner.zip": inner, "mail.mbox": letters}))

    parts = [one.through for one in box]
    assert parts[:3] == [1 / 3, 1 / 2, 2 / 3]
    assert parts == sorted(set(parts))
    assert parts[-1] == 1


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_document_is_the_document(pack):
    assert [one.raw for one in opened(pack(dump()))] == [dump()]


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "C:\\x.txt", "a/../../x.txt"])
@pytest.mark.parametrize("box", [zipped, tarred])
def test_a_name_that_leads_out_is_refused_and_the_others_come(box, name):
    faults = {one.fault for one in opened(box({name: dump(), "good.txt": dump()}))}
    assert faults == {"", "Its name leads out of the archive: it is not followed."}


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_named_and_not_followed(kind):
    (one,) = opened(tarred({"x": link("x", "/etc/passwd", kind)}))
    assert "not followed" in one.fault or "not a plain file" in one.fault


def test_a_symbolic_link_in_a_zip_is_not_followed():
    entry = zipfile.ZipInfo("x")
    entry.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(entry, "/etc/passwd")
    assert "symbolic link" in opened(out.getvalue())[0].fault


def test_archives_deeper_than_the_setting_are_refused():
    raw = dump()
    for _ in range(5):
        raw = zipped({"inner.zip": raw})
    (one,) = opened(raw)
    assert "READINGROOM_MAX_DEPTH" in one.fault


def test_a_bomb_stops_at_the_ratio_with_flat_memory():
    bomb = zipped({f"{number}.txt": b"\0" * 20_000_000 for number in range(20)})
    tracemalloc.start()
    documents = opened(bomb, Limits(document=30 * 2**20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "READINGROOM_MAX_RATIO" in documents[-1].fault
    assert peak < 120 * 2**20


def test_an_archive_stops_at_its_size_and_its_number_of_files():
    files = {f"{number}.txt": dump() + str(number).encode() for number in range(30)}
    small = Limits(archive=3 * len(dump()))
    assert "READINGROOM_MAX_ARCHIVE_MB" in opened(zipped(files), small)[-1].fault
    assert "READINGROOM_MAX_MEMBERS" in opened(zipped(files), Limits(members=10))[-1].fault
    assert "READINGROOM_MAX_MEMBERS" in opened(tarred(files), Limits(members=10))[-1].fault


def test_a_document_too_large_costs_only_itself():
    documents = opened(zipped({"big.txt": b"x" * 5000, "good.txt": dump()}), Limits(document=4000))
    assert [bool(one.fault) for one in documents] == [True, False]
    assert "READINGROOM_MAX_DOCUMENT_MB" in documents[0].fault


def test_a_locked_file_says_that_it_needs_its_password():
    raw = bytearray(zipped({"x.txt": dump()}, zipfile.ZIP_STORED))
    raw[6] |= 1
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in opened(bytes(raw))[0].fault


def test_entries_that_share_their_bytes_are_not_unpacked():
    raw = bytearray(zipped({"a.txt": dump(), "b.txt": dump()}, zipfile.ZIP_STORED))
    second = raw.rindex(b"PK\x01\x02")
    raw[second + 42 : second + 46] = (10).to_bytes(4, "little")
    assert any("overlaps" in one.fault or "damaged" in one.fault for one in opened(bytes(raw)))


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_an_archive_cut_short_says_so(kind):
    raw = BOXES[kind]
    documents = opened(raw[: min(700, len(raw) * 2 // 3)])
    assert any(one.fault for one in documents)


def test_a_tar_cut_short_keeps_the_files_before_the_cut():
    raw = tarred({"one.txt": dump(), "two.txt": dump() + b"\n" * 3000})
    documents = opened(raw[:3000])
    assert documents[0].raw == dump()
    assert any("cut short" in one.fault for one in documents[1:])


def test_a_page_that_begins_with_from_is_no_mailbox():
    raw = b"From Seoul to Busan in 2022\nThe train takes three hours, and nobody counts them.\n"
    assert [one.raw for one in opened(raw)] == [raw]


def test_a_saved_page_in_an_archive_has_its_pictures_beside_it():
    files = {"in/page.html": page(image="page_files/a%20b.jpg"), "in/page_files/a b.jpg": painted()}
    (one,) = opened(zipped(files))
    assert one.beside("page_files/a%20b.jpg") == painted()
    assert one.beside("../../in/page_files/a b.jpg") is None
    assert one.beside("/etc/passwd") is None


def test_an_office_document_is_no_archive_of_captures():
    assert "office program" in opened(zipped({"[Content_Types].xml": b"<x/>"}))[0].fault


def test_a_mailbox_comes_message_by_message():
    letter = b"From: mina@example.org\r\nSubject: News\r\n\r\nFirst.\n>From the sea.\n\n"
    start = b"From mina@example.org Tue Mar 29 08:30:00 2022\n"
    first, second = opened(start + letter + start + letter.replace(b"First", b"Second"))
    assert (first.name, second.name) == ("box/1.eml", "box/2.eml")
    assert b"\nFrom the sea." in first.raw
    assert b"Second" in second.raw


@settings(deadline=None)
@given(st.sampled_from(sorted(BOXES)), st.data())
def test_whatever_happens_to_its_bytes_only_documents_come_out(kind, data):
    raw = BOXES[kind]
    place = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 40))
    mutated = raw[:place] + data.draw(st.binary(max_size=20)) + raw[place + cut :]
    documents = opened(mutated)
    assert all(isinstance(one, Document) and (one.raw or one.fault) for one in documents if one.raw)
    assert len(documents) < 50
