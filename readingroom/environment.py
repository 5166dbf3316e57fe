"""Read settings from environment variables, each with its type and a clear refusal."""

import os
import re
import secrets
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_POSTGRES = {"postgres", "postgresql"}
_NO = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """Return the variable's text, or the default when it says nothing."""
    return os.environ.get(name, "").strip() or default


def word(name: str, default: str, known: Sequence[str]) -> str:
    """Return a variable that is one of a few words, in capitals; anything else is refused."""
    value = text(name, default).upper()
    if value not in known:
        raise ImproperlyConfigured(f"{name} is {value!r}; write one of {', '.join(known)}.")
    return value


def time_zone(name: str, default: str) -> str:
    """Return the name of a time zone; anything else is refused."""
    value = text(name, default)
    if value not in available_timezones():
        raise ImproperlyConfigured(f"{name} is {value!r}; write a zone such as Asia/Seoul.")
    return value


def hosts(name: str, default: str) -> list[str]:
    """Return the names under which visitors come, without scheme, port or path."""
    found = words(name, default)
    for host in found:
        if "/" in host or re.search(r"[^:\]]:\d+$", host):
            raise ImproperlyConfigured(
                f"{name} holds {host}; write names alone, such as room.example.org."
            )
    return found


def origins(name: str) -> list[str]:
    """Return the addresses, each with its scheme, from which forms may be sent."""
    found = words(name)
    for origin in found:
        if not re.match(r"https?://[^/]", origin):
            raise ImproperlyConfigured(
                f"{name} holds {origin}; write whole addresses, such as https://room.example.org."
            )
    return found


def database(default: Path) -> dict[str, Any]:
    """Return the database that DATABASE_URL names, or an SQLite file at the default path."""
    address = text("DATABASE_URL", f"sqlite:///{default}")
    scheme = address.partition("://")[0]
    if scheme not in {"sqlite", *_POSTGRES}:
        # Without the address itself: it holds a password.
        raise ImproperlyConfigured(
            "DATABASE_URL names neither PostgreSQL nor SQLite; write one such as "
            "postgres://user:password@host/name."
        )
    if scheme in _POSTGRES and not find_spec("psycopg"):
        raise ImproperlyConfigured(
            "DATABASE_URL names PostgreSQL, whose driver is not installed. Run "
            f"`{sys.executable} -m pip install 'psycopg[binary]>=3.2'`."
        )
    try:
        return dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read; write one such as postgres://user:password@host/name, "
            "with the special characters of the password as %40 for @."
        ) from error


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def switch(name: str, default: bool = False) -> bool:
    """Return a yes/no variable; anything else is refused."""
    value = text(name, "yes" if default else "no").lower()
    if value not in _YES | _NO:
        raise ImproperlyConfigured(f"{name} is {value!r}; write yes or no.")
    return value in _YES


def whole_number(name: str, default: int) -> int:
    """Return a whole number that is not negative; anything else is refused."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    """Return an absolute folder path; it need not exist yet."""
    value = text(name)
    return Path(value).expanduser().absolute() if value else default


def folders(name: str) -> list[Path]:
    """Return a variable of absolute folder paths, parted by colons as in PATH."""
    found = [Path(part.strip()).expanduser() for part in text(name).split(":") if part.strip()]
    for path in found:
        if not path.is_absolute():
            raise ImproperlyConfigured(f"{name} holds {path}; write whole paths, such as /srv/in.")
    return found


def secret_key(room: Path, may_be_weak: bool = False) -> str:
    """Return SECRET_KEY, or the key kept in the room's folder, made on the first run.

    The file is created with mode 0600 before anything is written to it, and linked into place, so
    that two first starts at once agree on one key and no other user ever reads it.
    """
    if given := text("SECRET_KEY"):
        if _is_weak(given) and not may_be_weak:
            raise ImproperlyConfigured(
                "SECRET_KEY is short, or an example that everybody knows: who guesses it signs in "
                "as anybody. Unset it, and the room makes one of its own."
            )
        return given
    path = room / "secret_key"
    try:
        room.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            _make_key(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The room's folder {room} cannot be written ({error.strerror}). "
            "Make it writable, or name another folder in READINGROOM_DATA."
        ) from error


def _is_weak(key: str) -> bool:
    return len(key) < 32 or len(set(key)) < 8 or key.startswith("django-insecure-")


def _make_key(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
