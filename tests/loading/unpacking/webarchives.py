"""Write web archives: pages, pictures, redirects and revisits, as crawlers do."""

import base64
import gzip
import hashlib
import io
import json
import uuid
import zipfile
from collections.abc import Sequence

MARCH, MAY = "2022-03-29T00:54:00Z", "2022-05-02T12:00:00Z"
PAGE_AT = "https://courier.example/2022/light-is-lit"
PROFILES = "http://netpreserve.org/warc/1.1/revisit"
WORDS = "The keepers of the harbour light came back to Port Harrow on Monday after eleven winters. "


def page(
    title: str = "The light is lit", image: str = "/img/lamp.jpg", words: str = WORDS
) -> bytes:
    """A page with a photo."""
    return f"""<!doctype html><html lang="en"><head><title>{title}</title></head><body><article>
<h1>{title}</h1><p>{words * 3}</p><figure><img src="{image}" width="600" height="400">
<figcaption>The lamp, seen from the quay.</figcaption></figure><p>They lit it at dusk. {words}</p>
</article></body></html>""".encode()


class Archive:
    """A web archive under way."""

    def __init__(self, is_gzipped: bool = True):
        self.is_gzipped = is_gzipped
        self.raw = b""

    def answer(
        self,
        url: str = PAGE_AT,
        body: bytes = b"",
        kind: str = "text/html; charset=utf-8",
        at: str = MARCH,
        status: str = "200 OK",
        headers: Sequence[tuple[str, str]] = (),
        facts: Sequence[tuple[str, str]] = (),
    ) -> "Archive":
        """Add what a server answered; without a `kind` it does not say what it is."""
        told = [*([("Content-Type", kind)] if kind else []), *headers]
        block = f"HTTP/1.1 {status}\r\n{lines(told)}\r\n".encode() + body
        facts = [("WARC-Target-URI", url), ("WARC-Date", at), *facts]
        return self.record("response", [*facts, ("WARC-Payload-Digest", digest(body))], block)

    def revisit(self, url: str, payload: str, refers_to: str, refers_at: str, at: str) -> "Archive":
        """Add the word that a server answered the same as before."""
        facts = [
            ("WARC-Target-URI", url),
            ("WARC-Date", at),
            ("WARC-Payload-Digest", payload),
            ("WARC-Refers-To-Target-URI", refers_to),
            ("WARC-Refers-To-Date", refers_at),
            ("WARC-Profile", f"{PROFILES}/identical-payload-digest"),
        ]
        return self.record("revisit", facts, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")

    def record(self, kind: str, facts: Sequence[tuple[str, str]], block: bytes) -> "Archive":
        """Add a record of any kind."""
        whole = [
            ("WARC-Type", kind),
            ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, str(len(self.raw)))}>"),
            *facts,
            ("Content-Type", "application/http; msgtype=response"),
            ("Content-Length", str(len(block))),
        ]
        raw = f"WARC/1.1\r\n{lines(whole)}\r\n".encode() + block + b"\r\n\r\n"
        self.raw += gzip.compress(raw) if self.is_gzipped else raw
        return self

    def bytes(self) -> bytes:
        """The whole file."""
        return self.raw


def lines(pairs: Sequence[tuple[str, str]]) -> str:
    """Headers as they are written."""
    return "".join(f"{name}: {value}\r\n" for name, value in pairs)


def digest(body: bytes) -> str:
    """The digest of what was answered."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()


def wacz(
    *archives: bytes,
    listed: Sequence[str | dict[str, str]] = (),
    more: Sequence[str | dict[str, str]] = (),
) -> bytes:
    """A web archive in one file, as browsers' crawlers write it, with its lists of pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("datapackage.json", '{"profile": "data-package"}')
        for name, pages in (("pages", listed), ("extraPages", more)):
            made.writestr(f"pages/{name}.jsonl", page_list(pages))
        made.writestr("indexes/index.cdx.gz", gzip.compress(b"example 2022 {}"))
        for number, raw in enumerate(archives):
            made.writestr(f"archive/data-{number}.warc.gz", raw)
    return out.getvalue()


def page_list(pages: Sequence[str | dict[str, str]]) -> str:
    """A list of pages, as it stands in a web archive in one file: addresses, or all it tells."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    told = [{"url": one, "ts": MARCH} if isinstance(one, str) else one for one in pages]
    rows = [{"id": f"p{number}", **row} for number, row in enumerate(told)]
    return "".join(f"{json.dumps(row)}\n" for row in (head, *rows))
