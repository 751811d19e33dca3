import logging
import re

TOKEN = re.compile(r"/link/[^/\s\"']+")


class WithoutTokens(logging.Formatter):
    """Writes a line of the log without the secret part of any link."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, its traceback included."""
        return TOKEN.sub("/link/…", super().format(record))
