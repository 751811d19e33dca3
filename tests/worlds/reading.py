"""What a page's answer holds, read as a person would read it."""

import csv
import io


def exported(answer):
    """Return the lines of a table exported as CSV, without its headers."""
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))[1:]
