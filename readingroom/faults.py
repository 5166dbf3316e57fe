"""What is answered when the fault is on this side: the database's own troubles by their names."""

import sys

from django.db import InterfaceError, OperationalError
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
WAIT = 30


def on_this_side(request: HttpRequest) -> HttpResponse:
    """Answer 503 and say why when the database is in trouble, 500 for any other fault."""
    fault = sys.exc_info()[1]
    if not isinstance(fault, OperationalError | InterfaceError):
        return server_error(request)
    message = str(fault).casefold()
    reason = next((words for sign, words in _TROUBLES if sign in message), _SILENT)
    # Without the request: asking who the reader is would ask the database again.
    context = {"reason": reason, "was_saving": request.method not in {"GET", "HEAD"}}
    answer = HttpResponse(render_to_string("503.html", context), status=503)
    answer.headers["Retry-After"] = str(WAIT)
    answer.headers["Cache-Control"] = "no-store"
    return answer
