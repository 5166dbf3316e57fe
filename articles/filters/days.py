"""A form field for one day, which says what is wrong with a day that does not exist."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError

# ASCII digits only: int() and strptime() would also read ２０２２ and ٢٠٢٢.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_ECHO = 30


class DayInput(forms.DateInput):
    """The browser's own calendar, where it has one."""

    input_type = "date"


class DayField(forms.DateField):
    """A day written as 2022-03-29."""

    widget = DayInput

    def to_python(self, value: object) -> dt.date | None:
        """Return the day; anything else is refused with the words that were written."""
        if value in self.empty_values:
            return None
        if day := _read(str(value)):
            return day
        raise ValidationError(
            "“%(written)s” is not a day of the calendar, so it was ignored. "
            "Write a day such as 2022-03-29.",
            code="invalid",
            params={"written": _echo(str(value))},
        )

    def bound_data(self, data: str | None, initial: object) -> str:
        """Return what the field shows again: nothing that a calendar cannot show."""
        return data if data and _read(data) else ""


def _read(written: str) -> dt.date | None:
    if not _DAY.fullmatch(written):
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _echo(written: str) -> str:
    printable = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in written[:_LONGEST_ECHO]
    )
    return printable if len(written) <= _LONGEST_ECHO else f"{printable}…"
