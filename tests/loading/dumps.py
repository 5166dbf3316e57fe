"""Write captured pages of an invented press, as plain-text dumps of web pages look."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
TITLE = "Keepers of the harbour light return to Port Harrow"
PARAGRAPHS = (
    "The keepers of the harbour light came back to Port Harrow on Monday after eleven winters.",
    "They lit the lamp at dusk while the town stood along the sea wall and counted the turns.",
)


def dump(
    title: str = TITLE,
    paragraphs: Sequence[str] = PARAGRAPHS,
    byline: str = "By Yonhap",
    published: dt.datetime | None = dt.datetime(2022, 3, 29, 9, 54),
    updated: dt.datetime | None = None,
    captions: Sequence[str] = (),
) -> bytes:
    """One page; every caption stands twice, as these pages print them."""
    lines = [f" date {published:%Y-%m-%d}  Back To Top" if published else "Back To Top", title, ""]
    lines += [byline] if byline else []
    if published:
        stamps = f"Published : {stamp(published)}"
        lines.append(stamps + (f"       Updated : {stamp(updated)}" if updated else ""))
    lines += [caption for caption in captions for _ in range(2)]
    for paragraph in paragraphs:
        lines += ["", paragraph]
    return "\n".join([*lines, ""]).encode()


def stamp(moment: dt.datetime) -> str:
    """A time as the pages print it, whatever the locale of the run."""
    month = MONTHS[3 * moment.month - 3 : 3 * moment.month]
    return f"{month} {moment.day}, {moment.year} - {moment:%H:%M}"


def story(number: int) -> bytes:
    """The page of this number: no two are alike, every third has a photo."""
    return dump(
        title=f"Harbour log number {number} is read aloud in the library",
        paragraphs=(
            f"The harbour master of Port Harrow opened log number {number} on Tuesday evening.",
            "Thirty people listened until the lamp was lit, and the reading goes on next week.",
        ),
        published=dt.datetime(2022, 1, 1, 8, 30) + dt.timedelta(hours=7 * number),
        captions=[f"A page of log number {number} lies open. (KCNA)"] if number % 3 == 0 else [],
    )


def write_stories(folder: Path, many: int) -> Path:
    """A folder of so many pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(many):
        (folder / f"log-{number:05}.txt").write_bytes(story(number))
    return folder
