"""Prints how fast documents come in, beside parsing alone, and how long a curator waits meanwhile.

    python tests/benchmarks/loading_speed.py [DOCUMENTS]

All in one run, in a room of its own that is thrown away. The curator saves an article every
twentieth of a second in a process of its own, as a person beside the load would.
"""

import os
import selectors
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
CURATOR = "--curator"
EVERY = 0.05


def prepare() -> None:
    """Make the tables of the room that READINGROOM_DATA names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "readingroom.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def save_until_told() -> None:
    """Save an article again and again, and print how long each save took, in milliseconds."""
    from articles.models import Article

    told = selectors.DefaultSelector()
    told.register(sys.stdin, 1)
    while not told.select(EVERY):
        article = Article.objects.order_by("pk").first()
        before = time.perf_counter()
        if article:
            article.save(update_fields=["byline"])
            print((time.perf_counter() - before) * 1000, flush=True)


def spent() -> tuple[float, float]:
    """The time on the clock, and that of this processor."""
    return time.perf_counter(), time.process_time()


def since(before: tuple[float, float]) -> tuple[float, float]:
    """Seconds gone on the clock, and seconds worked."""
    clock, worked = spent()
    return clock - before[0], worked - before[1]


def parse_alone(folder: Path) -> tuple[float, float]:
    """Seconds to read every file and parse it."""
    from articles.parsing import Hint, parse

    before = spent()
    for path in sorted(folder.iterdir()):
        parse(path.read_bytes(), Hint(name=path.name))
    return since(before)


def load(folder: Path, jobs: int = 1) -> tuple[float, float]:
    """Seconds to load the folder."""
    from articles.loading import LoadOptions, load_paths

    before = spent()
    load_paths([folder], LoadOptions(), jobs=jobs)
    return since(before)


def beside_a_curator(folder: Path) -> tuple[float, list[float]]:
    """Seconds to load the folder while a curator saves, and how long the saves took."""
    curator = subprocess.Popen(
        [sys.executable, __file__, CURATOR],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    seconds, _ = load(folder)
    told, _ = curator.communicate("stop")
    return seconds, sorted(map(float, told.split()))


def main(many: int) -> None:
    """Print documents a second for each way, ratios, and the waits."""
    from tests.loading.dumps import write_stories

    top = Path(tempfile.mkdtemp(prefix="loading-speed-"))
    folders = [write_stories(top / f"{part}", many) for part in "abc"]
    for number, folder in enumerate(folders):  # No two folders hold the same documents.
        for path in folder.iterdir():
            path.write_bytes(path.read_bytes().replace(b"log number", b"log %d number" % number))
    parsing = parse_alone(folders[0])
    ways = [
        ("parse alone", parsing),
        ("load", load(folders[0])),
        ("load --jobs 2", load(folders[1], jobs=2)),
        ("load again", load(folders[0])),
    ]
    for name, (seconds, worked) in ways:
        print(
            f"{name:<17}{many / seconds:8,.0f} documents/s by the clock; "
            f"{worked / many * 1000:.2f} ms of this processor each, {worked / parsing[1]:.2f} x "
            "parsing"
        )
    beside, waits = beside_a_curator(folders[2])
    p95 = statistics.quantiles(waits, n=20)[-1] if len(waits) > 1 else 0.0
    print(f"beside a curator {many / beside:8,.0f} documents/s; {len(waits)} saves took")
    print(f"  p50 {statistics.median(waits):.0f} ms, p95 {p95:.0f} ms, at most {waits[-1]:.0f} ms")


if __name__ == "__main__":
    if CURATOR not in sys.argv:
        os.environ["READINGROOM_DATA"] = tempfile.mkdtemp(prefix="loading-speed-room-")
    prepare()
    if CURATOR in sys.argv:
        save_until_told()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
