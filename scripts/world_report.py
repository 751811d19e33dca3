"""Write the tables of docs/world-qingdao.md and its Chinese sister from the pages of the product.

The Qingdao world of tests/worlds/qingdao is built by the product's actions in a database that is
thrown away; what its pages then say goes into the tables.

Usage, from the root of the repository::

    python scripts/world_report.py            write the tables
    python scripts/world_report.py --check    exit 1 when a page is not current
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings_for_tests")
django.setup()

from django.conf import settings  # noqa: E402 -- after the settings
from django.db import connection, transaction  # noqa: E402
from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: E402

from worlds.qingdao.report.table import PAGES, PARTS, rows_of, table  # noqa: E402 -- the path comes first

BEGIN = "<!-- begin: written by scripts/world_report.py -->"
END = "<!-- end: written by scripts/world_report.py -->"


def current(page: str, lines: Iterator[str]) -> str:
    """Return the page with its table as given."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([f"{before}{BEGIN}", "", *lines, "", f"{END}{after}"])


@contextmanager
def _throw_away_database() -> Iterator[None]:
    settings.DATABASES["default"]["TEST"]["MIGRATE"] = False
    setup_test_environment()
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    # A worker's heartbeat, another thread, would see nothing of a transaction that is taken back.
    with patch("manyuan.plans.jobs.HEARTBEAT", 600.0):
        yield
    connection.creation.destroy_test_db(name, verbosity=0)
    teardown_test_environment()


def _rows() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {language: {} for language in PAGES}
    with _throw_away_database():
        for part in PARTS.values():
            with transaction.atomic():
                for language, rows in rows_of(part).items():
                    found[language] |= rows
                transaction.set_rollback(True)
    return found


def main() -> None:
    """Write the pages, or say which is not current."""
    stale = []
    for language, rows in _rows().items():
        page = PAGES[language]
        kept = page.read_text("utf-8")
        fresh = current(kept, table(rows, language))
        if kept != fresh:
            stale.append(page.name)
        if "--check" not in sys.argv[1:]:
            page.write_text(fresh, "utf-8")
    if stale and "--check" in sys.argv[1:]:
        sys.exit(f"{', '.join(stale)}: not current, run this script")


if __name__ == "__main__":
    main()
