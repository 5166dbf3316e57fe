"""What a web archive holds: its records by address, each opened when it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol
from urllib.parse import urldefrag, urljoin, urlsplit

from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from articles.loading.unpacking.answers import decoded
from articles.loading.unpacking.damage import DAMAGES
from articles.loading.unpacking.limits import Budget, Overrun, Unreadable
from articles.loading.unpacking.warc_scan import Stretch, scan
from articles.loading.unpacking.window import window

# Where a header is missing, the parser of records trips over the None that it finds.
BROKEN = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    AttributeError,
    TypeError,
    *DAMAGES,
)
_MOST_REDIRECTS = 5
_KINDS = {"response", "resource", "revisit"}


class _Headers(Protocol):
    def get_header(self, name: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Record:
    """What an archive keeps of one answer: where it stands, and what it was an answer to.

    `captured_at` is aware; `media_type` is without parameters; `charset` as the server sent it.
    `refers_to` are the address and time of the answer whose bytes a revisit repeats.
    """

    file: BinaryIO
    start: int
    length: int
    kind: str
    url: str
    captured_at: dt.datetime | None
    status: int = 200
    media_type: str = ""
    charset: str = ""
    location: str = ""
    encoding: str = ""
    is_chunked: bool = False
    digest: str = ""
    refers_to: tuple[str, str] = ("", "")


class Records:
    """The records of the files of one web archive, in their order, and by address."""

    def __init__(self, files: list[BinaryIO], budget: Budget) -> None:
        self.all: list[Record] = []
        self.faults: list[str] = []
        self.others = 0
        self._budget = budget
        self._by_url: dict[str, Record] = {}
        self._by_digest: dict[str, Record] = {}
        self._by_moment: dict[tuple[str, dt.datetime | None], Record] = {}
        try:
            for file in files:
                for stretch in scan(file):
                    self._take(file, stretch)
        except Overrun as trouble:
            # What was found until then is there all the same.
            self.faults.append(str(trouble))

    def original_of(self, record: Record) -> Record | None:
        """Return the record that holds a record's bytes: of a revisit, the one it refers to."""
        if record.kind != "revisit":
            return record
        url, when = record.refers_to
        told = self._by_moment.get((_key(url), moment(when))) if url and when else None
        return told or self._by_digest.get(record.digest)

    def read(self, record: Record) -> bytes:
        """Return what was answered, decoded. Raises Unreadable, Overrun, and what is in BROKEN."""
        stream = _parsed(record.file, record.start, record.length).raw_stream
        if record.is_chunked:
            stream = ChunkedDataReader(stream)
        return self._budget.read(decoded(stream, record.encoding))

    def beside(self, page: str, address: str) -> bytes | None:
        """Return the answer to an address that a page names; redirects are followed."""
        try:
            url = urljoin(page, address.strip())
        except ValueError:
            return None
        for _ in range(_MOST_REDIRECTS):
            record = self._by_url.get(_key(url))
            if record is None:
                return None
            if not record.location:
                return self._read_quietly(record)
            url = urljoin(url, record.location)
        return None

    def _read_quietly(self, record: Record) -> bytes | None:
        original = self.original_of(record)
        try:
            return self.read(original) if original else None
        except (Unreadable, Overrun, *BROKEN):
            return None

    def _take(self, file: BinaryIO, stretch: Stretch) -> None:
        if stretch.fault:
            self.faults.append(stretch.fault)
            return
        kind = stretch.headers.get("warc-type", "").casefold()
        if kind not in _KINDS:
            self.others += 1
            return
        self._budget.count()
        try:
            record = _record(file, stretch, kind)
        except BROKEN:
            self.faults.append(
                f"The record at byte {stretch.start:,} was not read: its answer is damaged."
            )
            return
        self.all.append(record)
        if record.status < 400:
            self._by_url.setdefault(_key(record.url), record)
            if record.kind != "revisit":
                self._by_digest.setdefault(record.digest or f"@{stretch.start}", record)
                self._by_moment.setdefault((_key(record.url), record.captured_at), record)


def moment(written: str) -> dt.datetime | None:
    """Return a WARC-Date as an aware time; None when it is none."""
    try:
        found = dt.datetime.fromisoformat(written.strip().replace("Z", "+00:00"))
        return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return None


def _parsed(file: BinaryIO, start: int, length: int) -> ArcWarcRecord:
    stream = DecompressingBufferedReader(window(file, start, length))
    return ArcWarcRecordLoader().parse_record_stream(stream, known_format="warc")


def _record(file: BinaryIO, stretch: Stretch, kind: str) -> Record:
    told = stretch.headers
    parsed = _parsed(file, stretch.start, stretch.length)
    answer: _Headers = parsed.http_headers or parsed.rec_headers
    status = parsed.http_headers.get_statuscode() if parsed.http_headers else "200"
    media_type, charset = _media_type(answer.get_header("Content-Type") or "")
    code = int(status) if status.isascii() and status.isdigit() else 0
    return Record(
        file=file,
        start=stretch.start,
        length=stretch.length,
        kind=kind,
        url=told.get("warc-target-uri", "").strip("<>"),
        captured_at=moment(told.get("warc-date", "")),
        # An answer "not modified" repeats an earlier one, as every revisit does.
        status=200 if kind == "revisit" and code == 304 else code,
        media_type=media_type,
        charset=charset,
        location=(answer.get_header("Location") or "") if 300 <= code < 400 else "",
        encoding=(answer.get_header("Content-Encoding") or "").strip().casefold(),
        is_chunked="chunked" in (answer.get_header("Transfer-Encoding") or "").casefold(),
        digest=told.get("warc-payload-digest", ""),
        refers_to=(
            told.get("warc-refers-to-target-uri", "").strip("<>"),
            told.get("warc-refers-to-date", ""),
        ),
    )


def _media_type(written: str) -> tuple[str, str]:
    name, *parameters = written.split(";")
    pairs = (one.partition("=") for one in parameters)
    charset = (value for key, _, value in pairs if key.strip().casefold() == "charset")
    return name.strip().casefold(), next(charset, "").strip(" \"'")


def _key(url: str) -> str:
    """Return an address as it is compared: the scheme and what names a place in it set aside."""
    whole, _ = urldefrag(url) if "#" in url else (url, "")
    try:
        parts = urlsplit(whole)
    except ValueError:
        return whole
    if parts.scheme not in {"http", "https"}:
        return whole
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.casefold()}{parts.path or '/'}{query}"


def readable(records: Records, is_page: frozenset[str]) -> Iterator[Record]:
    """Yield the records of answers that went well and are of these media types."""
    for record in records.all:
        original = records.original_of(record)
        kind = record.media_type or (original.media_type if original else "")
        if record.status == 200 and kind in is_page and not record.location:
            yield record
