"""Score the HTML parser on a folder of pages with known answers, beside other tools; a script.

    python tests/benchmarks/extraction.py --corpus ../shared/corpora

The folder holds `truth.jsonl`, `labels.jsonl`, `score.py` and the pages that the truth names.
trafilatura and newspaper4k are scored and timed in the same run when they are installed.
"""

import argparse
import dataclasses
import datetime as dt
import gzip
import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articles.parsing import Hint, UnknownFormat
from articles.parsing.formats import html

Record = dict[str, object]
Reader = Callable[[bytes, str], Record]


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """What one tool made of the pages, and the processor seconds it took."""

    name: str
    records: dict[str, Record]
    seconds: float


def ours(raw: bytes, name: str) -> Record:
    """Read a page with the project's own parser."""
    try:
        page = html.parse(raw, Hint(name=name))[0]
    except UnknownFormat as trouble:
        print(f"{name}: {trouble}", file=sys.stderr)
        return {}
    return {
        "title": page.title,
        "byline": page.byline,
        "authors": list(page.authors),
        "published": iso(page.published),
        "updated": iso(page.updated),
        "source": page.publisher or page.agency,
        "agency": page.agency,
        "paragraphs": [block.text for block in page.blocks],
        "photos": [
            {"caption": photo.caption, "credit": photo.credit, "url": photo.url}
            for photo in page.photos
        ],
    }


def iso(moment: dt.date | None) -> str | None:
    """ISO 8601, or nothing."""
    return moment.isoformat() if moment else None


def trafilatura_alone(raw: bytes, _: str) -> Record:
    """Read a page with trafilatura as it comes."""
    tool = importlib.import_module("trafilatura")
    found = tool.bare_extraction(raw, with_metadata=True, include_comments=False)
    if found is None:
        return {}
    return {
        "title": found.title,
        "byline": found.author,
        "published": found.date,
        "source": found.sitename,
        "paragraphs": (found.text or "").splitlines(),
        "photos": [{"url": found.image}] if found.image else [],
    }


def trafilatura_text(raw: bytes, _: str) -> Record:
    """Read the text alone: the fastest that trafilatura with its defaults can be."""
    tool = importlib.import_module("trafilatura")
    found = tool.bare_extraction(raw, include_comments=False)
    return {"paragraphs": (found.text or "").splitlines() if found else []}


def newspaper(raw: bytes, _: str) -> Record:
    """Read a page with newspaper4k."""
    tool = importlib.import_module("newspaper")
    article = tool.Article("https://page.example/")
    article.download(input_html=raw.decode("utf-8", "replace"))
    article.parse()
    return {
        "title": article.title,
        "byline": list(article.authors),
        "published": iso(article.publish_date),
        "source": article.meta_site_name,
        "paragraphs": [line for line in article.text.splitlines() if line],
        "photos": [{"url": article.top_image}] if article.top_image else [],
    }


PEERS: tuple[tuple[str, str, Reader], ...] = (
    ("trafilatura, text", "trafilatura", trafilatura_text),
    ("trafilatura, all", "trafilatura", trafilatura_alone),
    ("newspaper4k", "newspaper", newspaper),
)


def timed(name: str, reader: Reader, pages: Iterable[tuple[str, bytes]]) -> Run:
    """Read every page with one tool; a page that it stumbles over counts as empty."""
    records, seconds = {}, 0.0
    for page, raw in pages:
        start = time.process_time()
        try:
            records[page] = reader(raw, page)
        except Exception as trouble:
            print(f"{name}: {page}: {trouble!r}", file=sys.stderr)
        seconds += time.process_time() - start
    return Run(name, records, seconds)


def load(corpus: Path, sets: set[str]) -> tuple[list[Record], object]:
    """The truth with its labels, and the scorer that lies beside it."""
    truth = [json.loads(line) for line in (corpus / "truth.jsonl").read_text().splitlines()]
    by_id = {row["id"]: row for row in truth}
    for line in (corpus / "labels.jsonl").read_text().splitlines():
        label = json.loads(line)
        by_id.get(label["id"], {}).update(label)
    spec = importlib.util.spec_from_file_location("score", corpus / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return [row for row in truth if not sets or row["set"] in sets], score


def page_of(corpus: Path, row: Record) -> bytes:
    """The bytes of a page, unpacked."""
    raw = (corpus / str(row["path"])).read_bytes()
    return gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw


def report(runs: list[Run], truth: list[Record], score: object) -> None:
    """Print each measure with the tools side by side, then the speeds."""
    scores = {run.name: score.run(truth, run.records)[0] for run in runs}
    for name in sorted({str(row["set"]) for row in truth}):
        print(f"\n{name:18}" + "".join(f"{run.name:>20}" for run in runs))
        for measure in score.ORDER:
            found = [scores[run.name].get(name, {}).get(measure) for run in runs]
            if any(found):
                cells = (f"{value[0]:20.3f}" if value else " " * 20 for value in found)
                print(f"{measure:18}" + "".join(cells))
    print(f"\n{'pages a second':18}", end="")
    print("".join(f"{len(truth) / run.seconds:20.1f}" for run in runs))
    print(f"{'ours is':18}" + "".join(f"{run.seconds / runs[0].seconds:19.2f}x" for run in runs))


def main() -> None:
    """Read the arguments, run every tool over every page, report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--sets", default="", help="only these sets, as fundus,aeb")
    parser.add_argument("--no-peers", action="store_true", help="score our parser alone")
    given = parser.parse_args()
    truth, score = load(given.corpus, set(filter(None, given.sets.split(","))))
    pages = [(str(row["id"]), page_of(given.corpus, row)) for row in truth]
    installed = [peer for peer in PEERS if importlib.util.find_spec(peer[1])]
    tools = [("ours", ours), *((name, reader) for name, _, reader in installed)]
    chosen = tools[:1] if given.no_peers else tools
    for _, reader in chosen:
        # The first page of each pays for imports and compiled expressions.
        timed("warming", reader, pages[:1])
    report([timed(name, reader, pages) for name, reader in chosen], truth, score)


if __name__ == "__main__":
    main()
