"""Read settings from environment variables, each with its type and a clear refusal."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """Return the variable's text."""
    return os.environ.get(name, default).strip()


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
