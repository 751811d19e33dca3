"""docs/world-qingdao.md says of every row of the articles what the product's pages say."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

import world_report

from worlds.qingdao.report.table import PAGES, PARTS, rows_of, table

ROWS = [*(f"B{number}" for number in range(1, 22)), *(f"N{number}" for number in range(1, 13))]


def written(language):
    """Return the rows of a page as it is committed, by the number of the article."""
    lines = PAGES[language].read_text("utf-8").splitlines()
    rows = [(line.split("|")[1].strip(), line) for line in lines if line.startswith(("| B", "| N"))]
    assert len(rows) == len(dict(rows))
    return dict(rows)


@pytest.mark.parametrize("part", PARTS)
def test_page_says_what_the_product_says(db, part):
    for language, rows in rows_of(PARTS[part]).items():
        kept = written(language)

        assert {row: kept.get(row) for row in rows} == rows


def test_every_row_of_the_articles_is_there_once():
    lines = [line.row for part in PARTS.values() for line in part.lines]

    assert sorted(lines) == sorted(ROWS)
    assert [list(written(language)) for language in PAGES] == [ROWS, ROWS]


def test_pages_hold_the_table_as_it_is_written():
    for language, page in PAGES.items():
        text = page.read_text("utf-8")

        assert world_report.current(text, table(written(language), language)) == text


def test_proofs_exist():
    root = Path(__file__).parents[1]
    proofs = {one for part in PARTS.values() for line in part.lines for one in line.proofs}

    assert [one for one in sorted(proofs) if not (root / one).exists()] == []
