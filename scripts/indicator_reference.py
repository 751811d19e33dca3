"""Write the table of docs/reference/indicators.md from the catalogue that the code reads.

Usage, from the root of the repository::

    python scripts/indicator_reference.py            write the table
    python scripts/indicator_reference.py --check    exit 1 when the page is not current
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manyuan.config.settings")
django.setup()

from django.utils.translation import gettext, override  # noqa: E402 -- after the settings

from manyuan.measures.flows.catalogue import INDICATORS, REASONS  # noqa: E402 -- the path comes first

PAGE = ROOT / "docs" / "reference" / "indicators.md"
BEGIN = "<!-- begin: written by scripts/indicator_reference.py -->"
END = "<!-- end: written by scripts/indicator_reference.py -->"


def lines() -> Iterator[str]:
    """Yield the lines of both tables: the indicators, and why one cannot be known."""
    yield "| place | code | 指标 | indicator | unit | formula | better | source | status |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for one in INDICATORS:
        words = [gettext(text) for text in (one.title, one.unit, one.formula)]
        cells = [one.place, f"`{one.code}`", one.title, *words]
        yield f"| {' | '.join([*cells, one.better, gettext(one.source), one.status.value])} |"
    yield ""
    yield "| code of the reason | meaning | 中文 |"
    yield "| --- | --- | --- |"
    for code, text in REASONS.items():
        yield f"| `{code}` | {gettext(text)} | {text} |"


def current(page: str) -> str:
    """Return the page with the tables as the code defines them."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    with override("en"):
        return "\n".join([f"{before}{BEGIN}", "", *lines(), "", f"{END}{after}"])


def main() -> None:
    """Write the page, or say that it is not current."""
    page = PAGE.read_text("utf-8")
    fresh = current(page)
    if "--check" in sys.argv[1:]:
        sys.exit(0 if page == fresh else f"{PAGE.name} is not current: run this script")
    PAGE.write_text(fresh, "utf-8")


if __name__ == "__main__":
    main()
