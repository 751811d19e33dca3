"""The pages of the documentation, for the tests beside."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def pages():
    """Return every page that people read: those at the root and all of docs/."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text_of(page):
    return page.read_text(encoding="utf-8")


def prose_of(page):
    """Return the page without its blocks of code."""
    return FENCE.sub("", text_of(page))


def links_of(page):
    return LINK.findall(prose_of(page))


def anchor_of(heading):
    """Return the anchor that a forge makes of a heading."""
    plain = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return plain.replace(" ", "-")


def headings_of(page):
    return re.findall(r"^#+ (.+)$", prose_of(page), re.MULTILINE)
