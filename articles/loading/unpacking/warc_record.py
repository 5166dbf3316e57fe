"""One answer that a web archive keeps: read from its record when it is asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from articles.loading.unpacking.answers import decoded
from articles.loading.unpacking.damage import DAMAGES
from articles.loading.unpacking.warc_scan import Stretch
from articles.loading.unpacking.window import window

# Where a header is missing, the parser of records trips over the None that it finds.
BROKEN = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    AttributeError,
    TypeError,
    *DAMAGES,
)


class _Headers(Protocol):
    def get_header(self, name: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Record:
    """What an archive keeps of one answer: where it stands, and what it was an answer to.

    `captured_at` is aware; `media_type` is without parameters; `charset` as the server sent it.
    `refers_to` are the address and time of the answer whose bytes a revisit repeats. `truncated`
    says why the archive holds only a part of it, in the archive's own word.
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
    truncated: str = ""

    def answer(self) -> BinaryIO:
        """Return what was answered, decoded. Raises Unreadable, and what is in BROKEN."""
        stream = _parsed(self.file, self.start, self.length).raw_stream
        if self.is_chunked:
            stream = ChunkedDataReader(stream)
        return decoded(cast(BinaryIO, stream), self.encoding)


def record_of(file: BinaryIO, stretch: Stretch, kind: str) -> Record:
    """Read the headers of a record. Raises what is in BROKEN."""
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
        # A revisit leaves out by its nature what it repeats.
        truncated="" if kind == "revisit" else told.get("warc-truncated", ""),
    )


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


def _media_type(written: str) -> tuple[str, str]:
    name, *parameters = written.split(";")
    pairs = (one.partition("=") for one in parameters)
    charset = (value for key, _, value in pairs if key.strip().casefold() == "charset")
    return name.strip().casefold(), next(charset, "").strip(" \"'")
