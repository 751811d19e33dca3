import logging
import re

TOKEN = re.compile(r"(/link/|/survey/[^/\s\"']+/)[^/\s\"']+")


class WithoutTokens(logging.Formatter):
    """Writes a line of the log without the secret part of any link or survey."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, its traceback included."""
        return TOKEN.sub(r"\1…", super().format(record))
