"""Keep control characters out of log lines, whatever a visitor typed into an address."""

import logging
import re

# C0 and C1 controls but the line feed and tab that tracebacks use; ESC starts terminal codes.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class RefusalsInOneLine(logging.Filter):
    """Leave out the traceback of a request that was refused: any stranger can cause thousands."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without where in the program the refusal happened."""
        if record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
        return True


class OneLine(logging.Formatter):
    """Write a message's control characters as visible escapes: a visitor cannot forge a line."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Return the line with line feeds and controls of the message escaped."""
        line = super().formatMessage(record).replace("\n", "\\n")
        return _CONTROLS.sub(lambda found: f"\\x{ord(found.group()):02x}", line)
