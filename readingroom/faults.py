"""What is said when the fault is on this side: the database's own troubles by their names."""

import re
import sys

from django.db import Error, InterfaceError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

# Words of SQLite's and PostgreSQL's messages → what they mean to a person.
_TROUBLES = (
    ("readonly", "the room is read-only at the moment"),
    ("read-only", "the room is read-only at the moment"),
    ("disk is full", "the disk is full"),
    ("no space left", "the disk is full"),
    ("disk i/o", "the disk refuses to write; it may be full"),
    ("unable to open", "the room's database cannot be opened, or only be read where it stands"),
    ("locked", "somebody else is saving much at once"),
)
_SILENT = "the room's database does not answer"
_NO_TABLES = "the room has not been prepared; who keeps it runs “manage.py migrate”"
WAIT = 30


def on_this_side(request: HttpRequest) -> HttpResponse:
    """Answer 503 and say why when the database is in trouble, 500 for any other fault."""
    reason = _reason_of(sys.exc_info()[1])
    if not reason:
        return server_error(request)
    # Without the request: asking who the reader is would ask the database again.
    context = {"reason": reason, "was_saving": request.method not in {"GET", "HEAD"}}
    answer = HttpResponse(render_to_string("503.html", context), status=503)
    answer.headers["Retry-After"] = str(WAIT)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def told_on_the_terminal(fault: Error) -> str | None:
    """Say what is wrong with the database and what to do; None when the fault is the program's."""
    if _lacks_its_tables(fault):
        return "The tables are not there yet. Run `manage.py migrate` first."
    if isinstance(fault, OperationalError | InterfaceError):
        return f"The database cannot be used: {str(fault).strip()}"
    return None


def _reason_of(fault: BaseException | None) -> str | None:
    if _lacks_its_tables(fault):
        return _NO_TABLES
    if not isinstance(fault, OperationalError | InterfaceError):
        return None
    message = str(fault).casefold()
    return next((words for sign, words in _TROUBLES if sign in message), _SILENT)


def _lacks_its_tables(fault: BaseException | None) -> bool:
    # SQLite's words, and PostgreSQL's.
    return isinstance(fault, OperationalError | ProgrammingError) and bool(
        re.search(r'^no such table|^relation ".*" does not exist', str(fault))
    )
