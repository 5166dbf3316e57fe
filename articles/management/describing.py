"""The arguments that `load` and `parse` share: the documents and what is known of them."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from articles.loading import LoadOptions, shown
from articles.parsing import FIELDS, field_named, zone_named

WRONG_USE = 2
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def add_describing_arguments(parser: ArgumentParser, many: str = "+") -> None:
    """Add PATH… (so `many`) and what the person who loads knows of the documents."""
    parser.add_argument(
        "paths", nargs=many, metavar="PATH", help="A file, a folder, or - for standard input."
    )
    parser.add_argument("--publisher", metavar="NAME", help="Who published the documents.")
    parser.add_argument("--agency", metavar="NAME", help="The news agency that wrote them.")
    parser.add_argument(
        "--time-zone", metavar="ZONE", help="The zone of their times, for example Asia/Seoul."
    )
    parser.add_argument("--language", metavar="TAG", help="Their language, for example en or ko.")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="Which column of a table or key of a record tells a field, for example text=Body, or "
        f"title=meta.headline for a key inside another. Say it once for each. Fields: "
        f"{', '.join(FIELDS)}.",
    )


def options_from(given: Mapping[str, Any], dry_run: bool = False) -> LoadOptions:
    """Return the describing options. Raises CommandError, exit code 2, for an impossible one."""
    zone, language = given["time_zone"], given["language"]
    if zone and zone_named(zone) is None:
        raise _wrong_use(f"{shown(zone)} is not a time zone. Write one such as Asia/Seoul.")
    if language and not (_LANGUAGE.fullmatch(language) and len(language) <= 35):
        raise _wrong_use(f"{shown(language)} is not a language tag. Write one such as en or ko.")
    return LoadOptions(
        publisher=_name(given["publisher"], "publisher"),
        agency=_name(given["agency"], "agency"),
        time_zone=zone or None,
        language=language or None,
        columns=_columns(given["map"]),
        dry_run=dry_run,
    )


def paths_from(given: Sequence[str]) -> list[Path]:
    """Return the paths. Raises CommandError, exit code 2, when one does not exist."""
    paths = [Path(text) for text in given]
    for path in paths:
        if str(path) != "-" and not _exists(path):
            raise _wrong_use(f"There is no {shown(str(path))}: nothing was read.")
    return paths


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:  # behind a locked door, or a name too long: reading it will say which
        return True
    return True


def _columns(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Read "text=Body"; a field that is said twice has the column said last."""
    columns: dict[str, str] = {}
    for written in given:
        named, equals, column = written.partition("=")
        field = field_named(named)
        if not equals or not column.strip():
            raise _wrong_use(f"--map {shown(written)} says no column. Write one such as text=Body.")
        if field is None:
            raise _wrong_use(f"--map {shown(written)}: the fields are {', '.join(FIELDS)}.")
        columns[field] = column.strip()
    return tuple(columns.items())


def _name(given: str | None, option: str) -> str | None:
    if given is None:
        return None
    name = " ".join(given.split())
    if not name or len(name) > 200 or shown(name) != name:
        raise _wrong_use(f"--{option} must be a name of 1 to 200 plain characters.")
    return name


def _wrong_use(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=WRONG_USE)
