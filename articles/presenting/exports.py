"""Notes as rows of a table that no spreadsheet will run."""

from __future__ import annotations

from articles.models import Annotation
from articles.presenting.notes import area_of
from articles.presenting.webannotation import address_of

COLUMNS = (
    "uuid",
    "address",
    "article",
    "article_title",
    "revision",
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "note",
    "motivation",
    "tags",
    "language",
    "curator",
    "created",
    "modified",
    "version",
    "photo",
    "area",
)
# A cell that begins so is a formula to one spreadsheet or another; a quote mark makes it text.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def note_row(note: Annotation, base: str) -> list[str]:
    """Return the cells of a note, in the order of COLUMNS."""
    cells = (
        note.uuid,
        address_of(note, base),
        note.article_id,
        note.article.title,
        note.made_on.number,
        "" if note.start is None else note.start,
        "" if note.end is None else note.end,
        note.exact,
        note.prefix,
        note.suffix,
        note.body,
        note.motivation,
        "; ".join(tag.name for tag in note.tags.all()),
        note.language,
        note.creator.get_username() if note.creator else "",
        note.created_at.isoformat(),
        note.modified_at.isoformat(),
        note.version,
        note.photo.position if note.photo else "",
        area_of(note) if note.photo else "",
    )
    return [formula_safe(str(cell)) for cell in cells]


def formula_safe(cell: str) -> str:
    """Return a cell that begins with no sign of a formula, also behind white space."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
