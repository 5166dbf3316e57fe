"""What a piece of a dump can be by itself, and what was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.parsing.bylines import Byline
    from articles.parsing.credits import Credited
    from articles.parsing.datelines import Dateline
    from articles.parsing.dates import Stamp
    from articles.parsing.formats.textdump.lines import Piece


CAPTION_MARK = "stands behind the mark of a caption"


class Kind(Enum):
    """What a piece of a dump is by itself."""

    LISTED_DATE = auto()
    TIMES = auto()
    BYLINE = auto()
    SOURCE = auto()
    SIGNATURE = auto()
    CREDIT = auto()
    REPORTING = auto()
    MAIL = auto()
    END = auto()
    TAIL = auto()
    CHROME = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece with its kind, the reason for it, and what was read in it.

    `key` is what nearly equal copies of a text share.
    """

    piece: Piece
    kind: Kind
    note: str = ""
    stamps: tuple[Stamp, ...] = ()
    byline: Byline | None = None
    agencies: tuple[str, ...] = ()
    publisher: str = ""
    credited: Credited | None = None
    dateline: Dateline | None = None
    key: str = ""
    unreadable: str = ""

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.piece.text
