"""Settings of the test run: a room of its own, fast passwords, no collected static files."""

import os
import tempfile
from pathlib import Path

# The room must never be the reader's own: set before the project's settings are read.
_DATA = tempfile.TemporaryDirectory(prefix="reading-room-tests-")
os.environ["READINGROOM_DATA"] = _DATA.name

from readingroom.settings import *  # noqa: E402, F403
from readingroom.settings import DATABASES, ROOM, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser's server thread and the test must see the same rows.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(ROOM) / "test.sqlite3")}
