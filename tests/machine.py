"""What the tests need of the machine, found or missed loudly."""

import os
import shutil
from pathlib import Path

import pytest

UNDER_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
SHARED = Path(__file__).resolve().parents[2] / "shared"


def chromium() -> str | None:
    """The path of a Chromium or Chrome on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def postgresql_binaries() -> Path | None:
    """The newest folder that holds PostgreSQL's own programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major, reverse=True)
    if found:
        return found[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _major(initdb: Path) -> int:
    name = initdb.parent.parent.name
    return int(name) if name.isdigit() else 0


def missing(what: str, remedy: str) -> None:
    """Skip for a person, fail under CI: a test that never ran must not look green."""
    message = f"{what} is not on this machine. {remedy}"
    if UNDER_CI:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
